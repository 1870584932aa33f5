using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Reading;

/// <summary>
/// Reading by narrowing the range of times until each part fits one page. One answer that holds all of its part is complete in whatever order the tenant has it, so this
/// needs the filter and not the sort.
/// </summary>
internal sealed class SplitReading<T>(ReadSession<T> session, NumberedReading<T> numbered, bool descending)
    where T : Record, new()
{
    private static readonly TimeSpan Unit = ListQuery.Unit;

    // Each halves what is left, unless the pages are tiny and the tenant grows with every request.
    private const int MostTries = 200;

    private bool _isLast;

    /// <summary>Reads all records from one time to another.</summary>
    /// <param name="from">The lower end, inclusive; null for none.</param>
    /// <param name="to">The upper end, exclusive; null for none.</param>
    /// <param name="sample">Some rows of it, to know where to split.</param>
    /// <param name="isCovered">Whether a row was handed over before.</param>
    /// <param name="emits">Whether a row is new; asked once for each row that is to be handed over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it is complete; false where the filter turned out to be ignored.</returns>
    public async Task<bool> ReadAsync(
        DateTimeOffset? from, DateTimeOffset? to, List<Row<T>> sample, Func<Row<T>, bool> isCovered, Func<Row<T>, bool> emits, CancellationToken cancellationToken)
    {
        var parts = new Stack<Part>();
        Split(parts, new Part(from, to), sample);

        // Towards the present a tenant can grow faster than it is read. Its newest part is read first, and handed over last: what comes after that is not awaited.
        List<Row<T>> newest = [];
        if (!descending)
        {
            var earlier = new Stack<Part>(parts);
            parts.Clear();
            for (int tries = 0; earlier.Count > 0; tries++)
            {
                Part part = earlier.Pop();
                if (tries == MostTries)
                {
                    WarnOfGrowth(part);
                    break;
                }

                Fetched<T>? page = await FetchAsync(part, isDescending: true, cancellationToken).ConfigureAwait(false);
                if (page is null)
                {
                    return false;
                }

                if (_isLast)
                {
                    newest = page.Rows.FindAll(row => IsInside(part, row, isCovered));
                    break;
                }

                var pieces = new Stack<Part>();
                if (!Split(pieces, part, page.Rows))
                {
                    earlier.Push(part);
                    break;
                }

                foreach (Part piece in pieces)
                {
                    earlier.Push(piece);
                }
            }

            foreach (Part part in earlier)
            {
                parts.Push(part);
            }
        }

        int towardsNow = descending ? 0 : MostTries;
        while (parts.Count > 0 && !session.IsSatisfied)
        {
            Part part = parts.Pop();
            if (descending && towardsNow++ == MostTries)
            {
                WarnOfGrowth(part);
                continue;
            }

            Fetched<T>? page = await FetchAsync(part, descending, cancellationToken).ConfigureAwait(false);
            towardsNow = _isLast ? MostTries + 1 : towardsNow;
            if (page is null)
            {
                return false;
            }

            if (_isLast)
            {
                await EmitAsync(page.Rows.FindAll(row => IsInside(part, row, isCovered)), emits, cancellationToken).ConfigureAwait(false);
            }
            else if (!Split(parts, part, page.Rows))
            {
                bool isOdd = false;
                await numbered.ReadByIdAsync(
                    Query(part),
                    row =>
                    {
                        isOdd |= row.IsTimeOdd;
                        return IsInside(part, row, isCovered) && emits(row);
                    },
                    mayFindNone: false, cancellationToken).ConfigureAwait(false);
                if (isOdd)
                {
                    return false;
                }
            }
        }

        await EmitAsync(newest, emits, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private void WarnOfGrowth(Part part) => session.Warn(
        $"{session.Query.Endpoint.Path} grow faster than they can be read {session.Query.PageSize} at a time; what is newer than {part.From:u} may be missing. Read with a larger page size.");

    private static bool IsInside(Part part, Row<T> row, Func<Row<T>, bool> isCovered) => row.Time is DateTimeOffset time && part.Includes(time) && !isCovered(row);

    private ListQuery Query(Part part) => session.Query with { From = part.From - Unit, To = part.To + Unit };

    /// <summary>The first page of a part; null where it shows that the filter is ignored.</summary>
    private async Task<Fetched<T>?> FetchAsync(Part part, bool isDescending, CancellationToken cancellationToken)
    {
        int served = session.Served;
        ListQuery query = Query(part) with { SortColumn = session.Query.Endpoint.TimeKey, Descending = isDescending };
        Fetched<T> page = await session.FetchAsync(query, cancellationToken).ConfigureAwait(false);
        _isLast = ReadSession<T>.IsLast(page, 0, served);

        // Rows without a time are in no range. Where they come nevertheless, and fill a page, narrowing it would never end.
        bool isIgnored = page.Rows.Exists(row => row.IsTimeOdd || row.Time < query.From || row.Time > query.To) || (!_isLast && page.Rows.TrueForAll(row => row.Time is null));
        return isIgnored ? null : page;
    }

    private async Task EmitAsync(List<Row<T>> rows, Func<Row<T>, bool> emits, CancellationToken cancellationToken)
    {
        foreach (Row<T> row in descending ? rows.OrderByDescending(row => row.Time) : rows.OrderBy(row => row.Time))
        {
            if (emits(row))
            {
                session.Emit(row);
            }
        }

        await session.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private bool Split(Stack<Part> parts, Part part, List<Row<T>> sample)
    {
        List<DateTimeOffset> times = sample
            .Where(row => row.Time is not null).Select(row => ListQuery.Floor(row.Time!.Value))
            .Where(part.Includes).Distinct().OrderBy(time => time).ToList();
        List<Part> pieces;
        if (times.Count > 1)
        {
            // Not the first: nothing would be left on its lower side.
            DateTimeOffset middle = times[Math.Max(1, times.Count / 2)];
            pieces = [new(part.From, middle), new(middle, part.To)];
        }
        else if (times.Count == 1 && (part.From != times[0] || part.To != times[0] + Unit))
        {
            pieces = [new(part.From, times[0]), new(times[0], times[0] + Unit), new(times[0] + Unit, part.To)];
            pieces.RemoveAll(piece => piece.From >= piece.To);
        }
        else if (part.From is null && part.To is null)
        {
            // No row of the sample has a time: those that have one are found with any bound.
            pieces = [new(DateTimeOffset.FromUnixTimeSeconds(0), null)];
        }
        else if (times.Count == 0 && Middle(part) is DateTimeOffset between)
        {
            // The sample lies on the widened edges.
            pieces = [new(part.From, between), new(between, part.To)];
        }
        else
        {
            return false;
        }

        // The top of the stack is read first.
        if (!descending)
        {
            pieces.Reverse();
        }

        foreach (Part piece in pieces)
        {
            parts.Push(piece);
        }

        return true;
    }

    private static DateTimeOffset? Middle(Part part)
    {
        DateTimeOffset? middle = part is { From: DateTimeOffset from, To: DateTimeOffset to }
            ? ListQuery.Floor(from + TimeSpan.FromTicks((to - from).Ticks / 2))
            : part.From + TimeSpan.FromDays(1) ?? part.To - TimeSpan.FromDays(1);
        return middle == part.From || middle == part.To ? null : middle;
    }

    private readonly record struct Part(DateTimeOffset? From, DateTimeOffset? To)
    {
        public bool Includes(DateTimeOffset time) => !(time < From) && !(time >= To);
    }
}
