namespace ContactCenter.Reading;

/// <summary>
/// The one rule for the end of a list. What the server did outweighs what its headers say, and no single header proves the end. The table is in docs/internals/end-of-a-read.md.
/// </summary>
internal static class EndOfRead
{
    public static PageEnd Judge(in PageEvidence page) => page.Rows == 0 ? JudgeEmpty(page) : JudgeRows(page);

    private static PageEnd JudgeEmpty(in PageEvidence page)
    {
        bool isExpected = page.Overlaps
            || page.HasNext == true
            || page.Total > page.Position
            || (page.Number > 1 ? page.LastPage >= page.Number : page.LastPage > 1);
        if (isExpected)
        {
            return PageEnd.Missing;
        }

        // A count of 0 where rows were read is the count of this page, and no evidence.
        bool isCounted = page.Total <= page.Before && (page.Total > 0 || page.Before == 0);
        // No next page is no evidence: the last page has none either, and must not be empty.
        bool isSupported = isCounted || page.LastPage < page.Number;
        return isSupported ? PageEnd.Last : PageEnd.Unproven;
    }

    private static PageEnd JudgeRows(in PageEvidence page)
    {
        if (page.HasNext == true || page.Total > page.Before + page.Rows || page.LastPage > page.Number)
        {
            return PageEnd.More;
        }

        // A page that holds more than Per-Page disproves it.
        int? perPage = page.PerPage >= page.Rows ? page.PerPage : null;
        bool isFull = page.Rows >= page.Asked || page.Rows == perPage || (page.Largest > 0 && page.Rows >= page.Largest);
        if (isFull)
        {
            return PageEnd.Unproven;
        }

        // A smaller Total, or a last page before this one, is disproved by the page itself.
        bool isShort = page.Rows < page.Largest || page.Rows < perPage;
        // Where no Total was ever other than the rows of its page, it may count no more than these.
        bool isCounted = page.Total == page.Before + page.Rows && (page.Before > 0 || page.IsTotalOfList);
        bool isLinked = page.LastPage is int last ? last == page.Number : page.HasNext == false;
        return (isCounted && isLinked) || (isShort && (isCounted || isLinked)) ? PageEnd.Last : PageEnd.Unproven;
    }
}
