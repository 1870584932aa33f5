using System;

namespace ContactCenter.Reading;

/// <summary>One element of a page: a record, or what is wrong with it; in both cases with what is known of its place in the order.</summary>
internal readonly record struct Row<T>(T? Record, long? Id, DateTimeOffset? Time, ContactCenterException? Error)
    where T : Record;
