using System;
using System.Collections.Generic;
using ContactCenter.Json;

namespace ContactCenter.Reading;

/// <summary>One element of a page: a record, or what is wrong with it; in both cases with what is known of its place in the order.</summary>
internal readonly record struct Row<T>(T? Record, long? Id, DateTimeOffset? Time, ContactCenterException? Error)
    where T : Record
{
    /// <summary>
    /// The values of the record that do not fit their fields; of a record that was left out, its id where that is why. Null for none.
    /// </summary>
    public IReadOnlyList<Misfit>? Misfits { get; init; }

    /// <summary>
    /// Whether the time that the list is read by came in a form that does not read: the tenant orders and filters by a time that is not
    /// known here.
    /// </summary>
    public bool IsTimeOdd { get; init; }
}
