using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.PowerShell;

/// <summary>One tenant's share of a command: its reader, and the page that is on its way.</summary>
internal sealed class TenantRead<T>(Tenant tenant, Endpoint<T> endpoint, ReadRequest request) : IDisposable
    where T : Record, new()
{
    private IPageReader<T>? _reader;
    private Task<Page<T>?>? _next;

    public Tenant Tenant { get; } = tenant;

    public ReadRequest Request { get; } = request;

    /// <summary>How many of its records the command has emitted.</summary>
    public long Emitted { get; set; }

    public DateTimeOffset? CompleteTo => _reader?.CompleteTo;

    /// <summary>The next page, asked for if it was not yet.</summary>
    public Task<Page<T>?> Next(IReadLog log, CancellationToken cancellationToken)
    {
        _reader ??= Tenant.Read(endpoint, Request, log);
        return _next ??= _reader.ReadAsync(cancellationToken);
    }

    /// <summary>The page has been taken.</summary>
    public void Taken() => _next = null;

    public void Dispose()
    {
        // The token has been cancelled: what is on its way ends at once, and must have ended before the reader goes.
        if (_next is { } pending)
        {
            ((IAsyncResult)pending).AsyncWaitHandle.WaitOne();
            _ = pending.Exception;
        }

        _reader?.Dispose();
    }
}
