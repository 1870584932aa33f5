using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A campaign of the outbound dialer (reference, "Campaign Endpoints").</summary>
public sealed class Campaign : Record
{
    /// <summary>Where the contacts come from: default, external_list.</summary>
    public string? CampaignType { get; set; }

    /// <summary>The campaign's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The id in the customer's own system; null without one.</summary>
    public string? ExternalCampaignId { get; set; }

    /// <summary>The largest share of calls that may be abandoned, in percent.</summary>
    public double? MaxAbandonmentPercent { get; set; }

    /// <summary>How often a contact is called again.</summary>
    public int? MaxRedialCount { get; set; }

    /// <summary>How it dials: preview, predictive, progressive.</summary>
    public string? Mode { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>How many more numbers are dialled than agents are free, as a factor.</summary>
    public double? OverdialAdjustmentMultiplier { get; set; }

    /// <summary>The queue that its calls go to.</summary>
    public MenuInfo? Queue { get; set; }

    /// <summary>The time between two calls to a contact, in minutes.</summary>
    public int? RedialIntervalMinutes { get; set; }

    /// <summary>The state: created, started, dialing, pause, finished.</summary>
    public string? Status { get; set; }

    /// <summary>How many contacts are to be called.</summary>
    public int? TargetNumberToProcess { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it starts, in UTC.</summary>
    public DateTimeOffset? StartsAt { get; set; }

    /// <summary>When it ends, in UTC; null without an end.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>How many contacts are in which state, by the names that the tenant gives.</summary>
    public ContactStats? ContactStats { get; set; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Name, Id);

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Menu) ? One(Queue?.Id)
        : base.IdsOf(kind);
}
