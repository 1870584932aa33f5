using System;

namespace ContactCenter;

/// <summary>One stretch of an e-mail with one agent (reference, emails "handle_durations").</summary>
public sealed class EmailHandleDuration : ApiObject
{
    /// <summary>The id of the agent.</summary>
    public long? AgentId { get; set; }

    /// <summary>Time at work on it, in seconds.</summary>
    public int? EmailDuration { get; set; }

    /// <summary>The id of the menu path.</summary>
    public long? MenuPathId { get; set; }

    /// <summary>The names along the menu path, as one text.</summary>
    public string? MenuPath { get; set; }

    /// <summary>The language, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>Whether the stretch began with a transfer.</summary>
    public bool? Transfer { get; set; }

    /// <summary>The id of that transfer; null without one.</summary>
    public long? TransferId { get; set; }

    /// <summary>How the agent got it.</summary>
    public string? AssignmentType { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The way of assignment and the agent's id.</summary>
    public override string ToString() => TextOf.NameAndId(AssignmentType, AgentId);
}
