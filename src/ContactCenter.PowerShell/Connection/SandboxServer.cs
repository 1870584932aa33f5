using System;
using System.Collections.Generic;
using System.Management.Automation;
using ContactCenter.Sandbox;

namespace ContactCenter.PowerShell;

/// <summary>A sandbox that runs in this process. Piped to Connect-CcTenant, it connects.</summary>
public sealed class SandboxServer : IDisposable
{
    private readonly SandboxTenant _sandbox;

    internal SandboxServer(SandboxTenant sandbox, double requestsPerSecond)
    {
        _sandbox = sandbox;
        Uri = sandbox.Uri;
        RequestsPerSecond = requestsPerSecond;
        Credential = new PSCredential(sandbox.UserName, Secret.From(sandbox.Token));
    }

    /// <summary>Where it listens, on loopback.</summary>
    public Uri Uri { get; }

    /// <summary>The user name and the token that it accepts. The token is made anew at each start.</summary>
    public PSCredential Credential { get; }

    /// <summary>How many requests a second it admits; 0 for no limit. A connection that it is piped to takes the same pace.</summary>
    public double RequestsPerSecond { get; }

    /// <summary>Whether it runs.</summary>
    public bool IsRunning { get; private set; } = true;

    /// <summary>How many requests have come.</summary>
    public int RequestCount => _sandbox.Requests.Count;

    /// <summary>The requests that have come, in their order.</summary>
    public IReadOnlyList<SandboxRequest> GetRequests() => _sandbox.Requests;

    /// <summary>The share of the permitted requests that was used, from the first to the last one that was admitted, 0 to 1.</summary>
    /// <param name="segment">Only requests with that segment in their path count, such as calls; null for all.</param>
    public double GetPaceShare(string? segment = null) => _sandbox.PaceShare(segment);

    /// <summary>Stops it.</summary>
    public void Dispose()
    {
        IsRunning = false;
        _sandbox.Dispose();
    }

    /// <summary>Starts a sandbox.</summary>
    /// <exception cref="ContactCenterException">It can't be started so, or not on that port (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    internal static SandboxTenant StartTenant(SandboxOptions options)
    {
        try
        {
            return SandboxTenant.Start(options);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new ContactCenterException(ErrorKind.InvalidArgument, Errors.Text(Strings.SandboxNotStarted, Errors.Plain(error)), error);
        }
    }

    /// <summary>The address.</summary>
    public override string ToString() => Uri.ToString();
}
