using System;

namespace ContactCenter;

/// <summary>Somebody who took part in a chat (reference, chats "participants").</summary>
public sealed class ChatParticipant : ApiObject
{
    /// <summary>The participant's id.</summary>
    public long? Id { get; set; }

    /// <summary>What the participant is, such as end_user or agent.</summary>
    public string? Type { get; set; }

    /// <summary>The participant's state.</summary>
    public string? Status { get; set; }

    /// <summary>The id of the chat.</summary>
    public long? ChatId { get; set; }

    /// <summary>The agent's id; null where the participant is no agent.</summary>
    [PersonalData]
    public long? UserId { get; set; }

    /// <summary>The end user's id; null where the participant is no end user.</summary>
    [PersonalData]
    public long? EndUserId { get; set; }

    /// <summary>How the participant came in, such as queue_or_transfer.</summary>
    public string? EntryType { get; set; }

    /// <summary>Time in the chat, in seconds, as the reference names it.</summary>
    public int? CallDuration { get; set; }

    /// <summary>Time on hold, in seconds.</summary>
    public int? HoldDuration { get; set; }

    /// <summary>When connected, in UTC; null where never.</summary>
    public DateTimeOffset? ConnectedAt { get; set; }

    /// <summary>When the participant left, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why the connection failed; "nothing" where it did not.</summary>
    public string? FailReason { get; set; }

    /// <summary>The type and the state.</summary>
    public override string ToString() => TextOf.Pair(Type, Status);
}
