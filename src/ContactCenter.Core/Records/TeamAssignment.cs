namespace ContactCenter;

/// <summary>A team that takes from a queue (reference, "team_assignments").</summary>
public sealed class TeamAssignment : ApiObject
{
    /// <summary>The language, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>The level of the queue, such as primary.</summary>
    public string? QueueLevel { get; set; }

    /// <summary>The channel, such as chat.</summary>
    public string? ChannelType { get; set; }

    /// <summary>The team.</summary>
    public Team? Team { get; set; }

    /// <summary>The team and the channel.</summary>
    public override string ToString() => TextOf.Pair(Team?.ToString(), ChannelType);
}
