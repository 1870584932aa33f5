using System;

namespace ContactCenter;

/// <summary>One stretch of an e-mail in a queue (reference, emails "queue_durations").</summary>
public sealed class EmailQueueDuration : ApiObject
{
    /// <summary>The id of the agent who took it; null where none did.</summary>
    public long? AgentId { get; set; }

    /// <summary>Time in the queue, in seconds.</summary>
    public int? QueueDuration { get; set; }

    /// <summary>The id of the menu path.</summary>
    public long? MenuPathId { get; set; }

    /// <summary>The names along the menu path, as one text.</summary>
    public string? MenuPath { get; set; }

    /// <summary>The language, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How it was assigned.</summary>
    public string? AssignmentType { get; set; }

    /// <summary>The way of assignment and the agent's id.</summary>
    public override string ToString() => TextOf.NameAndId(AssignmentType, AgentId);
}
