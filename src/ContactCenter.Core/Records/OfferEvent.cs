using System;

namespace ContactCenter;

/// <summary>One round of offering to a group of agents (reference, "offer_events").</summary>
public sealed class OfferEvent : ApiObject
{
    /// <summary>When the offer was made, in UTC.</summary>
    public DateTimeOffset? CastingTime { get; set; }

    /// <summary>The group of agents.</summary>
    public string? Group { get; set; }

    /// <summary>The group.</summary>
    public override string ToString() => Group ?? string.Empty;
}
