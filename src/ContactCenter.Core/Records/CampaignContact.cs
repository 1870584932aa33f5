using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A contact of a campaign. The reference names it without its fields; these are from public sources.</summary>
public sealed class CampaignContact : Record
{
    /// <summary>The contact's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The name.</summary>
    [PersonalData]
    public string? Name { get; set; }

    /// <summary>The phone number.</summary>
    [PersonalData]
    public string? Phone { get; set; }

    /// <summary>The phone number, where the tenant names it so.</summary>
    [PersonalData]
    public string? PhoneNumber { get; set; }

    /// <summary>The e-mail address.</summary>
    [PersonalData]
    public string? Email { get; set; }

    /// <summary>The id in the customer's own system.</summary>
    [PersonalData]
    public string? ExternalUniqueId { get; set; }

    /// <summary>The state, such as Upcoming or Finished.</summary>
    public string? Status { get; set; }

    /// <summary>When it was added, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The number that it is called from.</summary>
    [PersonalData]
    public string? OutboundNumber { get; set; }

    /// <summary>The id of the campaign that was asked for.</summary>
    [NotInResponse]
    public long? CampaignId { get; internal set; }

    /// <summary>The state and the id.</summary>
    public override string ToString() => TextOf.NameAndId(Status, Id);

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Campaign) ? One(CampaignId)
        : base.IdsOf(kind);
}
