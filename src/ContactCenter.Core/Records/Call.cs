using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A call into or out of the contact centre (reference, "Calls Endpoints").</summary>
public sealed class Call : Record
{
    /// <summary>The call's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The id of the call that this one calls back; null where it is no call-back.</summary>
    public long? ParentId { get; set; }

    /// <summary>The language that was chosen, such as en.</summary>
    public string? Lang { get; set; }

    /// <summary>The kind of call as the response shows it, such as "Voice Inbound (IVR)". The filter -Type takes class names instead, such as IvrCall.</summary>
    public string? CallType { get; set; }

    /// <summary>The state, such as finished. See the reference's table "Call Status".</summary>
    public string? Status { get; set; }

    /// <summary>The state in more detail, as a text for people.</summary>
    public string? SubStatus { get; set; }

    /// <summary>When the call came into being, in UTC. It never changes; null on some records of some tenants.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the call entered a queue, in UTC; null where it never did.</summary>
    public DateTimeOffset? QueuedAt { get; set; }

    /// <summary>When an agent was chosen, in UTC; null where none was.</summary>
    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>When agent and end user were connected, in UTC; null where they never were.</summary>
    public DateTimeOffset? ConnectedAt { get; set; }

    /// <summary>When the call ended, in UTC; null while it goes on.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>When the call is to be made, in UTC; null where it was not scheduled.</summary>
    public DateTimeOffset? ScheduledAt { get; set; }

    /// <summary>When the record last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>Time waited, in seconds. The reference calls it deprecated: use QueueDuration.</summary>
    public int? WaitDuration { get; set; }

    /// <summary>Time in queues, in seconds.</summary>
    public int? QueueDuration { get; set; }

    /// <summary>Time connected, in seconds.</summary>
    public int? CallDuration { get; set; }

    /// <summary>Time on hold, in seconds.</summary>
    public int? HoldDuration { get; set; }

    /// <summary>The end user's rating, 1 to 5; null where none was given.</summary>
    public int? Rating { get; set; }

    /// <summary>Whether the end user left a comment.</summary>
    public bool? HasFeedback { get; set; }

    /// <summary>The telephony provider.</summary>
    public string? VoipProvider { get; set; }

    /// <summary>The ticket's id in the CRM; null without one.</summary>
    public string? OutTicketId { get; set; }

    /// <summary>The ticket's address in the CRM; null without one.</summary>
    [PersonalData]
    public string? OutTicketUrl { get; set; }

    /// <summary>Whether the end user was verified.</summary>
    public bool? Verified { get; set; }

    /// <summary>Where the recording is; null without one.</summary>
    [PersonalData]
    public string? RecordingUrl { get; set; }

    /// <summary>What the end user said to recording, such as not_asked.</summary>
    public string? RecordingPermission { get; set; }

    /// <summary>Why the call went to voicemail; not_voicemail where it did not.</summary>
    public string? VoicemailReason { get; set; }

    /// <summary>How the call was deflected; no_deflection where it was not.</summary>
    public string? Deflection { get; set; }

    /// <summary>Who ended the call.</summary>
    public string? DisconnectedBy { get; set; }

    /// <summary>Why the call was finished.</summary>
    public string? FinishReason { get; set; }

    /// <summary>What went wrong, in words; null where nothing did.</summary>
    [PersonalData]
    public string? FailDetails { get; set; }

    /// <summary>Why the call failed; "nothing" where it did not.</summary>
    public string? FailReason { get; set; }

    /// <summary>The provider's code for a failure, as the reference lists them; null without one.</summary>
    public int? AdapterFailCode { get; set; }

    /// <summary>The provider's message for a failure; null without one.</summary>
    public string? AdapterFailMessage { get; set; }

    /// <summary>The phone number that the end user dialled.</summary>
    [PersonalData]
    public string? SupportNumber { get; set; }

    /// <summary>The menu that the end user chose; null where the call reached none.</summary>
    public MenuInfo? SelectedMenu { get; set; }

    /// <summary>The way through the menus; null where there was none.</summary>
    public MenuPath? MenuPath { get; set; }

    /// <summary>The agent; null where the call reached none.</summary>
    public AgentInfo? AgentInfo { get; set; }

    /// <summary>The person at the other end.</summary>
    public EndUser? EndUser { get; set; }

    /// <summary>Pictures that were sent.</summary>
    public RecordList<Photo>? Photos { get; set; }

    /// <summary>Videos that were sent.</summary>
    public RecordList<Video>? Videos { get; set; }

    /// <summary>The transfers, in their order.</summary>
    public RecordList<CallTransfer>? Transfers { get; set; }

    /// <summary>The stretches with agents.</summary>
    public RecordList<CallHandleDuration>? HandleDurations { get; set; }

    /// <summary>The stretches in queues.</summary>
    public RecordList<QueueDurationItem>? QueueDurations { get; set; }

    /// <summary>Who took part.</summary>
    public RecordList<CallParticipant>? Participants { get; set; }

    /// <summary>How the call was offered to agents, such as cascade; null where it was not said.</summary>
    public string? OfferType { get; set; }

    /// <summary>The rounds of offering; null on some tenants.</summary>
    public RecordList<OfferEvent>? OfferEvents { get; set; }

    /// <summary>How the call was answered, such as manual or auto.</summary>
    public string? AnswerType { get; set; }

    /// <summary>The number that the centre called from; null for inbound calls.</summary>
    [PersonalData]
    public string? OutboundNumber { get; set; }

    /// <summary>Text messages sent while the caller waited.</summary>
    [PersonalData]
    public ValueList<object?>? WaitTimeSms { get; set; }

    /// <summary>Text messages sent during the call.</summary>
    [PersonalData]
    public ValueList<object?>? InCallSms { get; set; }

    /// <summary>The kind, the state and the id.</summary>
    public override string ToString() => TextOf.NameAndId(TextOf.Pair(CallType, Status), Id);

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Agent) ? One(AgentInfo?.Id)
        : kind == typeof(Menu) ? One(SelectedMenu?.Id)
        : base.IdsOf(kind);
}
