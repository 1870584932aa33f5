using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using ContactCenter.Sandbox.Data;
using ContactCenter.Sandbox.Serving;

namespace ContactCenter.Sandbox;

/// <summary>A tenant of its own on loopback HTTP, with data like that of a contact centre: to try things out, and to test against.</summary>
public sealed class SandboxTenant : IDisposable
{
    private readonly SandboxServer _server;
    private readonly double _requestsPerSecond;

    private SandboxTenant(SandboxOptions options, SandboxStore store, string token, SandboxServer server)
    {
        _server = server;
        _requestsPerSecond = options.RequestsPerSecond;
        Store = store;
        UserName = options.UserName;
        Token = token;
    }

    /// <summary>Its address, such as http://127.0.0.1:40123/. The API is under manager/api/v1/.</summary>
    public Uri Uri => _server.Uri;

    /// <summary>The Basic user name.</summary>
    public string UserName { get; }

    /// <summary>The token, in plain text; made anew with each start unless one was given. It opens nothing but this sandbox.</summary>
    public string Token { get; }

    /// <summary>The records.</summary>
    public SandboxStore Store { get; }

    /// <summary>The requests so far, in the order of arrival.</summary>
    public IReadOnlyList<SandboxRequest> Requests => _server.Requests;

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">What it is to be like; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option can't be used.</exception>
    /// <exception cref="InvalidOperationException">The port is taken or may not be used.</exception>
    public static SandboxTenant Start(SandboxOptions? options = null)
    {
        options = (options ?? new SandboxOptions()).Copy();
        DateTimeOffset now = options.Now ?? DateTimeOffset.Now;
        var data = new SandboxData(options.Seed, options.Days, options.CallsPerDay, now);
        var store = new SandboxStore(now);
        var life = new SandboxLife(store, options.Life);
        var own = new OwnRecords(options);
        foreach (Endpoint endpoint in Endpoints.All.Where(SandboxViews.AreKept))
        {
            if (own.Of(endpoint) is { } records)
            {
                // At once, so that what is wrong with them shows here.
                store.Fill(endpoint, () => records);
                store.Collection(endpoint);
            }
            else
            {
                store.Fill(endpoint, () => data.Still(endpoint.Path).Concat(life.Take(endpoint, data.Living(endpoint.Path))));
            }
        }

        // Most ask for calls, and the first answer should not take longer than the next.
        store.Collection(Endpoints.Calls);
        string token = options.Token ?? NewToken();
        SandboxChurn? churn = options.Churn > 0 ? new SandboxChurn(options, store, data) : null;
        var views = new SandboxViews(store, data, own, life);
        SandboxServer server = SandboxServer.Start(options, token, uri => new SandboxHandler(options, store, views, life, churn, uri));
        return new SandboxTenant(options, store, token, server);
    }

    /// <summary>
    /// How much of the permitted pace was used: requests admitted, for each that could have been between the first and the last of them. 1 where there is no limit, and where there are no such requests.
    /// </summary>
    /// <param name="segment">Only requests with that segment in their path count, such as calls; null for all.</param>
    public double PaceShare(string? segment = null)
    {
        SandboxRequest[] requests = [.. Requests.Where(request => segment is null || request.Path.Split('/').Contains(segment))];
        if (requests.Length == 0 || _requestsPerSecond == 0)
        {
            return 1;
        }

        double span = (requests.Max(request => request.Arrived) - requests.Min(request => request.Arrived)).TotalSeconds;
        return requests.Count(request => request.IsAdmitted) / (1 + Math.Floor(span * _requestsPerSecond));
    }

    /// <summary>Stops it: the port is free again, and what hangs is let go.</summary>
    public void Dispose() => _server.Dispose();

    private static string NewToken()
    {
        byte[] bytes = new byte[24];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');
    }
}
