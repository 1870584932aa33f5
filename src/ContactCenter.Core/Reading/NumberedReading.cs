using System;
using System.Collections.Generic;
using System.Globalization;
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

    // In the time that it takes to read these, no more than a few records can come and go.
    private const int FewPages = 4;

    // Rows that slide can make a page bring nothing that the pass has not seen: not the same page so often in a row, nor for as long as the pass took to get there.
    private const int MostRepeats = 10;

    /// <summary>One pass in the order that the user asked for, repeats dropped; it warns when it can have lost some.</summary>
    public async Task ReadSortedAsync(ListQuery query, CancellationToken cancellationToken)
    {
        var seen = new HashSet<long>();
        Pass pass = await PassAsync(query, row => IsNew(seen, row), null, cancellationToken).ConfigureAwait(false);
        if (pass.Pages > 1 && !pass.IsCutShort)
        {
            session.Warn($"records that changed while they were read by '{query.SortColumn}' may be missing. Leave out the sort column to read completely.");
        }
    }

    /// <summary>One pass over what nothing is known about, in the order in which it comes, repeats dropped; it warns when it can have lost some.</summary>
    public async Task ReadAsTheyComeAsync(CancellationToken cancellationToken)
    {
        var seen = new HashSet<long>();
        Pass pass = await PassAsync(session.Query, row => IsNew(seen, row), null, cancellationToken).ConfigureAwait(false);
        if (pass.Pages > 1 && !pass.IsCutShort)
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
        Fetched<T> first = await session.FetchAsync(byId, cancellationToken).ConfigureAwait(false);
        EmitAll(first, emits);
        if (first.End == PageEnd.More && first.Rows.Count < first.PerPage)
        {
            // Shorter than the tenant says, though more follow.
            Fetched<T> again = await session.FetchAsync(byId, cancellationToken).ConfigureAwait(false);
            first = again.Rows.Count > first.Rows.Count ? again : first;
            EmitAll(first, emits);
        }

        session.WarnIfMissing(first);
        await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (session.IsSatisfied || first.IsLast || first.IsEmpty || await session.IsCountConfirmedAsync(byId, first, cancellationToken).ConfigureAwait(false))
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

        if (await FindLastAsync(byId, emits, first, mayFindNone, cancellationToken).ConfigureAwait(false) is not int last)
        {
            return;
        }

        if (!await ReadBackAsync(byId, emits, first, last, cancellationToken).ConfigureAwait(false))
        {
            await ReadInPassesAsync(byId, emits, null, false, mayFindNone, cancellationToken).ConfigureAwait(false);
        }
        else if (first.Rows.Count < LeastPage && !session.IsSatisfied)
        {
            // So few rows can be in order by chance: only that nothing new is found shows that it was one.
            await ReadInPassesAsync(byId, emits, null, true, mayFindNone, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The page of that number; null where the tenant refuses it.</summary>
    private async Task<Fetched<T>?> TryFetchAsync(ListQuery query, PagePlace place, CancellationToken cancellationToken)
    {
        try
        {
            return await session.FetchAsync(query, place, cancellationToken).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (query.Page > 1 && ReadSession<T>.IsRefused(e))
        {
            return null;
        }
    }

    /// <summary>
    /// The number of the last page that holds rows. The headers say where to look for it; that it is the last one, the pages themselves have to show. Null where the read is over.
    /// </summary>
    private async Task<int?> FindLastAsync(ListQuery query, Func<Row<T>, bool> emits, Fetched<T> first, bool mayFindNone, CancellationToken cancellationToken)
    {
        int size = first.Rows.Count;
        long guess = first.LastPage > 1 ? first.LastPage.Value : ((first.Total ?? 0) + size - 1) / size;

        // Records that went meanwhile can have made the last page an empty one. Further back than that, the headers were wrong.
        for (int tries = 0; tries < 2 && guess > 1 && guess < int.MaxValue; tries++, guess--)
        {
            var place = new PagePlace((guess - 1) * size, (guess - 1) * size);
            ListQuery at = query with { Page = (int)guess };
            Fetched<T>? page = await TryFetchAsync(at, place, cancellationToken).ConfigureAwait(false);
            if (page is null or { End: PageEnd.Missing })
            {
                break;
            }

            if (!page.IsEmpty)
            {
                EmitAll(page, emits);
                await session.FlushAsync(cancellationToken).ConfigureAwait(false);
                if (!IsAscending(page) || page.IsSameAs(first))
                {
                    await ReadInPassesAsync(query, emits, null, false, mayFindNone, cancellationToken).ConfigureAwait(false);
                    return null;
                }

                return page.IsLast ? (int)guess : await ReadForwardAsync(query, emits, (int)guess, page, size, cancellationToken).ConfigureAwait(false);
            }
        }

        // Forward to find the end; the way back finds what slid.
        Pass pass = await PassAsync(query, emits, first, cancellationToken).ConfigureAwait(false);
        return pass.IsUnpaged || pass.IsCutShort ? null : pass.Pages;
    }

    /// <summary>From a page on until one is the last; its number. Null where the tenant refuses the next page, though more should follow.</summary>
    private async Task<int?> ReadForwardAsync(ListQuery query, Func<Row<T>, bool> emits, int number, Fetched<T> page, int size, CancellationToken cancellationToken)
    {
        while (!page.IsLast && !session.IsSatisfied)
        {
            var place = new PagePlace((long)number * size, (long)number * size);
            Fetched<T>? next = await TryFetchAsync(query with { Page = number + 1 }, place, cancellationToken).ConfigureAwait(false);
            if (next is null && page.End == PageEnd.More)
            {
                WarnOfRefusal(query, number + 1);
            }

            if (next is null || next.IsEmpty || next.IsSameAs(page))
            {
                break;
            }

            EmitAll(next, emits);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            page = next;
            number++;
        }

        return number;
    }

    /// <summary>From the page before the last one, which was read, back to the first: deletions only repeat rows, and what is created is appended.</summary>
    /// <returns>Whether every page was as it must be; false where the order or the size of the pages was not kept to.</returns>
    private async Task<bool> ReadBackAsync(ListQuery query, Func<Row<T>, bool> emits, Fetched<T> first, int last, CancellationToken cancellationToken)
    {
        int size = first.Rows.Count;
        for (int number = Math.Max(1, last - 1); number >= 1 && !session.IsSatisfied; number--)
        {
            ListQuery at = query with { Page = number };
            Fetched<T>? page = await FetchFullAsync(at, emits, size, last > number ? session.LargestPage : 0, cancellationToken).ConfigureAwait(false);
            if (page is null)
            {
                return false;
            }

            // By id, what stood first can move nowhere but to the front, and there it is to be found. And smaller pages than the first are other pages than were counted.
            bool isInPlace = IsAscending(page) && (number > 1 ? !page.IsSameAs(first) : page.Overlaps(first));
            // A short page may be the last one by now, where rows went.
            bool isShort = page.Rows.Count < session.LargestPage && number < last;
            bool isMissing = number == 1 && last <= FewPages && session.IsClearlyShortOf(page.Total);
            if (!isInPlace || isMissing || (isShort && !await session.IsLastAsync(at, page, (number - 1L) * size, cancellationToken).ConfigureAwait(false)))
            {
                return false;
            }
        }

        return true;
    }

    // A page that is short and not the last one is requested once more.
    private async Task<Fetched<T>?> FetchFullAsync(ListQuery query, Func<Row<T>, bool> emits, int size, int least, CancellationToken cancellationToken)
    {
        Fetched<T>? page = null;
        long position = (query.Page - 1L) * size;
        for (int tries = 0; tries < 2 && (page is null || (page.Rows.Count < least && !page.IsLast)); tries++)
        {
            page = await TryFetchAsync(query, new PagePlace(position, position), cancellationToken).ConfigureAwait(false);
            if (page is null)
            {
                return null;
            }

            EmitAll(page, emits);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return page;
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
            ListQuery window = query with { PageSize = per, Page = number };
            Fetched<T>? page = await TryFetchAsync(window, new PagePlace(start, start), cancellationToken).ConfigureAwait(false);
            if (page is null or { End: PageEnd.Missing })
            {
                return false;
            }

            bool isLast = await session.IsLastAsync(window, page, start, cancellationToken).ConfigureAwait(false);
            if (!IsAscending(page) || (page.IsEmpty && !isLast))
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
            offset = joins ? start + page.Rows.Count : start;
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
            if (session.IsSatisfied || pass.IsCutShort || pass.IsUnpaged || (pass.IsOnePage && !pass.HasGap) || ((number > 1 || wasRead) && pass.New == 0 && (isStill || (mayFindNone && found == 0 && !pass.HasGap))))
            {
                return;
            }

            before = pass;
        }

        session.Warn($"the tenant's {query.Endpoint.Path} changed so much while they were read that records may be missing. Read again at a quieter time.");
    }

    private async Task<Pass> PassAsync(ListQuery query, Func<Row<T>, bool> emits, Fetched<T>? first, CancellationToken cancellationToken)
    {
        var state = new PassState();
        for (int number = 1; ; number++)
        {
            int largest = Math.Max(session.Served, state.Largest);
            ListQuery at = query with { Page = number };
            Fetched<T>? page = number == 1 && first is not null ? first : await TryFetchAsync(at, state.Place, cancellationToken).ConfigureAwait(false);
            if (page is null)
            {
                if (state.MustContinue)
                {
                    WarnOfRefusal(query, number);
                }

                return state.ToPass(isCutShort: state.MustContinue);
            }

            if (number > 1 && !page.IsEmpty && page.IsSameAs(state.Previous) && state.RepeatsInARow == 0 && await IsUnpagedAsync(query, page, cancellationToken).ConfigureAwait(false))
            {
                return state.ToPass(isUnpaged: true);
            }

            int added = number == 1 && first is not null ? 0 : EmitAll(page, emits);
            bool isShortBefore = state.IsShort;
            bool isNew = state.Add(page, added);
            if (state.IsEndless(number))
            {
                throw Endless(page);
            }

            if (isShortBefore && isNew && !page.IsEmpty && number > 1)
            {
                await RereadAsync(query with { Page = number - 1 }, emits, state, cancellationToken).ConfigureAwait(false);
            }

            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            session.WarnIfMissing(page);

            // Records that were on an earlier page, too, do not count towards the total.
            state.End = page.IsEmpty || (number == 1 && first is not null) ? page.End : session.Judge(page, at, new PagePlace(state.Distinct - page.Rows.Count, state.Position - page.Rows.Count), largest);
            if (session.IsSatisfied || page.IsEmpty || state.End == PageEnd.Last)
            {
                return state.ToPass(isOnePage: number == 1);
            }
        }
    }

    // A page that was shorter than others and not the last one: its other rows may follow, or are never served by that number.
    private async Task RereadAsync(ListQuery query, Func<Row<T>, bool> emits, PassState state, CancellationToken cancellationToken)
    {
        Fetched<T>? page = await TryFetchAsync(query, default, cancellationToken).ConfigureAwait(false);
        if (page is not null)
        {
            state.AddAgain(page, EmitAll(page, emits));
        }
    }

    // The same page twice is all there is where the tenant knows no pages: then it ignores their size, too.
    private async Task<bool> IsUnpagedAsync(ListQuery query, Fetched<T> page, CancellationToken cancellationToken)
    {
        int count = page.Rows.Count;
        if (page.HasNext == true || page.LastPage > 1 || page.Total > count || page.PerPage == count)
        {
            return false;
        }

        if (count > query.PageSize || count == 1)
        {
            return count > 1 || query.PageSize > 1;
        }

        Fetched<T>? smaller = await TryFetchAsync(query with { Page = 1, PageSize = count - 1 }, default, cancellationToken).ConfigureAwait(false);
        return page.IsSameAs(smaller);
    }

    private void WarnOfRefusal(ListQuery query, int number)
    {
        string total = session.Total is long count ? $" of {count.ToString("N0", CultureInfo.InvariantCulture)}" : string.Empty;
        session.Warn($"the tenant refuses page {number.ToString(CultureInfo.InvariantCulture)} of {query.Endpoint.Path}: {session.Count.ToString("N0", CultureInfo.InvariantCulture)}{total} records were read, and the others are missing. Read the rest with filters that leave fewer records.");
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

    /// <summary>One pass over all pages.</summary>
    /// <param name="Pages">How many pages held rows.</param>
    /// <param name="New">How many rows were new.</param>
    /// <param name="Rows">What it held, in which order; null where something moved.</param>
    /// <param name="IsWhole">Whether it held as many records as the tenant counted all the time.</param>
    /// <param name="IsOnePage">Whether the first page was proven to be the last.</param>
    /// <param name="IsCutShort">Whether the tenant refused a page, which was warned about.</param>
    /// <param name="IsUnpaged">Whether the list is not paged, so that one response held all of it.</param>
    /// <param name="HasGap">Whether a page in the middle was shorter than others.</param>
    private sealed record Pass(int Pages, int New, long? Rows, bool IsWhole, bool IsOnePage, bool IsCutShort, bool IsUnpaged, bool HasGap);

    /// <summary>What a pass has seen so far.</summary>
    private sealed class PassState
    {
        private readonly HashSet<long> _ids = [];
        private long _hash = 17;
        private long? _total;
        private bool _isCounted = true;
        private bool _isDistinct = true;
        private bool _hasGap;
        private int _pages;
        private int _added;
        private int _nameless;
        private int _withoutNew;

        public Fetched<T>? Previous { get; private set; }

        public int Largest { get; private set; }

        public int RepeatsInARow { get; private set; }

        public long Position { get; private set; }

        public PageEnd End { get; set; }

        /// <summary>How many different records there were. One without an id can't be told from others.</summary>
        public long Distinct => _ids.Count + _nameless;

        /// <summary>Whether the page before was shorter than another.</summary>
        public bool IsShort => Previous is not null && Previous.Rows.Count < Largest;

        public PagePlace Place => new(Distinct, Math.Max(Position, Math.Max(Distinct, (long)_pages * Largest)));

        /// <summary>Whether more pages have to follow the last one.</summary>
        public bool MustContinue => End == PageEnd.More || (End == PageEnd.Unproven && !IsShort && Previous?.Total is null);

        /// <summary>Takes a page.</summary>
        /// <returns>Whether no record of the page was on an earlier one.</returns>
        public bool Add(Fetched<T> page, int added)
        {
            _pages += page.IsEmpty ? 0 : 1;
            _added += added;
            _isCounted &= page.Total is not null && (_total is null || page.Total == _total);
            _total = page.Total;
            RepeatsInARow = page.IsSameAs(Previous) ? RepeatsInARow + 1 : 0;
            Previous = page;
            Position += page.Rows.Count;
            Largest = Math.Max(Largest, page.Rows.Count);
            int known = _ids.Count;
            bool isNew = true;
            foreach (Row<T> row in page.Rows)
            {
                isNew &= row.Id is not long id || _ids.Add(id);
                _isDistinct &= isNew && row.Id is not null;
                _nameless += row.Id is null ? 1 : 0;
                _hash = unchecked((_hash * 31) + (row.Id ?? -1));
            }

            _withoutNew = _ids.Count == known ? _withoutNew + 1 : 0;
            return isNew;
        }

        /// <summary>Takes the page before the last one, which was requested again.</summary>
        public void AddAgain(Fetched<T> page, int added)
        {
            _added += added;
            foreach (Row<T> row in page.Rows)
            {
                if (row.Id is long id)
                {
                    _ids.Add(id);
                }
            }

            _hasGap |= page.Rows.Count < Largest;
        }

        public bool IsEndless(int number) => RepeatsInARow == MostRepeats || (_withoutNew >= MostRepeats && _withoutNew > number / 2);

        public Pass ToPass(bool isOnePage = false, bool isCutShort = false, bool isUnpaged = false)
        {
            // Where a row was on two pages, another can have slid past, and twice in the same way.
            bool isDistinct = _isDistinct && !_hasGap && (_total is null || _ids.Count == _total);
            return new Pass(_pages, _added, isDistinct ? _hash : null, _isCounted && isDistinct, isOnePage, isCutShort, isUnpaged, _hasGap);
        }
    }
}
