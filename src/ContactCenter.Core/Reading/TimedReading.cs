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
    private static readonly TimeSpan Unit = ListQuery.Unit;

    private readonly NumberedReading<T> _numbered = new(session);

    // The ids that can come again, and the times that they came with.
    private readonly Dictionary<long, DateTimeOffset> _tail = [];
    private readonly HashSet<long> _withoutTime = [];

    // All rows on this side of it have been handed over; it is also the bound that is sent.
    private DateTimeOffset? _bound;
    private DateTimeOffset? _last;
    private bool _isProven;

    private bool HasUserBound => session.Query.UserFrom is not null || session.Query.UserTo is not null;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        ListQuery sorted = Sorted(descending);
        int served = session.Served;
        Fetched<T> first = await session.FetchAsync(sorted, cancellationToken).ConfigureAwait(false);
        if (ReadSession<T>.IsLast(first, 0, served))
        {
            // One answer that holds all of it is complete in whatever order.
            EmitUnseen(first.Rows);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            WarnIfEmpty(first);
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
        if (!shape.InOrder || filterIgnored || first.Rows.Count < NumberedReading<T>.LeastPage)
        {
            await ReadOtherwiseAsync(first, shape.InOrder, filterIgnored, cancellationToken).ConfigureAwait(false);
            return;
        }

        // A page in order proves little: the tenant may keep its calls in that order anyway. The other end, in the other order, proves it, shows records
        // without a time wherever the tenant sorts them, and tells what was newest when the read began.
        EmitUnseen(first.Rows);
        Advance(first.Rows);
        await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        ListQuery opposite = Sorted(!descending);
        Fetched<T> end = await session.FetchAsync(opposite, cancellationToken).ConfigureAwait(false);
        await session.WaitUntilAskedAsync(cancellationToken).ConfigureAwait(false);
        Shape endShape = ShapeOf(end.Rows, !descending);
        if (!endShape.InOrder || !ProvesOrder(first.Rows, end.Rows))
        {
            await ReadOtherwiseAsync(first, inOrder: false, IsFilterIgnored(end.Rows, opposite), cancellationToken).ConfigureAwait(false);
            return;
        }

        _isProven = true;
        if (!HasUserBound)
        {
            EmitUnseen(end.Rows.Where(row => row.Time is null));
        }

        // Records without a time follow: no other has one.
        bool timesAreRead = shape.TrailingNulls;
        if (!timesAreRead && !await ReadOnAsync(first, EndOf(end.Rows), cancellationToken).ConfigureAwait(false))
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

        // Without one time on the first page there is nothing to go on from: any bound leaves out what has no time.
        _bound ??= descending ? DateTimeOffset.MaxValue.AddYears(-1000) : DateTimeOffset.FromUnixTimeSeconds(0);
        while (!session.IsSatisfied)
        {
            if (IsPastUserBound(Onwards(_bound.Value)))
            {
                return true;
            }

            int served = session.Served;
            (Fetched<T> page, ListQuery query) = await FetchNextAsync(previous, ahead, cancellationToken).ConfigureAwait(false);
            previous = page;
            if (IsFilterIgnored(page.Rows, query))
            {
                await ReadWithoutFilterAsync(cancellationToken).ConfigureAwait(false);
                return false;
            }

            Shape shape = ShapeOf(page.Rows, descending);

            // How many rows lie before a second page the tenant alone knows: whether one is the last is for the usual request after it to show.
            bool last = query.Page == 1 && ReadSession<T>.IsLast(page, 0, served) && !(page.IsSilent && IsBefore(page, endAtStart));
            if (!shape.InOrder && !last)
            {
                session.Warn($"the tenant stopped sorting by {query.SortColumn} in the middle of a read; the rest is read by narrowing the time range.");
                await new SplitReading<T>(session, _numbered, descending).ReadAsync(From(), To(), page.Rows, IsCovered, EmitsOnce, cancellationToken).ConfigureAwait(false);
                return false;
            }

            DateTimeOffset? before = _last;
            ahead.HasRead(page.Rows.Count(row => row.Time is DateTimeOffset time && (before is null || IsLater(time, before.Value))));
            EmitUnseen(page.Rows);
            Advance(page.Rows);
            if (last)
            {
                await session.FlushAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }

            if (shape.Times == 0 && _last is null)
            {
                // Whatever has no time passes any bound here.
                await ReadWithoutFilterAsync(cancellationToken).ConfigureAwait(false);
                return false;
            }

            if (shape.Times == 0 || IsPastStart(page, endAtStart))
            {
                await session.FlushAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }

            if (before is not null && !IsLater(_last!.Value, before.Value))
            {
                // More records of one instant than a page holds.
                if (!await ReadInstantAsync(before.Value, cancellationToken).ConfigureAwait(false))
                {
                    return false;
                }
            }

            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
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
        DateTimeOffset time = ListQuery.Floor(instant);
        ListQuery window = session.Query with { From = time - Unit - Unit, To = time + Unit + Unit };
        bool ignored = false;
        long? total = session.Total;
        await _numbered.ReadByIdAsync(
            window,
            row =>
            {
                ignored |= row.IsTimeOdd || row.Time < window.From || row.Time > window.To;
                return !ignored && row.Time is not null && !IsCovered(row) && EmitsOnce(row);
            },
            mayFindNone: false, cancellationToken).ConfigureAwait(false);
        session.Total = total;
        if (ignored)
        {
            await ReadWithoutFilterAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }

        _bound = descending ? time - Unit : time + Unit;
        _last = descending ? time - Unit : time + Unit;
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
        if (_last is not null)
        {
            seen.UnionWith(first.Rows.Where(row => row.Id is not null).Select(row => row.Id!.Value));
        }

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
            DateTimeOffset next = descending ? ListQuery.Ceiling(last) + Unit : ListQuery.Floor(last) - Unit;
            if (_bound is null || IsLater(next, _bound.Value))
            {
                _bound = next;
            }

            session.CompleteTo = _isProven ? last : null;
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

    // Beyond the last record that there was when the read began, there is only what came since. Without that, a tenant that grows faster than it is read
    // would have no end; and a full page that ends with that record would need one more request to be proven the last.
    private bool IsPastStart(Fetched<T> page, End? end) =>
        end is End last && _last is DateTimeOffset time
        && (IsLater(time, last.Time) || (last.IsAlone && time == last.Time && page.HasNext != true && !(page.Total > page.Rows.Count)));

    // A page that is short, and not the last one: the newest record is still to come. Unless it went meanwhile, which a page without a later time shows.
    private bool IsBefore(Fetched<T> page, End? end) =>
        end is End newest && _last is DateTimeOffset last && page.Rows.Exists(row => row.Time is DateTimeOffset time && IsLater(time, last))
        && !page.Rows.Exists(row => row.Time is DateTimeOffset time && !IsLater(newest.Time, time));

    private static End? EndOf(List<Row<T>> rows)
    {
        List<Row<T>> timed = rows.FindAll(row => row.Time is not null);

        // One that is the last of its page, after those without a time, can have others of its time on the next.
        return timed.Count == 0 ? null : new End(timed[0].Time!.Value, timed.Count > 1 && timed[1].Time != timed[0].Time);
    }

    // The far bound matters less: what lies beyond it is dropped, and the read ends there.
    // A time that does not read can't be a bound, and a bound can't be checked against it.
    private bool IsFilterIgnored(List<Row<T>> rows, ListQuery query) => rows.Exists(row => row.IsTimeOdd) || (query.Descending
        ? rows.Exists(row => row.Time > (query.To ?? query.UserTo))
        : rows.Exists(row => row.Time < (query.From ?? query.UserFrom)));

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

    private void WarnIfEmpty(Fetched<T> page)
    {
        if (page.Rows.Count == 0 && page.Total > 0)
        {
            session.Warn($"the tenant counts {page.Total} matching records and sent none ({page.Request}). Read again.");
        }
    }

    /// <summary>The last time when the read began, and whether one record alone had it.</summary>
    private readonly record struct End(DateTimeOffset Time, bool IsAlone);

    private readonly record struct Shape(bool InOrder, int Times, bool TrailingNulls);
}
