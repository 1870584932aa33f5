namespace ContactCenter;

/// <summary>A queue that an agent is assigned to, on one channel (reference, agents "channels").</summary>
public sealed class AgentChannel : ApiObject
{
    /// <summary>The channel, such as call or chat.</summary>
    public string? ChannelType { get; set; }

    /// <summary>The queue.</summary>
    public MenuInfo? Menu { get; set; }

    /// <summary>The channel and the queue.</summary>
    public override string ToString() => TextOf.Pair(ChannelType, Menu?.ToString());
}
