using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>One thing that an agent did or was offered (reference, "Agent Activity Logs Endpoints").</summary>
public sealed class AgentActivity : Record
{
    /// <summary>The entry's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The id of the agent.</summary>
    public long? AgentId { get; set; }

    /// <summary>Who caused it: the agent, or a manager.</summary>
    public AgentInfo? Whodunnit { get; set; }

    /// <summary>The status that the agent was in or changed to.</summary>
    public UserStatus? Status { get; set; }

    /// <summary>When it began, in UTC. It never changes.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, in UTC; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How long it lasted, in seconds; null while it goes on.</summary>
    public int? Duration { get; set; }

    /// <summary>What it was, such as call_picked_up. See the reference's table of activities.</summary>
    public string? Activity { get; set; }

    /// <summary>The id of the call; null where it was about none.</summary>
    public long? CallId { get; set; }

    /// <summary>The id of the chat; null where it was about none.</summary>
    public long? ChatId { get; set; }

    /// <summary>The activity and the id.</summary>
    public override string ToString() => TextOf.NameAndId(Activity, Id);

    internal override void SetTenant(string tenant)
    {
        base.SetTenant(tenant);
        Status?.SetTenant(tenant);
    }

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Agent) ? One(AgentId)
        : kind == typeof(Call) ? One(CallId)
        : kind == typeof(Chat) ? One(ChatId)
        : base.IdsOf(kind);
}
