using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Reading;

/// <summary>
/// Reading by an immutable time: always the first page, sorted by that time, from the last time seen on (save for what <see cref="ReadAhead{T}"/> asks for). Whatever is created, changed or deleted
/// meanwhile, the rows that follow the last one seen are there, so that nothing can slide past.
/// <para>
/// What the tenant does is checked, not believed: a page out of order, or with rows from before the bound, shows that the sort or the filter is ignored, and another way is taken.
/// </para>
/// </summary>
internal sealed class TimedReading<T>(ReadSession<T> session, bool descending)
    where T : Record, new()
{
    // How often pages that hold less than they must are requested again before they are warned about.
    private const int MaxMisses = 2;

    private readonly NumberedReading<T> _numbered = new(session);

    // The ids that can come again, and the times that they came with.
    private readonly Dictionary<long, DateTimeOffset> _tail = [];
    private readonly HashSet<long> _withoutTime = [];

    // All rows on this side of it have been handed over; it is also the bound that is sent.
    private DateTimeOffset? _bound;
    private DateTimeOffset? _last;

    // All records displayed at this time or before it (after it, descending) were read by id.
    private DateTimeOffset? _readTo;
    private bool _isProven;

    private TimePrecision Precision => session.Precision;

    private bool HasUserBound => session.Query.UserFrom is not null || session.Query.UserTo is not null;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        ListQuery sorted = Sorted(descending);
        Fetched<T> first = await session.FetchAsync(sorted, cancellationToken).ConfigureAwait(false);
        session.WarnIfMissing(first);
        bool isAll = first.IsLast || first.IsEmpty || await session.IsCountConfirmedAsync(sorted, first, cancellationToken).ConfigureAwait(false);
        if (isAll || (IsTiny(first) && await IsAllAsync(sorted, first, cancellationToken).ConfigureAwait(false)))
        {
            // One response that holds all of it is complete in whatever order.
            EmitUnseen(first.Rows);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        Shape shape = ShapeOf(first.Rows, descending);
        if ((shape.InOrder || !session.IsOrderAsked) && WantsNoMore(first))
        {
            EmitUnseen(first.Rows);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        bool filterIgnored = IsFilterIgnored(first.Rows, sorted);
        if (!shape.InOrder || filterIgnored || IsTiny(first))
        {
            await ReadOtherwiseAsync(first, shape.InOrder, filterIgnored, cancellationToken).ConfigureAwait(false);
            return;
        }

        // A page in order proves little: the tenant may keep its calls in that order anyway. The other end, in the other order, proves it, shows records
        // without a time wherever the tenant sorts them, and tells what was newest when the read began.
        EmitUnseen(first.Rows);
        await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        ListQuery opposite = Sorted(!descending);
        Fetched<T> end = await session.FetchAsync(opposite, new PagePlace(0, 0, Overlaps: true), cancellationToken).ConfigureAwait(false);
        await session.WaitUntilAskedAsync(cancellationToken).ConfigureAwait(false);
        Shape endShape = ShapeOf(end.Rows, !descending);
        if (end.IsEmpty || !endShape.InOrder || !ProvesOrder(first.Rows, end.Rows))
        {
            await ReadOtherwiseAsync(first, inOrder: false, IsFilterIgnored(end.Rows, opposite), cancellationToken).ConfigureAwait(false);
            return;
        }

        // Both ends together tell how precisely times are displayed.
        _isProven = true;
        Advance(first.Rows);
        if (!HasUserBound)
        {
            EmitUnseen(end.Rows.Where(row => row.Time is null));
        }

        // Records without a time follow: no other has one.
        bool timesAreRead = shape.TrailingNulls;
        End? newest = EndOf(end.Rows);
        if (!timesAreRead && !HasReached(newest, first) && !await ReadOnAsync(first, newest, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        bool manyWithoutTime = shape.Times == 0 || endShape.Times == 0 || (timesAreRead && end.Rows[0].Time is not null);
        if (manyWithoutTime && !HasUserBound && !session.IsSatisfied)
        {
            session.Verbose($"more than a page of {session.Query.Endpoint.Path} has no {session.Query.Endpoint.TimeKey}; they are read by id.");
            await _numbered.ReadByIdAsync(session.Query, row => row.Time is null && EmitsOnce(row), mayFindNone: false, cancellationToken).ConfigureAwait(false);
        }
    }

    // So few rows show no order, but there may be no more: then the next page is empty.
    private async Task<bool> IsAllAsync(ListQuery query, Fetched<T> first, CancellationToken cancellationToken)
    {
        if (first.Rows.Count >= query.PageSize)
        {
            return false;
        }

        try
        {
            Fetched<T> next = await session.FetchAsync(query with { Page = 2 }, new PagePlace(first.Rows.Count, first.Rows.Count), cancellationToken).ConfigureAwait(false);
            session.WarnIfMissing(next);
            return next.IsEmpty;
        }
        catch (ContactCenterException e) when (ReadSession<T>.IsRefused(e))
        {
            return first.End != PageEnd.More;
        }
    }

    /// <summary>The first page after the last time seen, again and again.</summary>
    /// <returns>Whether the end was reached so; false where another way was taken, which read to its own end.</returns>
    private async Task<bool> ReadOnAsync(Fetched<T> first, End? endAtStart, CancellationToken cancellationToken)
    {
        var ahead = new ReadAhead<T>(session, descending, Onwards);
        try
        {
            return await ReadOnAsync(first, endAtStart, ahead, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await ahead.StopAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> ReadOnAsync(Fetched<T> first, End? endAtStart, ReadAhead<T> ahead, CancellationToken cancellationToken)
    {
        Fetched<T> previous = first;
        int misses = 0;

        // Without one time on the first page there is nothing to go on from: any bound leaves out what has no time.
        _bound ??= descending ? DateTimeOffset.MaxValue.AddYears(-1000) : DateTimeOffset.FromUnixTimeSeconds(0);
        while (!session.IsSatisfied)
        {
            if (IsPastUserBound(Onwards(_bound.Value)))
            {
                return true;
            }

            (Fetched<T> page, ListQuery query) = await FetchNextAsync(previous, ahead, cancellationToken).ConfigureAwait(false);
            previous = page;
            if (IsFilterIgnored(page.Rows, query))
            {
                await ReadWithoutFilterAsync(cancellationToken).ConfigureAwait(false);
                return false;
            }

            // How many rows come before a second page only the tenant knows: whether one is the last is for the usual request after it to show.
            Shape shape = ShapeOf(page.Rows, descending);
            bool isLast = query.Page == 1 && (page.IsLast || page.IsEmpty);
            if (!shape.InOrder && !isLast)
            {
                session.Warn($"the tenant stopped sorting by {query.SortColumn} in the middle of a read; the rest is read by narrowing the time range.");
                await new SplitReading<T>(session, _numbered, descending).ReadAsync(From(), To(), page.Rows, IsCovered, EmitsOnce, cancellationToken).ConfigureAwait(false);
                return false;
            }

            DateTimeOffset? before = _last;
            ahead.HasRead(page.Rows.Count(row => row.Time is DateTimeOffset time && (before is null || IsLater(time, before.Value))));
            EmitUnseen(page.Rows);
            Advance(page.Rows);
            if (shape.Times == 0 && _last is null && !isLast)
            {
                // Whatever has no time passes any bound here.
                await ReadWithoutFilterAsync(cancellationToken).ConfigureAwait(false);
                return false;
            }

            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (HasReached(endAtStart, page))
            {
                return true;
            }

            bool hasProgress = _last is not null && (before is null || IsLater(_last.Value, before.Value));
            bool isShort = page.Rows.Count < Math.Min(session.Served, query.PageSize);
            if (isLast || shape.Times == 0 || (!hasProgress && isShort))
            {
                // It ends here, unless the newest record shows that it does not.
                End? newest = await FindNewestAsync(cancellationToken).ConfigureAwait(false);
                if (IsComplete(newest))
                {
                    return true;
                }

                misses = page.IsEmpty ? misses + 1 : 0;
                endAtStart = newest;
                if (misses > MaxMisses)
                {
                    session.Warn($"the tenant has records up to {newest!.Time:u} and returned none after {_last:u} ({page.Request}). Records may be missing. Read again.");
                    return true;
                }

                if (hasProgress || page.IsEmpty)
                {
                    continue;
                }
            }

            if (!hasProgress && _last is DateTimeOffset instant)
            {
                // More records of one instant than a page holds.
                if (!await ReadInstantAsync(instant, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }

                await session.FlushAsync(cancellationToken).ConfigureAwait(false);
                if (HasReached(endAtStart, page))
                {
                    return true;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// The page that was asked for ahead, if there is one and it goes on where the last one ended; else the first page from the bound on. The page after it is asked for meanwhile.
    /// </summary>
    private async Task<(Fetched<T> Page, ListQuery Query)> FetchNextAsync(Fetched<T> previous, ReadAhead<T> ahead, CancellationToken cancellationToken)
    {
        ReadAhead<T>.Request? taken = ahead.Take();
        if (taken is not null)
        {
            ahead.Start(previous, taken.Expected, cancellationToken);
            Fetched<T>? page = await taken.Page.ConfigureAwait(false);
            bool follows = page is not null && Follows(page);
            ahead.Judge(follows);
            if (follows)
            {
                return (page!, taken.Query);
            }
        }

        ListQuery query = Onwards(_bound!.Value);
        Task<Fetched<T>> usual = session.FetchAsync(query, cancellationToken);
        if (taken is null)
        {
            ahead.Start(previous, ReadAhead<T>.Usual(session.Served), cancellationToken);
        }

        return (await usual.ConfigureAwait(false), query);
    }

    /// <summary>
    /// Whether a page that is not its query's first goes on without a gap: it begins with a record that the first page from the bound on would leave out, so that all that such a page would
    /// begin with are in it.
    /// </summary>
    private bool Follows(Fetched<T> page) =>
        page.Rows.Count > 0 && page.Rows.TrueForAll(row => row.Time is not null) && ShapeOf(page.Rows, descending).InOrder
        && IsLater(_bound!.Value, page.Rows[0].Time!.Value) && IsLater(page.Rows[page.Rows.Count - 1].Time!.Value, _last!.Value);

    /// <summary>All records of one instant, by id; then on from the instant after it.</summary>
    private async Task<bool> ReadInstantAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        TimeSpan unit = Precision.Unit;
        DateTimeOffset time = Precision.Floor(instant);
        ListQuery window = session.Query with { From = time - unit - unit, To = time + unit + unit };
        bool ignored = false;
        long? total = session.Total;
        await _numbered.ReadByIdAsync(
            window,
            row =>
            {
                ignored |= row.IsTimeOdd || IsOutside(row, window.From, window.To);
                return !ignored && row.Time is not null && !IsCovered(row) && EmitsOnce(row);
            },
            mayFindNone: false, cancellationToken).ConfigureAwait(false);
        session.Total = total;
        if (ignored)
        {
            await ReadWithoutFilterAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }

        _bound = descending ? time - unit : time + unit;
        _last = _bound;
        _readTo = _bound;
        Forget();
        return true;
    }

    /// <summary>The whole list by id, less what was handed over.</summary>
    private async Task ReadWithoutFilterAsync(CancellationToken cancellationToken)
    {
        session.Verbose($"the tenant ignores the filter {session.Query.Endpoint.TimeKey}, or sends times that do not read; the whole list is read by id.");
        var seen = new HashSet<long>();
        await _numbered.ReadByIdAsync(
            session.Query,
            row => !IsCovered(row) && !IsSeen(row) && NumberedReading<T>.IsNew(seen, row),
            mayFindNone: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Without the order, by narrowing the range of times until each part fits a page; without the filter, by id.</summary>
    private async Task ReadOtherwiseAsync(Fetched<T> first, bool inOrder, bool filterIgnored, CancellationToken cancellationToken)
    {
        // What was emitted from the first page counts as handed over, whatever the order turned out to be.
        var seen = new HashSet<long>(_tail.Keys);
        seen.UnionWith(_withoutTime);

        bool Emits(Row<T> row) => NumberedReading<T>.IsNew(seen, row);

        if (filterIgnored)
        {
            session.Verbose($"the tenant ignores the filter {session.Query.Endpoint.TimeKey}, or sends times that do not read; the whole list is read by id.");
            await _numbered.ReadByIdAsync(session.Query, Emits, mayFindNone: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!inOrder)
        {
            session.Verbose($"the tenant does not sort by {session.Query.Endpoint.TimeKey}; the range of times is narrowed until each part fits a page.");
        }

        bool complete = await new SplitReading<T>(session, _numbered, descending)
            .ReadAsync(null, null, first.Rows, _ => false, Emits, cancellationToken).ConfigureAwait(false);
        if (!complete)
        {
            session.Verbose($"the tenant ignores the filter {session.Query.Endpoint.TimeKey}, too, or sends times that do not read; the whole list is read by id.");
            await _numbered.ReadByIdAsync(session.Query, Emits, mayFindNone: false, cancellationToken).ConfigureAwait(false);
        }
        else if (!HasUserBound && !session.IsSatisfied)
        {
            // A range of times leaves out what has no time.
            await _numbered.ReadByIdAsync(
                session.Query, row => row.Time is null && Emits(row), mayFindNone: first.Rows.TrueForAll(row => row.Time is not null), cancellationToken).ConfigureAwait(false);
        }
    }

    private ListQuery Sorted(bool down) => session.Query with { SortColumn = session.Query.Endpoint.TimeKey, Descending = down };

    private ListQuery Onwards(DateTimeOffset bound) => descending ? Sorted(descending) with { To = bound } : Sorted(descending) with { From = bound };

    private DateTimeOffset? From() => descending ? null : _bound;

    private DateTimeOffset? To() => descending ? _bound : null;

    private void EmitUnseen(IEnumerable<Row<T>> rows)
    {
        foreach (Row<T> row in rows)
        {
            EmitUnseen(row);
        }
    }

    private void EmitUnseen(Row<T> row)
    {
        if (!IsCovered(row) && EmitsOnce(row))
        {
            session.Emit(row);
        }
    }

    private bool EmitsOnce(Row<T> row)
    {
        if (row.Id is not long id)
        {
            // It can't be told from another, so it is reported where it comes first, and not where pages overlap.
            return row.Time is null || _last is null || IsLater(row.Time.Value, _last.Value);
        }

        if (row.Time is not DateTimeOffset time)
        {
            return _withoutTime.Add(id);
        }

        if (_tail.ContainsKey(id))
        {
            return false;
        }

        _tail.Add(id, time);
        return true;
    }

    private bool IsSeen(Row<T> row) => row.Id is long id && (_tail.ContainsKey(id) || _withoutTime.Contains(id));

    private bool IsCovered(Row<T> row) => row.Time is DateTimeOffset time && _bound is DateTimeOffset bound && _last is not null && (descending ? time > bound : time < bound);

    private bool IsLater(DateTimeOffset time, DateTimeOffset than) => descending ? time < than : time > than;

    private void Advance(List<Row<T>> rows)
    {
        foreach (Row<T> row in rows)
        {
            if (row.Time is DateTimeOffset time && (_last is null || IsLater(time, _last.Value)))
            {
                _last = time;
            }
        }

        if (_last is DateTimeOffset last)
        {
            DateTimeOffset next = descending ? Precision.Ceiling(last) + Precision.Unit : Precision.Floor(last) - Precision.Unit;
            if (_bound is null || IsLater(next, _bound.Value))
            {
                _bound = next;
            }

            // Displayed coarsely, what is stored later within the same unit may still follow a descending read.
            session.CompleteTo = !_isProven ? null : descending && Precision.Unit > ListQuery.Millisecond ? last + Precision.Unit : last;
            Forget();
        }
    }

    // Only what the next request can bring again has to be remembered.
    private void Forget()
    {
        if (_bound is DateTimeOffset bound)
        {
            foreach (long id in _tail.Where(entry => descending ? entry.Value > bound : entry.Value < bound).Select(entry => entry.Key).ToList())
            {
                _tail.Remove(id);
            }
        }
    }

    private bool WantsNoMore(Fetched<T> first)
    {
        // The first page's are as good as others.
        var probe = new Match<T>(session.Query);
        return session.WouldSatisfy(first.Rows.Count(row => row.Record is not null && probe.Includes(row.Record)));
    }

    private bool IsPastUserBound(ListQuery query) => descending
        ? query.UserFrom is DateTimeOffset from && query.To < from
        : query.UserTo is DateTimeOffset to && query.From > to;

    // A page of so few rows shows no order.
    private static bool IsTiny(Fetched<T> page) => page.Rows.Count < NumberedReading<T>.LeastPage;

    // Beyond the newest records that there were when the read began, there is only what was created since. Without that, a tenant that grows faster than it is read would have no end.
    private bool HasReached(End? end, Fetched<T> page) =>
        end is not null && _last is DateTimeOffset time && (IsLater(time, end.Time) || (page.End != PageEnd.More && IsComplete(end)));

    // All records of the newest instant were read, so all before it were, too.
    private bool IsComplete(End? newest) =>
        newest is null
        || (_readTo is DateTimeOffset readTo && !IsLater(newest.Time, readTo))
        || (_last is DateTimeOffset last && (IsLater(last, newest.Time) || (last == newest.Time && newest.IsWhole && newest.Ids.TrueForAll(_tail.ContainsKey))));

    /// <summary>The newest records that there are now (the oldest, descending); null where none has a time.</summary>
    private async Task<End?> FindNewestAsync(CancellationToken cancellationToken)
    {
        Fetched<T> page = await session.FetchAsync(Sorted(!descending), cancellationToken).ConfigureAwait(false);
        session.WarnIfMissing(page);
        return EndOf(page.Rows);
    }

    private static End? EndOf(List<Row<T>> rows)
    {
        List<Row<T>> timed = rows.FindAll(row => row.Time is not null);
        if (timed.Count == 0)
        {
            return null;
        }

        // Where no other time follows, records of the same instant can be on the next page.
        DateTimeOffset time = timed[0].Time!.Value;
        List<Row<T>> newest = timed.FindAll(row => row.Time == time);
        return new End(time, newest.Where(row => row.Id is not null).Select(row => row.Id!.Value).ToList(), newest.Count < timed.Count);
    }

    // The far bound matters less: what lies beyond it is dropped, and the read ends there.
    // A time that does not read can't be a bound, and a bound can't be checked against it.
    private bool IsFilterIgnored(List<Row<T>> rows, ListQuery query) => rows.Exists(row => row.IsTimeOdd) || (query.Descending
        ? rows.Exists(row => IsOutside(row, null, query.To ?? query.UserTo))
        : rows.Exists(row => IsOutside(row, query.From ?? query.UserFrom, null)));

    // A displayed time can lie outside of a bound that the stored time is within, by less than a unit.
    private bool IsOutside(Row<T> row, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is DateTimeOffset lower && row.Time < Precision.Floor(lower)) || (to is DateTimeOffset upper && row.Time > Precision.Ceiling(upper));

    private bool ProvesOrder(List<Row<T>> first, List<Row<T>> end)
    {
        DateTimeOffset? start = first.Find(row => row.Time is not null).Time;
        DateTimeOffset? other = end.Find(row => row.Time is not null).Time;
        return start is null || other is null || IsLater(other.Value, start.Value);
    }

    private static Shape ShapeOf(List<Row<T>> rows, bool down)
    {
        int times = 0;
        bool inOrder = true;
        bool gap = false;
        bool trailing = false;
        DateTimeOffset? previous = null;
        foreach (Row<T> row in rows)
        {
            if (row.Time is not DateTimeOffset time)
            {
                trailing = times > 0;
                continue;
            }

            // A row without a time in between is out of order: they come first or last.
            gap |= trailing;
            inOrder &= previous is null || (down ? time <= previous : time >= previous);
            previous = time;
            times++;
        }

        return new Shape(inOrder && !gap, times, trailing);
    }

    /// <summary>The newest records when the read began (the oldest, descending).</summary>
    /// <param name="Time">Their time as it is displayed.</param>
    /// <param name="Ids">Those that are known.</param>
    /// <param name="IsWhole">Whether these are all of that time.</param>
    private sealed record End(DateTimeOffset Time, List<long> Ids, bool IsWhole);

    private readonly record struct Shape(bool InOrder, int Times, bool TrailingNulls);
}
