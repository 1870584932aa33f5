using System;

namespace ContactCenter;

/// <summary>One stretch in which the end user was at it (reference, "consumer_handle_durations").</summary>
public sealed class ConsumerHandleDuration : ApiObject
{
    /// <summary>The stretch's id.</summary>
    public long? Id { get; set; }

    /// <summary>How long, in seconds.</summary>
    public int? EmailDuration { get; set; }

    /// <summary>How many files came.</summary>
    public int? AttachmentsCount { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The id.</summary>
    public override string ToString() => TextOf.NameAndId("end user", Id);
}
