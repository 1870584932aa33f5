using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter;

/// <summary>A record of its own, such as a call: it has an id, and it knows the tenant that it was read from.</summary>
public abstract class Record : ApiObject
{
    /// <summary>The id, unique among the tenant's records of the same kind. The same number in another tenant is another record.</summary>
    public abstract long? Id { get; set; }

    /// <summary>The name of the connection that the record was read over.</summary>
    [NotInResponse]
    public string? Tenant { get; internal set; }

    /// <summary>Says where it came from, also to the records nested in it: a record is asked of its own tenant, wherever it was found.</summary>
    /// <param name="tenant">The connection's name.</param>
    internal virtual void SetTenant(string tenant) => Tenant = tenant;

    /// <summary>Takes another's place where it has one, such as in a tree.</summary>
    /// <param name="other">A record of the same type.</param>
    internal virtual void PlaceLike(Record other)
    {
    }

    /// <summary>The ids of the records of another kind that this one refers to; of its own kind, itself.</summary>
    /// <param name="kind">The type of the wanted records.</param>
    /// <returns>The ids, none where it happens to refer to no record of that kind; null where no record like it ever does.</returns>
    internal virtual IReadOnlyList<long>? IdsOf(Type kind) => kind == GetType() ? One(Id) : null;

    private protected static IReadOnlyList<long> One(long? id) => id is long value ? [value] : [];

    private protected static IReadOnlyList<long> Many(IEnumerable<long?>? ids) => ids is null ? [] : [.. ids.OfType<long>().Distinct()];

    /// <summary>The agents of a team.</summary>
    /// <exception cref="ContactCenterException">The tenant did not say who they are.</exception>
    private protected static IReadOnlyList<long> AssigneesOf(RecordList<AgentInfo>? assignees, long? team) => assignees is null
        ? throw new ContactCenterException(ErrorKind.InvalidArgument, $"The tenant does not list the agents of team {team}, so that they can't be asked for. Read the agents and look at their Teams instead.")
        : Many(assignees.Select(agent => agent.Id));
}
