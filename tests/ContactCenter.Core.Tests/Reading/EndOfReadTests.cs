using ContactCenter.Reading;
using Xunit;

namespace ContactCenter.Tests.Reading;

/// <summary>The table of docs/internals/end-of-a-read.md, row by row, with the verdicts written by hand.</summary>
public sealed class EndOfReadTests
{
    // Page 3 of 100 rows each, so that 200 records came before, unless the row says otherwise.
    [Theory]

    // E1: a record that was read must appear again.
    [InlineData("E1", 0, null, null, null, null, "Missing", true)]
    [InlineData("E1", 0, 0L, false, 2, null, "Missing", true)]

    // E2: Link names a next page.
    [InlineData("E2", 0, null, true, null, null, "Missing")]
    [InlineData("E2", 0, 200L, true, null, null, "Missing")]

    // E3: Total counts more than there is room for on the pages before.
    [InlineData("E3", 0, 201L, null, null, null, "Missing")]
    [InlineData("E3", 0, 450L, false, null, null, "Missing")]

    // E4: Link says that the last page is this one or a later one.
    [InlineData("E4", 0, null, null, 3, null, "Missing")]
    [InlineData("E4", 0, null, null, 9, null, "Missing")]

    // E5: a hint agrees that nothing is left.
    [InlineData("E5", 0, 200L, null, null, null, "Last")]
    [InlineData("E5", 0, 150L, null, null, null, "Last")]
    [InlineData("E5", 0, null, false, 2, null, "Last")]
    [InlineData("E5", 0, null, null, 2, null, "Last")]

    // E6: no hint, or a count of 0, which is the page's own.
    [InlineData("E6", 0, null, null, null, null, "Unproven")]
    [InlineData("E6", 0, null, null, null, 100, "Unproven")]
    [InlineData("E6", 0, 0L, null, null, null, "Unproven")]
    [InlineData("E6", 0, null, false, null, null, "Unproven")]

    // R1: a hint says that more follows.
    [InlineData("R1", 60, null, true, null, null, "More")]
    [InlineData("R1", 60, 261L, null, null, null, "More")]
    [InlineData("R1", 60, 261L, false, 3, 100, "More")]
    [InlineData("R1", 60, null, null, 4, null, "More")]
    [InlineData("R1", 100, 450L, null, null, null, "More")]
    [InlineData("R1", 60, 260L, true, null, 100, "More")]

    // R2: a full page is never the end.
    [InlineData("R2", 100, 300L, false, 3, 100, "Unproven")]
    [InlineData("R2", 100, 0L, null, null, null, "Unproven")]
    [InlineData("R2", 100, 97L, null, null, null, "Unproven")]
    [InlineData("R2", 100, 100L, null, null, null, "Unproven")]
    [InlineData("R2", 100, null, null, null, null, "Unproven")]
    [InlineData("R2", 60, 260L, false, null, 60, "Unproven")]
    [InlineData("R2", 130, 330L, false, null, 100, "Unproven")]

    // R3: a short page, and a hint that agrees.
    [InlineData("R3", 60, 260L, null, null, null, "Last")]
    [InlineData("R3", 60, null, false, null, null, "Last")]
    [InlineData("R3", 60, null, null, 3, null, "Last")]
    [InlineData("R3", 60, 0L, false, null, null, "Last")]

    // R4: a short page without a hint, or with one that the page disproves.
    [InlineData("R4", 60, null, null, null, null, "Unproven")]
    [InlineData("R4", 60, null, null, null, 100, "Unproven")]
    [InlineData("R4", 60, 0L, null, null, null, "Unproven")]
    [InlineData("R4", 60, 60L, null, null, 100, "Unproven")]
    [InlineData("R4", 60, 255L, null, null, null, "Unproven")]
    [InlineData("R4", 60, null, false, 2, null, "Unproven")]
    public void Later_pages(string row, int rows, long? total, bool? hasNext, int? lastPage, int? perPage, string verdict, bool overlaps = false)
    {
        var page = new PageEvidence
        {
            Rows = rows, Asked = 100, Largest = 100, Number = 3, Before = 200, Position = 200, Overlaps = overlaps, Total = total, HasNext = hasNext, LastPage = lastPage, PerPage = perPage,
        };
        Assert.True(EndOfRead.Judge(page).ToString() == verdict, $"{row}: {EndOfRead.Judge(page)}");
    }

    // The first page of a list that was never read before: how large its pages are is not known.
    [Theory]
    [InlineData("E3", 0, 450L, null, null, null, "Missing")]
    [InlineData("E4", 0, null, null, 5, null, "Missing")]
    [InlineData("E5", 0, 0L, null, null, null, "Last")]
    [InlineData("E6", 0, null, null, 1, null, "Unproven")]
    [InlineData("E6", 0, null, null, null, null, "Unproven")]
    [InlineData("R1", 40, 103L, null, null, null, "More")]
    [InlineData("R2", 100, 97L, null, null, null, "Unproven")]
    [InlineData("R2", 40, 40L, null, null, 40, "Unproven")]
    [InlineData("R3", 40, 40L, null, null, 100, "Last", true)]
    [InlineData("R4", 40, 40L, null, null, 100, "Unproven")]
    [InlineData("R3", 40, null, null, 1, 100, "Last")]
    [InlineData("R5", 40, 40L, null, 1, null, "Last", true)]
    [InlineData("R5", 40, 40L, false, null, null, "Last", true)]
    [InlineData("R4", 40, 40L, null, 1, null, "Unproven")]
    [InlineData("R4", 40, 40L, null, null, null, "Unproven", true)]
    [InlineData("R4", 40, 40L, null, null, null, "Unproven")]
    [InlineData("R4", 40, null, null, 1, null, "Unproven")]
    [InlineData("R4", 40, null, null, null, 100, "Unproven")]
    [InlineData("R4", 40, null, null, null, null, "Unproven")]
    public void First_pages(string row, int rows, long? total, bool? hasNext, int? lastPage, int? perPage, string verdict, bool isTotalOfList = false)
    {
        var page = new PageEvidence { Rows = rows, Asked = 100, Number = 1, IsTotalOfList = isTotalOfList, Total = total, HasNext = hasNext, LastPage = lastPage, PerPage = perPage };
        Assert.True(EndOfRead.Judge(page).ToString() == verdict, $"{row}: {EndOfRead.Judge(page)}");
    }
}
