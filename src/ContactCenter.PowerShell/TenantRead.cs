using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.PowerShell;

/// <summary>One tenant's share of a command: what is to be read, one request after the other, and the page that is on its way.</summary>
internal sealed class TenantRead<T>(Tenant tenant, Endpoint<T> endpoint, IReadOnlyList<ReadRequest> requests) : IDisposable
    where T : Record, new()
{
    // A record that moves from one batch of filters to another while they are read would come with both.
    private readonly HashSet<long>? _seen = requests.Count > 1 && !endpoint.NeedsParent ? [] : null;
    private IPageReader<T>? _reader;
    private Task<Page<T>?>? _next;
    private int _index;

    public Tenant Tenant => tenant;

    public Endpoint<T> Endpoint => endpoint;

    /// <summary>The request that is being read.</summary>
    public ReadRequest Request => requests[Math.Min(_index, requests.Count - 1)];

    /// <summary>Whether it takes more than one read.</summary>
    public bool IsMany => requests.Count > 1;

    /// <summary>How much of it the command has emitted.</summary>
    public long Emitted { get; set; }

    /// <summary>Up to when everything has been handed over; null where that is not known.</summary>
    public DateTimeOffset? CompleteTo => IsMany ? null : _reader?.CompleteTo;

    /// <summary>Whether the record has not come before.</summary>
    public bool IsNew(T record) => _seen is null || record.Id is not long id || _seen.Add(id);

    /// <summary>The next page, asked for if it was not yet.</summary>
    public Task<Page<T>?> Next(IReadLog log, CancellationToken cancellationToken) => _next ??= ReadAsync(log, cancellationToken);

    /// <summary>The page has been taken.</summary>
    public void Taken() => _next = null;

    /// <summary>How many records there are in all; null where the tenant does not say.</summary>
    public async Task<(long? Count, bool IsEstimate)> CountAsync(IReadLog log, CancellationToken cancellationToken)
    {
        long? total = 0;
        bool isEstimate = false;
        foreach (ReadRequest request in requests)
        {
            try
            {
                (long? count, bool isWidened) = request.Ids is null ? await tenant.CountAsync(endpoint, request, log, cancellationToken).ConfigureAwait(false) : (null, false);
                total += count;
                isEstimate |= isWidened;
            }
            catch (ContactCenterException error) when (IsMissingParent(error, request))
            {
                // It has nothing that could be counted; reading says so.
            }
        }

        return (total, isEstimate);
    }

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

    private static bool IsMissingParent(ContactCenterException error, ReadRequest request) => error.Kind == ErrorKind.NotFound && request.ParentId is not null;

    private async Task<Page<T>?> ReadAsync(IReadLog log, CancellationToken cancellationToken)
    {
        while (_index < requests.Count)
        {
            try
            {
                _reader ??= tenant.Read(endpoint, requests[_index], log);
                if (await _reader.ReadAsync(cancellationToken).ConfigureAwait(false) is Page<T> page)
                {
                    return page;
                }

                if (!IsMany)
                {
                    return null;
                }

                GoOn();
            }
            catch (ContactCenterException error) when (IsMissingParent(error, requests[_index]))
            {
                long? parent = requests[_index].ParentId;
                GoOn();
                return new Page<T>([], [new ContactCenterException(error.Kind, error.Message + " " + Errors.Text(Strings.ParentMissing, parent, endpoint.Path), error) { StatusCode = error.StatusCode, RecordId = parent }], null, false);
            }
        }

        return null;
    }

    private void GoOn()
    {
        _reader?.Dispose();
        _reader = null;
        _index++;
    }
}
