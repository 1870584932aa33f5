using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The values that the reference documents for calls (reference, "Calls Endpoints").</summary>
public static class CallValues
{
    /// <summary>The states of a call, as the filter call_status takes them.</summary>
    public static IReadOnlyList<DocumentedValue> Statuses { get; } =
    [
        new("scheduled", "The end user chose to be called later."),
        new("queued", "The end user has chosen a queue and waits to be offered to an agent."),
        new("assigned", "An agent has picked the call up."),
        new("connecting", "An agent is assigned and the connection is being made."),
        new("switching", "Connecting failed, and another telephony provider is being tried."),
        new("connected", "Agent and end user are talking."),
        new("finished", "The conversation ended without an error."),
        new("failed", "The call ended with an error; the fail reason says which."),
        new("recovered", "A failed call was called back, and the call-back ended without an error."),
        new("deflected", "The queue was over capacity or closed, and the call went elsewhere."),
        new("selecting", "The end user is still in the menus."),
        new("action_only", "The customer's own telephony handles the call, connected to the mobile SDK."),
        new("action_only_finished", "The customer's own telephony handled the call, and it has ended."),
        new("voicemail", "The end user is leaving a voicemail."),
        new("voicemail_received", "A voicemail was left and no agent has listened to it."),
        new("voicemail_read", "An agent has opened the voicemail."),
    ];

    /// <summary>Why a call failed, as the filter call_fail_reason takes it.</summary>
    public static IReadOnlyList<DocumentedValue> FailReasons { get; } =
    [
        new("nothing", "It did not fail."),
        new("unknown", "The reason is not known."),
        new("expired", "It waited too long in the queue."),
        new("eu_canceled", "The end user cancelled."),
        new("eu_rejected", "The end user rejected the call."),
        new("eu_abandoned", "The end user hung up while waiting."),
        new("eu_in_menu_abandoned", "The end user hung up in the menus."),
        new("eu_busy", "The end user's line was busy."),
        new("eu_wrong_number", "The number is not valid."),
        new("eu_no_answer", "The end user did not answer."),
        new("eu_noti_failed", "The push notification to the end user failed."),
        new("ag_canceled", "The agent cancelled."),
        new("ag_ignored", "No agent answered."),
        new("ag_mic_no_device", "The agent's microphone was not found."),
        new("ag_mic_denied", "The agent's microphone may not be used."),
        new("voip_twilio_error", "An error of the telephony provider."),
        new("voip_tokbox_error", "An error of the telephony provider."),
        new("voip_invalid_token", "The telephony provider refused the token."),
        new("voip_conn_general", "A connection error."),
        new("voip_conn_timeout", "The connection timed out."),
        new("voip_conn_signal", "A signalling error."),
    ];

    /// <summary>The kinds of call, as the filter call_type takes them, with the text that the response shows where the reference gives one.</summary>
    public static IReadOnlyList<DocumentedValue> Types { get; } =
    [
        new("IncomingCallApp", "Voice Inbound (App): from within an app with the mobile SDK."),
        new("ScheduledCallApp", "Voice Scheduled (App): an agent calls at a time that was chosen in the mobile SDK."),
        new("OutboundCall", "Voice Outbound: an agent dials an outside line."),
        new("AgentScheduledCall", "A call that an agent scheduled."),
        new("IvrCall", "Voice Inbound (IVR): from a telephone."),
        new("IncomingCallWeb", "Voice Callback (Web): asked for in the web SDK."),
        new("ScheduledCallWeb", "Voice Scheduled (Web): an agent calls at a time that was chosen in the web SDK."),
        new("ActionOnlyCall", "Handled by the customer's own telephony."),
    ];

    /// <summary>What a stretch in a queue counts as for the service level.</summary>
    public static IReadOnlyList<DocumentedValue> ServiceLevelEvents { get; } =
    [
        new("in_sla", "Answered in time."),
        new("not_in_sla", "Not answered in time."),
        new("excluded", "Does not count, for instance because the end user hung up early."),
    ];

    /// <summary>The codes of adapter_fail_code, with the messages of adapter_fail_message.</summary>
    public static IReadOnlyList<DocumentedValue> AdapterFailCodes { get; } =
    [
        new("10001", "This call encountered an unexpected error."),
        new("11001", "This call expired while waiting in queue."),
        new("20001", "This call was cancelled by the customer."),
        new("20002", "This call was rejected by the customer."),
        new("20003", "This call was abandoned by the customer."),
        new("20004", "This call was abandoned by the customer during menu selection."),
        new("21001", "The call could not be connected; the customer's line is busy."),
        new("21002", "The dialed phone number is invalid."),
        new("21003", "This call was not answered by the customer."),
        new("22001", "The push notification to start this call failed to send."),
        new("30001", "This call was cancelled."),
        new("30002", "This expired call was not attended."),
        new("31001", "Unable to detect microphone. Please check your device settings and try again."),
        new("31002", "Unable to access microphone. Please check your device permissions and try again."),
        new("32001", "The selected outbound number is invalid."),
        new("32002", "Unable to connect call to the dialled phone number."),
        new("41001", "An unexpected error occurred with the call connection."),
        new("42001", "An unexpected error occurred with the call connection."),
        new("43001", "This call has encountered an unexpected error."),
        new("44001", "This call has encountered an unexpected error."),
        new("44002", "This call is terminated because the connection timed out."),
        new("44003", "This call has encountered an unexpected error."),
        new("90001", "This call is terminated because no audio was detected."),
        new("90002", "Unable to start the audio device. Please check your audio device permissions and try again."),
    ];
}
