using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Json;

namespace ContactCenter.Reading;

/// <summary>
/// What all ways of reading share: fetching a page, handing records over with none twice, knowing the end, and saying how far it has come.
/// </summary>
internal sealed class ReadSession<T>
    where T : Record, new()
{
    private const int MostReported = 10_000;

    // How often an empty page that can't be right is requested again.
    private const int MaxRepeats = 2;

    private readonly Func<ListQuery, CancellationToken, Task<Fetched<T>>> _fetch;
    private readonly Handoff<T> _handoff;
    private readonly ReadRequest _request;
    private readonly Match<T> _match;
    private readonly IReadLog _log;
    private readonly string _tenant;
    private readonly Func<int, TimeSpan> _duration;
    private readonly HashSet<string> _reported = [];
    private readonly HashSet<Field> _odd = [];
    private List<T> _records = [];
    private List<ContactCenterException> _errors = [];
    private string _lastRequest = string.Empty;
    private long _taken;
    private bool _offered;
    private bool _hasRows;
    private bool _isTotalDisproved;
    private bool _isMissingSaid;

    public ReadSession(
        ListQuery query,
        ReadRequest request,
        Func<ListQuery, CancellationToken, Task<Fetched<T>>> fetch,
        Handoff<T> handoff,
        IReadLog log,
        string tenant,
        Func<int, TimeSpan> duration,
        int largestPage)
    {
        Query = query;
        _request = request;
        _fetch = fetch;
        _handoff = handoff;
        _match = new Match<T>(query);
        _log = log;
        _tenant = tenant;
        _duration = duration;
        Served = Math.Min(largestPage, query.PageSize);
    }

    /// <summary>What the user asked for, on the first page and in no order.</summary>
    public ListQuery Query { get; }

    /// <summary>Whether a Total of this list was more than the rows of its page, in this read or an earlier one.</summary>
    public bool IsTotalOfList { get; set; }

    /// <summary>How many matching records have been handed over or are about to be.</summary>
    public long Count { get; private set; }

    /// <summary>How many records match, by the tenant's first answer; null where it did not say.</summary>
    public long? Total { get; set; }

    /// <summary>The most rows that a page has held, in this read or an earlier one: the size that the tenant serves, where it says nothing else.</summary>
    public int Served { get; private set; }

    /// <summary>Everything before this time (after it, descending) has been handed over.</summary>
    public DateTimeOffset? CompleteTo { get; set; }

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsSatisfied => _request.Limit is long limit && Count >= limit;

    /// <summary>Whether clearly fewer records were read than a count says. A few can have gone or been created meanwhile.</summary>
    public bool IsClearlyShortOf(long? total) => !_isTotalDisproved && total is long count && count > _taken + Math.Max(10, count / 4);

    /// <summary>The most rows that a page has held in this read.</summary>
    public int LargestPage { get; private set; }

    /// <summary>Whether the user asked for an order, so that any records will not do.</summary>
    public bool IsOrderAsked => _request.Descending || _request.SortBy is not null;

    /// <summary>Whether so many more records are all that is wanted.</summary>
    public bool WouldSatisfy(int count) => _request.Limit is long limit && Count + count >= limit;

    /// <summary>The unit in which the tenant displays the endpoint's time; a millisecond where there is no such time.</summary>
    public TimePrecision Precision => Query.Precisions.Of(Query.Endpoint.TimeKey ?? string.Empty);

    /// <summary>Requests the first page of a query: see <see cref="FetchAsync(ListQuery, PagePlace, CancellationToken)"/>.</summary>
    public Task<Fetched<T>> FetchAsync(ListQuery query, CancellationToken cancellationToken) => FetchAsync(query, default, cancellationToken);

    /// <summary>Requests a page and judges what it says about the end of the list. An empty page that proves nothing, or can't be right, is requested again.</summary>
    /// <param name="query">What to request.</param>
    /// <param name="place">The place of the page in its query.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Fetched<T>> FetchAsync(ListQuery query, PagePlace place, CancellationToken cancellationToken)
    {
        int largest = Served;
        for (int attempt = 0; ; attempt++)
        {
            Fetched<T> page = await FetchOnceAsync(query, cancellationToken).ConfigureAwait(false);
            _isTotalDisproved |= !page.IsEmpty && page.Total < place.Position + page.Rows.Count;
            page = page with { End = Judge(page, query, place, largest) };
            if (!page.IsEmpty || page.IsLast || attempt == MaxRepeats || (attempt > 0 && page.End == PageEnd.Unproven))
            {
                return page.IsEmpty && page.End == PageEnd.Unproven ? page with { End = PageEnd.Last } : page;
            }

            Verbose($"the response to {page.Request} is empty, and nothing proves that this is right; it is requested again.");
        }
    }

    /// <summary>Judges a page again, when it is known how many of its records are new to its query.</summary>
    /// <param name="page">The page.</param>
    /// <param name="query">What was requested.</param>
    /// <param name="place">The place of the page in its query.</param>
    /// <param name="largest">The most rows that an earlier page held.</param>
    public PageEnd Judge(Fetched<T> page, ListQuery query, PagePlace place, int largest) => EndOfRead.Judge(new PageEvidence
    {
        Rows = page.Rows.Count,
        Asked = query.PageSize,
        Largest = largest,
        Number = query.Page,
        Before = place.Before,
        Position = place.Position,
        Overlaps = place.Overlaps,
        Total = _isTotalDisproved ? null : page.Total,
        IsTotalOfList = IsTotalOfList,
        PerPage = page.PerPage,
        HasNext = page.HasNext,
        LastPage = page.LastPage,
    });

    /// <summary>
    /// Whether a page is the last one, where it can't tell by itself: the page after it is requested, and is empty. A full page is not asked about.
    /// </summary>
    /// <param name="query">What was requested.</param>
    /// <param name="page">The page.</param>
    /// <param name="position">How many rows come before the page.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> IsLastAsync(ListQuery query, Fetched<T> page, long position, CancellationToken cancellationToken)
    {
        if (page.End != PageEnd.Unproven || page.Rows.Count >= query.PageSize)
        {
            return page.IsLast || page.IsEmpty;
        }

        try
        {
            var place = new PagePlace(position + page.Rows.Count, position + page.Rows.Count);
            Fetched<T> next = await FetchAsync(query with { Page = query.Page + 1 }, place, cancellationToken).ConfigureAwait(false);
            return next.IsLast && next.IsEmpty;
        }
        catch (ContactCenterException e) when (IsRefused(e))
        {
            return true;
        }
    }

    /// <summary>
    /// Whether a first page holds as many rows as its count says, and the empty page after it says the same: then it is no count of the page, and there is no more.
    /// </summary>
    public async Task<bool> IsCountConfirmedAsync(ListQuery query, Fetched<T> first, CancellationToken cancellationToken)
    {
        int rows = first.Rows.Count;
        if (first.End != PageEnd.Unproven || first.Total != rows || rows >= query.PageSize)
        {
            return false;
        }

        try
        {
            Fetched<T> next = await FetchAsync(query with { Page = 2 }, new PagePlace(rows, rows), cancellationToken).ConfigureAwait(false);
            return next.IsEmpty && next.IsLast && next.Total == rows;
        }
        catch (ContactCenterException e) when (IsRefused(e))
        {
            return false;
        }
    }

    /// <summary>Whether an error says that there is no such page.</summary>
    public static bool IsRefused(ContactCenterException error) => error.Kind is ErrorKind.NotFound or ErrorKind.InvalidRequest;

    /// <summary>Warns, once for each read, that a response was empty although records must be on it.</summary>
    public void WarnIfMissing(Fetched<T> page)
    {
        if (page.End == PageEnd.Missing && !_isMissingSaid)
        {
            _isMissingSaid = true;
            string count = page.Total is null ? string.Empty : $" The tenant counts {page.Total} matching records.";
            Warn($"the response to {page.Request} is empty, though it was requested {MaxRepeats + 1} times and records must follow.{count} Records may be missing. Read again.");
        }
    }

    /// <summary>Requests a page that may turn out to be of no use: nothing is concluded from it.</summary>
    public async Task<Fetched<T>> FetchAheadAsync(ListQuery query, CancellationToken cancellationToken)
    {
        Fetched<T> page = await _fetch(query, cancellationToken).ConfigureAwait(false);
        Observe(page);
        return page;
    }

    private async Task<Fetched<T>> FetchOnceAsync(ListQuery query, CancellationToken cancellationToken)
    {
        Fetched<T> page = await FetchPageAsync(query, cancellationToken).ConfigureAwait(false);
        Observe(page);
        if (!_hasRows && !page.IsEmpty)
        {
            _hasRows = true;
            if (query.HasTimeBound && _match.Unit > ListQuery.Millisecond && query.ToRequest().PathAndQuery != _lastRequest)
            {
                // The bounds were widened by less than the unit in which times are displayed.
                page = await FetchPageAsync(query, cancellationToken).ConfigureAwait(false);
                Observe(page);
            }
        }

        Total ??= _request.Ids is null ? page.Total : null;
        _isTotalDisproved |= Total < _taken;
        IsTotalOfList |= page.Total > page.Rows.Count;
        Served = Math.Max(Served, page.Rows.Count);
        LargestPage = Math.Max(LargestPage, page.Rows.Count);
        return page;
    }

    private void Observe(Fetched<T> page)
    {
        _match.Observe(page.Rows);
        if (Query.Endpoint.TimeKey is not null)
        {
            Precision.Observe(page.Rows.Where(row => row.Time is not null).Select(row => row.Time!.Value));
        }
    }

    private async Task<Fetched<T>> FetchPageAsync(ListQuery query, CancellationToken cancellationToken)
    {
        _lastRequest = query.ToRequest().PathAndQuery;
        try
        {
            return await _fetch(query, cancellationToken).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (e.Kind == ErrorKind.NotFound && query.Page > 1)
        {
            return await FetchMissingAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }

    // Some servers have no page past the end, instead of an empty one; and some answer 404 at times for no reason. The page before tells which it was.
    private async Task<Fetched<T>> FetchMissingAsync(ListQuery query, CancellationToken cancellationToken)
    {
        ListQuery queryBefore = query with { Page = query.Page - 1 };
        Fetched<T> before = await FetchPageAsync(queryBefore, cancellationToken).ConfigureAwait(false);
        long rows = (query.Page - 2L) * (before.PerPage ?? Math.Max(Served, before.Rows.Count));
        PageEnd end = Judge(before, queryBefore, new PagePlace(rows, rows), Served);
        var none = new Fetched<T>([], query.Page, null, null, null, query.Page - 1, query.ToRequest().ToString());
        if (before.IsEmpty || end == PageEnd.Last || (end == PageEnd.Unproven && before.Total is not null))
        {
            return none;
        }

        try
        {
            return await _fetch(query, cancellationToken).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (e.Kind == ErrorKind.NotFound && end == PageEnd.Unproven)
        {
            return none;
        }
    }

    /// <summary>Takes a row to be handed over, if it matches and something is still wanted.</summary>
    public void Emit(Row<T> row)
    {
        _taken++;
        if (row.Error is not null)
        {
            // A page can come more than once; without an id it is the place that tells one such row from another.
            if (row.Id is not null || (_reported.Count < MostReported && _reported.Add(row.Error.Message)))
            {
                _errors.Add(row.Error);
            }
        }
        else if (!IsSatisfied && _match.Includes(row.Record!))
        {
            _records.Add(row.Record!);
            Count++;
            ReportMisfits(row);
        }
    }

    // Once for each field: what a tenant writes in its own way, it writes so in every record.
    private void ReportMisfits(Row<T> row)
    {
        foreach (Misfit misfit in row.Misfits ?? [])
        {
            if (_odd.Add(misfit.Field))
            {
                Warn(misfit.ToWarning(Query.Endpoint.Path, row.Id));
            }
        }
    }

    public void Emit(ContactCenterException error) => _errors.Add(error);

    /// <summary>Hands over what was taken, and waits until it is.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_records.Count == 0 && _errors.Count == 0 && _offered)
        {
            return;
        }

        _offered = true;
        var page = new Page<T>(_records, _errors, Total, Query.IsWidened);
        _records = [];
        _errors = [];
        SayProgress();
        await _handoff.OfferAsync(page, CompleteTo, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until more is wanted than was handed over.</summary>
    public Task WaitUntilAskedAsync(CancellationToken cancellationToken) => _handoff.WaitUntilAskedAsync(cancellationToken);

    public void Verbose(string message) => _log.Verbose(_tenant + ": " + message);

    public void Warn(string message) => _log.Warning(_tenant + ": " + message);

    private void SayProgress()
    {
        long? total = Total is long all && _request.Limit is long limit ? Math.Min(all, limit) : Total;
        TimeSpan? left = total is null || Served == 0
            ? null
            : _duration((int)Math.Min(int.MaxValue, Math.Max(0, total.Value - Count + Served - 1) / Served));
        _log.Progress(new ReadProgress(_tenant, Query.Endpoint.Path, Count, total, left));
    }
}
