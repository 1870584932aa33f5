namespace ContactCenter;

/// <summary>An agent who takes from a queue (reference, "agent_assignments").</summary>
public sealed class AgentAssignment : ApiObject
{
    /// <summary>The language, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>The level of the queue, such as primary.</summary>
    public string? QueueLevel { get; set; }

    /// <summary>The channel, such as chat.</summary>
    public string? ChannelType { get; set; }

    /// <summary>The agent.</summary>
    public AgentInfo? Assignee { get; set; }

    /// <summary>The agent and the channel.</summary>
    public override string ToString() => TextOf.Pair(Assignee?.ToString(), ChannelType);
}
