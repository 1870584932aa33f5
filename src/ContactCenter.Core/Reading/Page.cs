using System.Collections.Generic;

namespace ContactCenter;

/// <summary>Some of the records of a read.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public sealed class Page<T>
    where T : Record
{
    internal Page(IReadOnlyList<T> records, IReadOnlyList<ContactCenterException> errors, long? totalCount, bool totalIsEstimate)
    {
        Records = records;
        Errors = errors;
        TotalCount = totalCount;
        TotalIsEstimate = totalIsEstimate;
    }

    /// <summary>The records: none of them has come before.</summary>
    public IReadOnlyList<T> Records { get; }

    /// <summary>What could not be had, one by one: records that could not be read, ids that were not found.</summary>
    public IReadOnlyList<ContactCenterException> Errors { get; }

    /// <summary>How many records match, as the tenant counted them at the first request; null where it did not say.</summary>
    public long? TotalCount { get; }

    /// <summary>Whether <see cref="TotalCount"/> can include records that do not match, because a bound was widened.</summary>
    public bool TotalIsEstimate { get; }
}
