using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Reading;

/// <summary>
/// Asks for the page after the next one while the next is under way. Where a tenant takes longer to answer than the pace is, one request at a time would leave every second slot unused.
/// <para>
/// Nobody knows yet where the next page will end. So the page after it is asked for as the second one from a bound a few records before the end of the last page: it overlaps with the next
/// page by a few records. That overlap is the proof that nothing has slid past between the two; without it the page is thrown away, and reading goes on as if it had never been asked for.
/// </para>
/// </summary>
internal sealed class ReadAhead<T>(ReadSession<T> session, bool descending, Func<DateTimeOffset, ListQuery> from) : IDisposable
    where T : Record, new()
{
    // Of a page, so that a few records that go meanwhile do not make it worthless.
    private const int OverlapShare = 20;

    private readonly CancellationTokenSource _stop = new();
    private (Task<Fetched<T>?> Page, ListQuery Query, int Expected)? _underWay;
    private bool _isSaid;

    /// <summary>How far a page that is asked for as usual goes: all but the record that it begins with, which is known.</summary>
    public static int Usual(int served) => served - 1;

    /// <summary>Takes the request that is under way: its page, which is null where the tenant would not give it, and how many records it will bring if nothing changes. Null where there is none.</summary>
    public (Task<Fetched<T>?> Page, ListQuery Query, int Expected)? Take()
    {
        (Task<Fetched<T>?> Page, ListQuery Query, int Expected)? taken = _underWay;
        _underWay = null;
        return taken;
    }

    /// <summary>Asks for the page after the next one, if that can pay.</summary>
    /// <param name="last">The last page that was read.</param>
    /// <param name="expected">How many records the next page will bring.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void Start(Fetched<T> last, int expected, CancellationToken cancellationToken)
    {
        int served = session.Served;
        int overlap = Math.Max(2, served / OverlapShare);
        int back = served + overlap - expected;
        if (!last.IsFar || last.Rows.Count < served || back < 1 || back >= last.Rows.Count || session.WouldSatisfy(served) || session.Total - session.Count <= served
            || last.Rows[last.Rows.Count - back].Time is not DateTimeOffset time)
        {
            return;
        }

        if (!_isSaid)
        {
            _isSaid = true;
            session.Verbose("the tenant takes longer to answer than from one request to the next, so that two are under way at a time.");
        }

        DateTimeOffset bound = descending ? ListQuery.Ceiling(time) + ListQuery.Unit : ListQuery.Floor(time) - ListQuery.Unit;
        ListQuery query = from(bound) with { Page = 2 };
        _underWay = (FetchAsync(query, cancellationToken), query, (2 * served) - back - expected);
    }

    /// <summary>Gives up what is under way.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        if (_underWay is { Page: { } page })
        {
            // It ends at once; after that nothing of this read is left.
            Task.WaitAny(page);
            _ = page.Exception;
        }

        _stop.Dispose();
    }

    // What is wrong with it, the usual request will show too, unless it is the page that is wrong: some tenants have none past the end.
    private async Task<Fetched<T>?> FetchAsync(ListQuery query, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            return await session.FetchAheadAsync(query, stop.Token).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (!e.IsTransient)
        {
            return null;
        }
    }
}
