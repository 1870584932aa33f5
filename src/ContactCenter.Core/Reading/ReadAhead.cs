using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Reading;

/// <summary>
/// Asks for the page after the next one while the next is under way. Where a tenant takes longer to answer than the pace is, one request at a time would leave every second slot unused.
/// <para>
/// Nobody knows yet where the next page will end. So the page after it is asked for as the second one from a bound a few records before the end of the last page: it overlaps with the next
/// page by a few records. That overlap is the proof that nothing has slid past between the two; without it the page is thrown away, and what it would have brought is asked for as usual.
/// </para>
/// </summary>
internal sealed class ReadAhead<T>(ReadSession<T> session, bool descending, Func<DateTimeOffset, ListQuery> from)
    where T : Record, new()
{
    // Of a page, so that a few records that go meanwhile do not make it worthless.
    private const int OverlapShare = 20;

    // So many in a row, and the tenant changes too fast, or has no second pages: each more would use a slot for nothing.
    private const int MostThrownAway = 3;

    private readonly CancellationTokenSource _stop = new();
    private Request? _underWay;
    private int _thrownAway;
    private bool _isSaid;

    /// <summary>How far a page that is asked for as usual goes: all but the record that it begins with, which is known.</summary>
    public static int Usual(int served) => served - 1;

    /// <summary>Takes the request that is under way; null where there is none.</summary>
    public Request? Take()
    {
        Request? taken = _underWay;
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
        if (!last.IsFar || _thrownAway >= MostThrownAway || last.Rows.Count < served || back < 1 || back >= last.Rows.Count || session.WouldSatisfy(served)
            || session.Total - session.Count <= served || last.Rows[last.Rows.Count - back].Time is not DateTimeOffset time)
        {
            return;
        }

        if (!_isSaid)
        {
            _isSaid = true;
            session.Verbose("the tenant takes longer to answer than the pace is from one request to the next, so that two requests are under way at a time.");
        }

        DateTimeOffset bound = descending ? ListQuery.Ceiling(time) + ListQuery.Unit : ListQuery.Floor(time) - ListQuery.Unit;
        ListQuery query = from(bound) with { Page = 2 };
        _underWay = new Request(FetchAsync(query, cancellationToken), query, (2 * served) - back, expected);
    }

    /// <summary>A page has been read: what is under way begins where it was asked for, and brings the more the less this one has brought.</summary>
    /// <param name="brought">How many records the page had beyond those before it.</param>
    public void HasRead(int brought)
    {
        if (_underWay is not null)
        {
            _underWay.Before = brought;
        }
    }

    /// <summary>A page that was asked for ahead has come.</summary>
    /// <param name="isOfUse">Whether it went on where the one before ended.</param>
    public void Judge(bool isOfUse) => _thrownAway = isOfUse ? 0 : _thrownAway + 1;

    /// <summary>Gives up what is under way, and waits until it has ended: after that nothing of this read is left.</summary>
    internal async Task StopAsync()
    {
        _stop.Cancel();
        if (_underWay is not null)
        {
            await Task.WhenAny(_underWay.Page).ConfigureAwait(false);
            _ = _underWay.Page.Exception;
        }

        _stop.Dispose();
    }

    // Whatever else is wrong than the page would be wrong with the usual request, too.
    private async Task<Fetched<T>?> FetchAsync(ListQuery query, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        try
        {
            return await session.FetchAheadAsync(query, stop.Token).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (e.Kind is ErrorKind.NotFound or ErrorKind.InvalidRequest)
        {
            return null;
        }
    }

    /// <summary>A request that is under way.</summary>
    /// <param name="page">Its page; null where the tenant has none of that number.</param>
    /// <param name="query">What was asked for.</param>
    /// <param name="reach">How many records lie between the end of the last page and its own end.</param>
    /// <param name="before">How many of these the page before it will bring.</param>
    public sealed class Request(Task<Fetched<T>?> page, ListQuery query, int reach, int before)
    {
        internal Task<Fetched<T>?> Page { get; } = page;

        public ListQuery Query { get; } = query;

        public int Before { get; set; } = before;

        /// <summary>How many records it will bring, if nothing changes.</summary>
        public int Expected => reach - Before;
    }
}
