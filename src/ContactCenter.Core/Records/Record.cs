namespace ContactCenter;

/// <summary>A record of its own, such as a call: it has an id, and it knows the tenant that it was read from.</summary>
public abstract class Record : ApiObject
{
    /// <summary>The id, unique among the tenant's records of the same kind. The same number in another tenant is another record.</summary>
    public abstract long? Id { get; set; }

    /// <summary>The name of the connection that the record was read over.</summary>
    [NotInResponse]
    public string? Tenant { get; internal set; }
}
