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

    private const int MostPasses = 3;

    // Rows that slide can make a page bring nothing that the pass has not seen; not so often in a row.
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
            session.Warn($"records of {session.Query.Endpoint.Path} that changed while it was read page by page may be missing.");
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

        if (!query.IsStable || !IsAscending(first))
        {
            await ReadInPassesAsync(byId, emits, first, false, mayFindNone, cancellationToken).ConfigureAwait(false);
            return;
        }

        int last = first.LastPage
            ?? (first.Total is long total ? (int)Math.Min(int.MaxValue, (total + first.Rows.Count - 1) / first.Rows.Count) : 0);
        if (last == 0)
        {
            // Forward to find the end, then back again for what slid.
            last = (await PassAsync(byId, emits, first, cancellationToken).ConfigureAwait(false)).Pages;
        }

        for (int number = last; number >= 1 && !session.IsSatisfied; number--)
        {
            Fetched<T> page = await session.FetchAsync(byId with { Page = number }, cancellationToken).ConfigureAwait(false);
            EmitAll(page, emits);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);

            // By id, what stood first can move nowhere but to the front.
            if (!IsAscending(page) || (number > 1 && page.IsSameAs(first)))
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

    // Pass after pass until one brings nothing new and was not disturbed: rows that slide can be missed twice, too.
    private async Task ReadInPassesAsync(ListQuery query, Func<Row<T>, bool> emits, Fetched<T>? first, bool wasRead, bool mayFindNone, CancellationToken cancellationToken)
    {
        Pass? before = null;
        int found = 0;
        for (int number = 1; number <= MostPasses; number++)
        {
            Pass pass = await PassAsync(query, emits, number == 1 ? first : null, cancellationToken).ConfigureAwait(false);
            found += pass.New;
            bool isStill = pass.IsWhole || pass.Rows == before?.Rows;
            if (session.IsSatisfied || pass.Pages == 1 || ((number > 1 || wasRead) && pass.New == 0 && (isStill || wasRead || (mayFindNone && found == 0))))
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
        long rows = 0;
        int same = 0;
        long hash = 17;
        var ids = new HashSet<long>();
        long? total = null;
        bool isWhole = true;
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
            foreach (Row<T> row in page.Rows)
            {
                isWhole &= row.Id is long id && ids.Add(id);
                hash = unchecked((hash * 31) + (row.Id ?? -1));
            }

            same = ids.Count == before ? same + 1 : 0;
            if (same == MostRepeats)
            {
                throw Endless(page);
            }

            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (session.IsSatisfied || ReadSession<T>.IsLast(page, rows, served))
            {
                return new Pass(number, added, hash, isWhole && ids.Count == total);
            }

            rows += page.Rows.Count;
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

    /// <summary>One pass: its pages, what was new, what it held in which order, and whether it held as many as the tenant counted all the time.</summary>
    private sealed record Pass(int Pages, int New, long Rows, bool IsWhole);
}
