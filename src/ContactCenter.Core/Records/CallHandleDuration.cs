using System;

namespace ContactCenter;

/// <summary>One stretch of a call with one agent (reference, calls "handle_durations").</summary>
public sealed class CallHandleDuration : ApiObject
{
    /// <summary>The id of the agent.</summary>
    public long? AgentId { get; set; }

    /// <summary>After-call work, in seconds.</summary>
    public int? AcwDuration { get; set; }

    /// <summary>Time on the call, in seconds.</summary>
    public int? CallDuration { get; set; }

    /// <summary>The id of the menu path.</summary>
    public long? MenuPathId { get; set; }

    /// <summary>Time waited, in seconds.</summary>
    public int? WaitDuration { get; set; }

    /// <summary>The language, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>Whether the stretch began with a transfer.</summary>
    public bool? Transfer { get; set; }

    /// <summary>When it began, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How it ended, such as call_finished.</summary>
    public string? Event { get; set; }

    /// <summary>The event and the agent's id.</summary>
    public override string ToString() => TextOf.NameAndId(Event, AgentId);
}
