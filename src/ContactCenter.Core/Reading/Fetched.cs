using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Reading;

/// <summary>A page as the tenant served it.</summary>
/// <param name="Rows">What it holds.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Total">How many records the request matches; null where the tenant did not say.</param>
/// <param name="PerPage">The size of a page as the tenant serves it; null where it did not say.</param>
/// <param name="HasNext">Whether there is a next page; null where the tenant did not say.</param>
/// <param name="LastPage">The number of the last page; null where the tenant did not say.</param>
/// <param name="Request">The request, as it may be shown.</param>
internal sealed record Fetched<T>(List<Row<T>> Rows, int Number, long? Total, int? PerPage, bool? HasNext, int? LastPage, string Request)
    where T : Record
{
    /// <summary>The page size that was requested.</summary>
    public int Asked { get; init; }

    /// <summary>Whether the answer took clearly longer than the pace is from one request to the next.</summary>
    public bool IsFar { get; init; }

    /// <summary>Whether the tenant said nothing of its pages, so that their size is all there is to know the end by.</summary>
    public bool IsSilent => HasNext is null && Total is null && PerPage is null;

    /// <summary>Whether one record is in both.</summary>
    public bool Overlaps(Fetched<T> other) => Rows.Exists(row => row.Id is not null && other.Rows.Exists(known => known.Id == row.Id));

    /// <summary>Whether both hold the same records in the same order.</summary>
    public bool IsSameAs(Fetched<T>? other) =>
        other is not null && Rows.Count > 0 && Rows.Count == other.Rows.Count
        && Rows.Select(row => row.Id).SequenceEqual(other.Rows.Select(row => row.Id));
}
