namespace ContactCenter;

/// <summary>The person at the other end (reference, "end_user").</summary>
public sealed class EndUser : ApiObject
{
    /// <summary>The end user's id.</summary>
    [PersonalData]
    public long? Id { get; set; }

    /// <summary>What the person is known by: a phone number, an e-mail address or an account.</summary>
    [PersonalData]
    public string? Identifier { get; set; }

    /// <summary>The person's id in the CRM.</summary>
    [PersonalData]
    public string? OutContactId { get; set; }

    /// <summary>The identifier, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Identifier, Id);
}
