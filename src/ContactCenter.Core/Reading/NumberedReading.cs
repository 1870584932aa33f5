using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Http;

namespace ContactCenter.Reading;

/// <summary>
/// Reading by page number, for where there is no immutable time to read by. Alone it loses records: when a row on a page that has been read goes,
/// a row of the next page slides past unread.
/// </summary>
internal sealed class NumberedReading<T>(ReadSession<T> session)
    where T : Record, new()
{
    /// <summary>Fewer rows than this can be in order by chance.</summary>
    public const int LeastPage = 4;

    // Pages of fewer rows can't be laid so that they overlap, wherever one ends.
    private const int LeastOverlappingPage = 16;

    private const int MostPasses = 3;

    // Rows that slide can make a page bring nothing that the pass has not seen: not the same page so often in a row, nor for as long as the pass took to get there.
    private const int MostRepeats = 10;

    /// <summary>One pass in the order that the user asked for, repeats dropped; it warns when it can have lost some.</summary>
    public async Task ReadSortedAsync(ListQuery query, CancellationToken cancellationToken)
    {
        var seen = new HashSet<long>();
        Pass pass = await PassAsync(query, row => IsNew(seen, row), null, cancellationToken).ConfigureAwait(false);
        if (pass.Pages > 1)
        {
            session.Warn($"records that changed while they were read by '{query.SortColumn}' may be missing. Leave out the sort column to read completely.");
        }
    }

    /// <summary>One pass over what nothing is known about, in the order in which it comes, repeats dropped; it warns when it can have lost some.</summary>
    public async Task ReadAsTheyComeAsync(CancellationToken cancellationToken)
    {
        var seen = new HashSet<long>();
        Pass pass = await PassAsync(session.Query, row => IsNew(seen, row), null, cancellationToken).ConfigureAwait(false);
        if (pass.Pages > 1)
        {
            session.Warn($"records of {session.Query.Endpoint.Path} that changed while it was read page by page may be missing. Where there is a command for it, that one reads completely; else read again at a quieter time, and compare.");
        }
    }

    /// <summary>
    /// Sorted by id, from the last page back to the first: what is deleted meanwhile only repeats rows, what is created is only appended. Where that can't be had, in passes.
    /// </summary>
    /// <param name="query">What to read.</param>
    /// <param name="emits">Whether a row is new to the user; it is asked once for each row that comes.</param>
    /// <param name="mayFindNone">Whether it looks for rows that there need not be: then two passes that find none are enough.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ReadByIdAsync(ListQuery query, Func<Row<T>, bool> emits, bool mayFindNone, CancellationToken cancellationToken)
    {
        ListQuery byId = query with { SortColumn = "id", Descending = false, Page = 1 };
        int served = session.Served;
        Fetched<T> first = await session.FetchAsync(byId, cancellationToken).ConfigureAwait(false);
        EmitAll(first, emits);
        await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (session.IsSatisfied || ReadSession<T>.IsLast(first, 0, served))
        {
            return;
        }

        if (!IsAscending(first))
        {
            await ReadInPassesAsync(byId, emits, first, false, mayFindNone, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!query.IsStable)
        {
            // What comes to match moves others out of the way of a read from the end, too.
            if (first.Rows.Count < LeastOverlappingPage || !await ReadOverlappingAsync(byId, emits, first, cancellationToken).ConfigureAwait(false))
            {
                await ReadInPassesAsync(byId, emits, null, false, mayFindNone, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        int last = first.LastPage
            ?? (first.Total is long total ? (int)Math.Min(int.MaxValue, (total + first.Rows.Count - 1) / first.Rows.Count) : 0);
        if (last <= 1)
        {
            // Nothing says where the end is, or it is said wrongly, because the first page is not the last one.
            // Forward to find the end, then back again for what slid.
            last = (await PassAsync(byId, emits, first, cancellationToken).ConfigureAwait(false)).Pages;
        }

        for (int number = last; number >= 1 && !session.IsSatisfied; number--)
        {
            Fetched<T> page = await session.FetchAsync(byId with { Page = number }, cancellationToken).ConfigureAwait(false);
            EmitAll(page, emits);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);

            // By id, what stood first can move nowhere but to the front, and there it is to be found. And smaller pages than the first are other pages than were counted.
            bool hasShrunk = HasShrunk(page, first, number);
            if (hasShrunk)
            {
                session.Shrink(page);
            }

            if (hasShrunk || !IsAscending(page) || (number > 1 ? page.IsSameAs(first) : !page.Overlaps(first)))
            {
                await ReadInPassesAsync(byId, emits, null, false, mayFindNone, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        if (first.Rows.Count < LeastPage && !session.IsSatisfied)
        {
            // So few rows can be in order by chance: only that nothing new is found shows that it was one.
            await ReadInPassesAsync(byId, emits, null, true, mayFindNone, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Sorted by id, page overlapping page. A page holds all that matches between its first id and its last, so what matches all the time can't slide through between two that overlap,
    /// whatever comes and goes before them.
    /// </summary>
    /// <returns>Whether it came to the end so; false where the order or the size of a page is not kept to, or too much moves.</returns>
    private async Task<bool> ReadOverlappingAsync(ListQuery query, Func<Row<T>, bool> emits, Fetched<T> first, CancellationToken cancellationToken)
    {
        int size = first.Rows.Count;
        long covered = LastId(first) ?? long.MaxValue;
        long offset = size;
        int overlap = LeastOverlap(size);
        for (int requests = 1; overlap <= size && requests <= MostPasses * ((offset / size) + 1) && !session.IsSatisfied; requests++)
        {
            (int per, int number) = Window(offset, overlap, size);
            long start = (number - 1L) * per;
            Fetched<T> page = await session.FetchAsync(query with { PageSize = per, Page = number }, cancellationToken).ConfigureAwait(false);
            bool isLast = ReadSession<T>.IsLast(page, start, per);
            if (!IsAscending(page) || (page.Rows.Count != per && !isLast))
            {
                return false;
            }

            EmitAll(page, emits);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            bool joins = number == 1 || page.Rows.Find(row => row.Id is not null).Id <= covered;
            if (joins && isLast)
            {
                return true;
            }

            // What had been read can have slid to before the page, or what had not to after it.
            bool goesOn = joins && LastId(page) > covered;
            overlap = goesOn ? LeastOverlap(size) : overlap * 2;
            offset = joins ? start + per : start;
            covered = goesOn ? LastId(page)!.Value : covered;
        }

        return session.IsSatisfied;
    }

    private static int LeastOverlap(int size) => Math.Max(3, size / 8);

    // The page around a place that holds so much before it, or as much as can be, and then the most after it.
    private static (int Per, int Number) Window(long offset, int overlap, int size)
    {
        (int Per, int Number) best = (size, (int)Math.Min(int.MaxValue, (offset / size) + 1));
        (long Before, long After) most = (0, 0);
        for (int per = size; per > size / 2; per--)
        {
            long before = offset % per;
            (long, long) found = (Math.Min(before, overlap), per - before);
            if (found.CompareTo(most) > 0)
            {
                (best, most) = ((per, (int)Math.Min(int.MaxValue, (offset / per) + 1)), found);
            }
        }

        return best;
    }

    private static long? LastId(Fetched<T> page) => page.Rows.FindLast(row => row.Id is not null).Id;

    // Pass after pass until one brings nothing new and was not disturbed: rows that slide can be missed twice, too.
    private async Task ReadInPassesAsync(ListQuery query, Func<Row<T>, bool> emits, Fetched<T>? first, bool wasRead, bool mayFindNone, CancellationToken cancellationToken)
    {
        Pass? before = null;
        int found = 0;
        for (int number = 1; number <= MostPasses; number++)
        {
            Pass pass = await PassAsync(query, emits, number == 1 ? first : null, cancellationToken).ConfigureAwait(false);
            found += pass.New;
            bool isStill = pass.IsWhole || (pass.Rows is not null && pass.Rows == before?.Rows);
            if (session.IsSatisfied || pass.Pages == 1 || ((number > 1 || wasRead) && pass.New == 0 && (isStill || (mayFindNone && found == 0))))
            {
                return;
            }

            before = pass;
        }

        session.Warn($"the tenant's {query.Endpoint.Path} changed so much while they were read that records may be missing. Read again at a quieter time.");
    }

    private async Task<Pass> PassAsync(ListQuery query, Func<Row<T>, bool> emits, Fetched<T>? first, CancellationToken cancellationToken)
    {
        int added = 0;
        int nameless = 0;
        int same = 0;
        int seen = 0;
        Fetched<T>? previous = null;
        long hash = 17;
        var ids = new HashSet<long>();
        long? total = null;
        bool isWhole = true;
        bool isDistinct = true;
        for (int number = 1; ; number++)
        {
            int served = session.Served;
            Fetched<T> page = number == 1 && first is not null
                ? first
                : await session.FetchAsync(query with { Page = number }, cancellationToken).ConfigureAwait(false);
            added += number == 1 && first is not null ? 0 : EmitAll(page, emits);
            isWhole &= page.Total is not null && (total is null || page.Total == total);
            total = page.Total;
            int before = ids.Count;
            bool isRepeated = page.Rows.Exists(row => row.Id is long id && ids.Contains(id));
            foreach (Row<T> row in page.Rows)
            {
                isDistinct &= row.Id is long id && ids.Add(id);
                hash = unchecked((hash * 31) + (row.Id ?? -1));
            }

            same = page.IsSameAs(previous) ? same + 1 : 0;
            seen = ids.Count == before ? seen + 1 : 0;
            previous = page;
            if (same == MostRepeats || (seen >= MostRepeats && seen > number / 2))
            {
                throw Endless(page);
            }

            await session.FlushAsync(cancellationToken).ConfigureAwait(false);

            // Rows that came before do not count towards the total.
            nameless += page.Rows.Count(row => row.Id is null);
            bool isLast = ReadSession<T>.IsLast(page, ids.Count + nameless - page.Rows.Count, served);
            if (isLast && page.IsSilent && isRepeated)
            {
                // Rows slid, or the pages have become smaller: that it is short does not make it the last one.
                session.Shrink(page);
                isLast = page.Rows.Count == 0;
            }

            if (session.IsSatisfied || isLast)
            {
                // Where a row came twice, another can have slid past, and twice in the same way.
                isDistinct &= total is null || ids.Count == total;
                return new Pass(number, added, isDistinct ? hash : null, isWhole && isDistinct);
            }
        }
    }

    /// <summary>Whether a row has not come yet. One without an id can't be told from others: it is an error to report, see <see cref="ReadSession{T}.Emit(Row{T})"/>.</summary>
    public static bool IsNew(HashSet<long> seen, Row<T> row) => row.Id is not long id || seen.Add(id);

    private static bool IsAscending(Fetched<T> page)
    {
        long? previous = null;
        foreach (Row<T> row in page.Rows)
        {
            if (row.Id <= previous)
            {
                return false;
            }

            previous = row.Id ?? previous;
        }

        return true;
    }

    private static bool HasShrunk(Fetched<T> page, Fetched<T> first, int number) =>
        page.Rows.Count < first.Rows.Count
        && (page.LastPage > number || (page.HasNext ?? page.Total > ((number - 1L) * first.Rows.Count) + page.Rows.Count));

    private static ContactCenterException Endless(Fetched<T> page) =>
        ApiErrors.Invalid(page.Request, "page after page holds the same records, so that there is no end to read to. Ask the vendor; filters that leave one page can be read.");

    private int EmitAll(Fetched<T> page, Func<Row<T>, bool> emits)
    {
        int added = 0;
        foreach (Row<T> row in page.Rows.Where(emits))
        {
            session.Emit(row);
            added += row.Id is null ? 0 : 1;
        }

        return added;
    }

    /// <summary>One pass: its pages, what was new, what it held in which order (null where something moved), and whether it held as many as the tenant counted all the time.</summary>
    private sealed record Pass(int Pages, int New, long? Rows, bool IsWhole);
}
