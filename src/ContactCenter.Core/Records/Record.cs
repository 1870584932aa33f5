using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A record of its own, such as a call: it has an id, and it knows the tenant that it was read from.</summary>
public abstract class Record : ApiObject
{
    /// <summary>The id, unique among the tenant's records of the same kind. The same number in another tenant is another record.</summary>
    public abstract long? Id { get; set; }

    /// <summary>The name of the connection that the record was read over.</summary>
    [NotInResponse]
    public string? Tenant { get; internal set; }

    /// <summary>The ids of the records of another kind that this one refers to; of its own kind, itself.</summary>
    /// <param name="kind">The type of the wanted records.</param>
    /// <returns>The ids, none where it happens to refer to no record of that kind; null where no record like it ever does.</returns>
    internal virtual IReadOnlyList<long>? IdsOf(Type kind) => kind == GetType() ? (Id is long id ? [id] : []) : null;
}
