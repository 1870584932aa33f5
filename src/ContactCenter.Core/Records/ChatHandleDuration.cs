using System;

namespace ContactCenter;

/// <summary>One stretch of a chat with one agent (reference, chats "handle_durations").</summary>
public sealed class ChatHandleDuration : ApiObject
{
    /// <summary>The id of the agent.</summary>
    public long? AgentId { get; set; }

    /// <summary>After-chat work, in seconds.</summary>
    public int? AcwDuration { get; set; }

    /// <summary>Time in the chat, in seconds.</summary>
    public int? ChatDuration { get; set; }

    /// <summary>Time waited, in seconds.</summary>
    public int? WaitDuration { get; set; }

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

    /// <summary>How it ended, such as chat_finished.</summary>
    public string? Event { get; set; }

    /// <summary>The event and the agent's id.</summary>
    public override string ToString() => TextOf.NameAndId(Event, AgentId);
}
