using System;

namespace ContactCenter;

/// <summary>One stretch in a queue (reference, calls and chats "queue_durations").</summary>
public sealed class QueueDurationItem : ApiObject
{
    /// <summary>The id of the agent who answered; null where none did.</summary>
    public long? AgentId { get; set; }

    /// <summary>Time in the queue, in seconds.</summary>
    public int? QueueDuration { get; set; }

    /// <summary>The id of the menu path.</summary>
    public long? MenuPathId { get; set; }

    /// <summary>The language, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>Whether the stretch began with a transfer.</summary>
    public bool? Transfer { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Calls given up within this time, in seconds, do not count for the service level.</summary>
    public int? ServiceLevelAbandonTimeThreshold { get; set; }

    /// <summary>What it counts as for the service level: in_sla, not_in_sla, excluded.</summary>
    public string? ServiceLevelEvent { get; set; }

    /// <summary>The share of calls that should be answered in time, in percent.</summary>
    public int? ServiceLevelTargetPercent { get; set; }

    /// <summary>The time within which a call should be answered, in seconds.</summary>
    public int? ServiceLevelTargetTime { get; set; }

    /// <summary>How it ended, such as answered or abandoned.</summary>
    public string? Event { get; set; }

    /// <summary>The event and the service level event.</summary>
    public override string ToString() => TextOf.Pair(Event, ServiceLevelEvent);
}
