namespace ContactCenter.Reading;

/// <summary>All that is known about a page when its place in the list is judged: see docs/internals/end-of-a-read.md.</summary>
internal readonly record struct PageEvidence
{
    /// <summary>How many rows the page holds.</summary>
    public int Rows { get; init; }

    /// <summary>The page size that was requested.</summary>
    public int Asked { get; init; }

    /// <summary>The most rows that an earlier page of this list has held; 0 where there was none.</summary>
    public int Largest { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Number { get; init; }

    /// <summary>How many different records the earlier pages of the same query held.</summary>
    public long Before { get; init; }

    /// <summary>How many rows the earlier pages of the same query have room for.</summary>
    public long Position { get; init; }

    /// <summary>Whether a record that was read before must appear again on this page.</summary>
    public bool Overlaps { get; init; }

    /// <summary>The header Total; null where it was not sent, is not a number, or was disproved.</summary>
    public long? Total { get; init; }

    /// <summary>Whether a Total of this list was more than the rows of its page, so that it is not the count of the page.</summary>
    public bool IsTotalOfList { get; init; }

    /// <summary>The header Per-Page; null where it was not sent.</summary>
    public int? PerPage { get; init; }

    /// <summary>Whether the header Link names a next page; null where it says nothing about it.</summary>
    public bool? HasNext { get; init; }

    /// <summary>The number of the last page by the header Link; null where it does not say.</summary>
    public int? LastPage { get; init; }
}
