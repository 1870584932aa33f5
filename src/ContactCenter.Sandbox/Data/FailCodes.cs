using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>The provider's codes and messages for the reasons of failure, as the reference lists them.</summary>
internal static class FailCodes
{
    private static readonly Dictionary<string, (int Code, string Message)> Known = new()
    {
        ["unknown"] = (10001, "This call encountered an unexpected error."),
        ["expired"] = (11001, "This call expired while waiting in queue."),
        ["eu_canceled"] = (20001, "This call was cancelled by the customer."),
        ["eu_rejected"] = (20002, "This call was rejected by the customer."),
        ["eu_abandoned"] = (20003, "This call was abandoned by the customer."),
        ["eu_in_menu_abandoned"] = (20004, "This call was abandoned by the customer during menu selection."),
        ["eu_busy"] = (21001, "The call could not be connected; the customer’s line is busy."),
        ["eu_wrong_number"] = (21002, "The dialed phone number is invalid."),
        ["eu_no_answer"] = (21003, "This call was was not answered by the customer."),
        ["eu_noti_failed"] = (22001, "The push notification to start this call failed to send."),
        ["ag_canceled"] = (30001, "This call was cancelled."),
        ["ag_ignored"] = (30002, "This expired call was not attended."),
        ["ag_mic_no_device"] = (31001, "Unable to detect microphone. Please check your device settings and try again."),
        ["ag_mic_denied"] = (31002, "Unable to access microphone. Please check your device permissions and try again."),
        ["voip_twilio_error"] = (41001, "An unexpected error occurred with the call connection."),
        ["voip_conn_general"] = (44001, "This call has encountered an unexpected error."),
        ["voip_conn_timeout"] = (44002, "This call is terminated because the connection timed out."),
        ["voip_conn_signal"] = (44003, "This call has encountered an unexpected error."),
    };

    public static (int Code, string Message) Get(string reason) => Known[reason];
}
