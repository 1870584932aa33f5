using System;

namespace ContactCenter;

/// <summary>A set of preferences that agents share (reference, "availability_preferences").</summary>
public sealed class AvailabilityPreferences : ApiObject
{
    /// <summary>The set's id.</summary>
    public long? Id { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>How many agents have it.</summary>
    public int? UserCount { get; set; }

    /// <summary>What they take.</summary>
    public FilterRules? FilterRules { get; set; }

    /// <summary>The id.</summary>
    public override string ToString() => TextOf.NameAndId("preferences", Id);
}
