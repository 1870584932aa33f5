using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A chat (reference, "Chats Endpoints").</summary>
public sealed class Chat : Record
{
    /// <summary>The chat's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The language that was chosen, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>The kind of chat, such as "Messaging Inbound (Web Chat)".</summary>
    public string? ChatType { get; set; }

    /// <summary>The state, such as finished.</summary>
    public string? Status { get; set; }

    /// <summary>The state in more detail, as a text for people.</summary>
    public string? SubStatus { get; set; }

    /// <summary>When the chat came into being, in UTC. It never changes.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When an agent was chosen, in UTC; null where none was.</summary>
    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>When the chat ended, in UTC; null while it goes on.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>When the record last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>When the first message was sent, in UTC.</summary>
    public DateTimeOffset? FirstMsgSentAt { get; set; }

    /// <summary>When the last message was sent, in UTC.</summary>
    public DateTimeOffset? LastMsgSentAt { get; set; }

    /// <summary>Time waited, in seconds. The reference calls it deprecated: use QueueDuration.</summary>
    public int? WaitDuration { get; set; }

    /// <summary>Time in queues, in seconds.</summary>
    public int? QueueDuration { get; set; }

    /// <summary>Time in the chat, in seconds.</summary>
    public int? ChatDuration { get; set; }

    /// <summary>Whether the end user was verified.</summary>
    public bool? Verified { get; set; }

    /// <summary>The end user's rating, 1 to 5; null where none was given.</summary>
    public int? Rating { get; set; }

    /// <summary>Whether the end user left a comment.</summary>
    public bool? HasFeedback { get; set; }

    /// <summary>The ticket's id in the CRM; null without one.</summary>
    public string? OutTicketId { get; set; }

    /// <summary>The ticket's address in the CRM; null without one.</summary>
    [PersonalData]
    public string? OutTicketUrl { get; set; }

    /// <summary>Why the chat was finished.</summary>
    public string? FinishReason { get; set; }

    /// <summary>Why the chat failed; null or "nothing" where it did not.</summary>
    public string? FailReason { get; set; }

    /// <summary>How many messages were sent.</summary>
    public int? MessageCount { get; set; }

    /// <summary>The mean time to answer a message, in seconds.</summary>
    public int? AverageResponseTime { get; set; }

    /// <summary>The longest time to answer a message, in seconds.</summary>
    public int? LongestResponseTime { get; set; }

    /// <summary>The menu that the end user chose.</summary>
    public MenuInfo? SelectedMenu { get; set; }

    /// <summary>The way through the menus.</summary>
    public MenuPath? MenuPath { get; set; }

    /// <summary>The agent; null where the chat reached none.</summary>
    public AgentInfo? AgentInfo { get; set; }

    /// <summary>The person at the other end.</summary>
    public EndUser? EndUser { get; set; }

    /// <summary>Pictures that were sent.</summary>
    public RecordList<Photo>? Photos { get; set; }

    /// <summary>Videos that were sent.</summary>
    public RecordList<Video>? Videos { get; set; }

    /// <summary>The transfers, in their order.</summary>
    public RecordList<ChatTransfer>? Transfers { get; set; }

    /// <summary>The stretches with agents.</summary>
    public RecordList<ChatHandleDuration>? HandleDurations { get; set; }

    /// <summary>The stretches in queues.</summary>
    public RecordList<QueueDurationItem>? QueueDurations { get; set; }

    /// <summary>Who took part.</summary>
    public RecordList<ChatParticipant>? Participants { get; set; }

    /// <summary>How the chat was offered to agents, such as cascade.</summary>
    public string? OfferType { get; set; }

    /// <summary>The rounds of offering; null on some tenants.</summary>
    public RecordList<OfferEvent>? OfferEvents { get; set; }

    /// <summary>The kind, the state and the id.</summary>
    public override string ToString() => TextOf.NameAndId(TextOf.Pair(ChatType, Status), Id);

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Agent) ? One(AgentInfo?.Id)
        : kind == typeof(Menu) ? One(SelectedMenu?.Id)
        : base.IdsOf(kind);
}
