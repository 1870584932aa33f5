using System;
using System.Collections.Generic;
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

    // How often an empty page that its headers contradict is requested again.
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
    private bool _offered;

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

    /// <summary>How many matching records have been handed over or are about to be.</summary>
    public long Count { get; private set; }

    /// <summary>How many records match, by the tenant's first answer; null where it did not say.</summary>
    public long? Total { get; set; }

    /// <summary>The most rows that a page has held, in this read or an earlier one: the size that the tenant serves, where it says nothing else.</summary>
    public int Served { get; private set; }

    /// <summary>A page was shorter and not the last one: from now on pages are as small as that.</summary>
    public void Shrink(Fetched<T> page) => Served = Math.Max(1, page.Rows.Count);

    /// <summary>Everything before this time (after it, descending) has been handed over.</summary>
    public DateTimeOffset? CompleteTo { get; set; }

    /// <summary>Whether nothing more is wanted.</summary>
    public bool IsSatisfied => _request.Limit is long limit && Count >= limit;

    /// <summary>Whether the user asked for an order, so that any records will not do.</summary>
    public bool IsOrderAsked => _request.Descending || _request.SortBy is not null;

    /// <summary>Whether so many more records are all that is wanted.</summary>
    public bool WouldSatisfy(int count) => _request.Limit is long limit && Count + count >= limit;

    public async Task<Fetched<T>> FetchAsync(ListQuery query, CancellationToken cancellationToken)
    {
        int before = Served;
        Fetched<T> page;
        try
        {
            page = await FetchAgainIfEmptyAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (e.Kind == ErrorKind.NotFound && query.Page > 1)
        {
            page = await FetchMissingAsync(query, cancellationToken).ConfigureAwait(false);
        }

        Total ??= _request.Ids is null ? page.Total : null;
        Served = Math.Max(before, page.Rows.Count);
        return page;
    }

    // An empty page is not believed where its own headers say that it holds records.
    private async Task<Fetched<T>> FetchAgainIfEmptyAsync(ListQuery query, CancellationToken cancellationToken)
    {
        for (int repeats = 0; ; repeats++)
        {
            Fetched<T> page = await _fetch(query, cancellationToken).ConfigureAwait(false);
            bool isContradicted = page.Rows.Count == 0 && (page.HasNext == true || page.Total > (query.Page - 1L) * query.PageSize);
            if (!isContradicted)
            {
                return page;
            }

            if (repeats == MaxRepeats)
            {
                Warn($"the response to {page.Request} was empty {repeats + 1} times, although its headers say that records follow. "
                    + "Records may be missing. Run the command again later.");
                return page;
            }

            Verbose($"the response to {page.Request} is empty, although its headers say that records follow; it is requested again.");
        }
    }

    /// <summary>Asks for a page that may turn out to be of no use: nothing is concluded from it.</summary>
    public Task<Fetched<T>> FetchAheadAsync(ListQuery query, CancellationToken cancellationToken) => _fetch(query, cancellationToken);

    // Some servers have no page past the end, instead of an empty one; and some answer 404 at times for no reason. The page before tells which it was.
    private async Task<Fetched<T>> FetchMissingAsync(ListQuery query, CancellationToken cancellationToken)
    {
        Fetched<T> before = await FetchAsync(query with { Page = query.Page - 1 }, cancellationToken).ConfigureAwait(false);
        var none = new Fetched<T>([], query.Page, null, null, null, null, query.ToRequest().ToString());
        if (IsLast(before, (query.Page - 2L) * (before.PerPage ?? Served), Served))
        {
            return none;
        }

        try
        {
            return await _fetch(query, cancellationToken).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (e.Kind == ErrorKind.NotFound && before.HasNext is null && before.Total is null)
        {
            return none;
        }
    }

    /// <summary>
    /// Whether a page is the last of its query, by what the tenant did: whatever says that there is more is believed, then whatever says that there is
    /// not, and without either, a page shorter than the pages that this tenant has served.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="before">How many rows came on earlier pages of the query.</param>
    /// <param name="servedBefore">The most rows that an earlier page of this read held.</param>
    public static bool IsLast(Fetched<T> page, long before, int servedBefore)
    {
        int count = page.Rows.Count;
        if (count == 0)
        {
            return true;
        }

        if (page.HasNext == true || page.LastPage > page.Number || page.Total > before + count)
        {
            return false;
        }

        // A smaller count is disproved by the page. On a full first page, a count of its rows may be the count of this page only.
        bool isCounted = page.Total == before + count && (before > 0 || count < page.Asked);
        bool isLinked = page.HasNext == false && !(page.Total < before + count);
        return isLinked || isCounted || count < (page.PerPage >= count ? page.PerPage.Value : servedBefore);
    }

    /// <summary>Takes a row to be handed over, if it matches and something is still wanted.</summary>
    public void Emit(Row<T> row)
    {
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
