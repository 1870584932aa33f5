using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>An e-mail conversation (reference, "Emails Endpoints").</summary>
public sealed class Email : Record
{
    /// <summary>The e-mail's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The language, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>The state, such as active.</summary>
    public string? EmailStatus { get; set; }

    /// <summary>When it came, in UTC. It never changes.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When an agent was chosen, in UTC; null where none was.</summary>
    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>When it was finished, in UTC; null while it is open.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the record last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Time in queues, in seconds.</summary>
    public int? QueueDuration { get; set; }

    /// <summary>Time at work on it, in seconds.</summary>
    public int? EmailDuration { get; set; }

    /// <summary>The ticket's id in the CRM; null without one.</summary>
    public string? OutTicketId { get; set; }

    /// <summary>The ticket's address in the CRM; null without one.</summary>
    [PersonalData]
    public string? OutTicketUrl { get; set; }

    /// <summary>How many messages it has.</summary>
    public int? TotalThreadNumbers { get; set; }

    /// <summary>The queue.</summary>
    public MenuInfo? SelectedMenu { get; set; }

    /// <summary>The way through the menus.</summary>
    public MenuPath? MenuPath { get; set; }

    /// <summary>The agent; null where it reached none.</summary>
    public AgentInfo? AgentInfo { get; set; }

    /// <summary>The person at the other end.</summary>
    public EndUser? EndUser { get; set; }

    /// <summary>The files.</summary>
    public RecordList<EmailAttachment>? EmailAttachments { get; set; }

    /// <summary>The messages.</summary>
    public RecordList<EmailThread>? EmailThreads { get; set; }

    /// <summary>The transfers, in their order.</summary>
    public RecordList<EmailTransfer>? Transfers { get; set; }

    /// <summary>The stretches with agents.</summary>
    public RecordList<EmailHandleDuration>? HandleDurations { get; set; }

    /// <summary>The stretches in queues.</summary>
    public RecordList<EmailQueueDuration>? QueueDurations { get; set; }

    /// <summary>The stretches with the end user.</summary>
    public RecordList<ConsumerHandleDuration>? ConsumerHandleDurations { get; set; }

    /// <summary>The state and the id.</summary>
    public override string ToString() => TextOf.NameAndId(EmailStatus, Id);

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Agent) ? One(AgentInfo?.Id)
        : kind == typeof(Menu) ? One(SelectedMenu?.Id)
        : base.IdsOf(kind);
}
