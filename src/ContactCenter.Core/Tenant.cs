using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter;

/// <summary>A connection to a tenant. It holds the credentials and shows them to nobody; it can be used from any thread.</summary>
public sealed class Tenant : IDisposable
{
    /// <summary>Opens a connection. Nothing is sent yet: see <see cref="VerifyAsync"/>.</summary>
    /// <param name="options">Where the tenant is and how to speak to it.</param>
    /// <exception cref="ContactCenterException">An option can't be used (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public Tenant(TenantOptions options) => throw new NotImplementedException();

    /// <summary>What the connection is called.</summary>
    public string Name { get; }

    /// <summary>The address that all requests go under, such as https://customer.example.com/manager/api/v1/.</summary>
    public Uri BaseUri { get; }

    /// <summary>The Basic user name.</summary>
    public string UserName { get; }

    /// <summary>How many requests a second are sent at most; 0 for no pace.</summary>
    public double RequestsPerSecond { get; }

    /// <summary>The zone of times that are given without one.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Whether the connection can be used: false once it is disposed of.</summary>
    public bool IsOpen { get; }

    /// <summary>How many requests have been sent, those that were tried again included.</summary>
    public long RequestCount { get; }

    /// <summary>How many of them were sent because an earlier attempt had failed.</summary>
    public long RetryCount { get; }

    /// <summary>How long requests have waited for the pace, in all.</summary>
    public TimeSpan PaceWait { get; }

    /// <summary>Sends one cheap request to see whether the address and the credentials work.</summary>
    /// <param name="log">Takes what there is to say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ContactCenterException">They do not.</exception>
    public Task VerifyAsync(IReadLog log, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Reads records, page by page. No request is sent before the first page is asked for.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="endpoint">What to read, such as <see cref="Endpoints.Calls"/>.</param>
    /// <param name="request">Which of it.</param>
    /// <param name="log">Takes what there is to say.</param>
    /// <exception cref="ContactCenterException">The request can't be made so (<see cref="ErrorKind.InvalidArgument"/>), or the connection is closed.</exception>
    public IPageReader<T> Read<T>(Endpoint<T> endpoint, ReadRequest request, IReadLog log)
        where T : Record, new() => throw new NotImplementedException();

    /// <summary>How many records match, in one request; null where the tenant does not say.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="endpoint">What to count.</param>
    /// <param name="request">Which of it.</param>
    /// <param name="log">Takes what there is to say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The count, and whether it is an estimate because a bound was widened.</returns>
    /// <exception cref="ContactCenterException">It can't be had.</exception>
    public Task<(long? Count, bool IsEstimate)> CountAsync<T>(Endpoint<T> endpoint, ReadRequest request, IReadLog log, CancellationToken cancellationToken)
        where T : Record, new() => throw new NotImplementedException();

    /// <summary>Closes the connection: reads that are under way end with <see cref="ErrorKind.NotConnected"/>.</summary>
    public void Dispose() => throw new NotImplementedException();

    /// <summary>Reads from several tenants side by side, each at its own pace, as one sequence.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="readers">One reader for each tenant; they are disposed of with the result.</param>
    public static IPageReader<T> Merge<T>(IReadOnlyList<IPageReader<T>> readers)
        where T : Record => throw new NotImplementedException();
}
