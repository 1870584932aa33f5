using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The activities that the reference documents: its table and its filter list differ, and both are taken together.</summary>
public static class ActivityValues
{
    /// <summary>What an agent did or was offered.</summary>
    public static IReadOnlyList<DocumentedValue> Activities { get; } =
    [
        new("login", "The agent logged in."),
        new("logout", "The agent logged out."),
        new("user_status_changed", "The agent changed status."),
        new("status_after_inquiries_applied", "A status that was waiting for the end of the work came into force."),
        new("call_outbound_dialing", "The agent dialled out."),
        new("call_notification_offered", "A call was offered to the agent."),
        new("call_pick_up_attempt", "The agent tried to take a call."),
        new("call_picked_up", "The agent took a call."),
        new("deltacast_call_notification_offered", "A deltacast call was offered to the agent."),
        new("deltacast_call_pick_up_attempt", "The agent tried to take a deltacast call."),
        new("deltacast_call_picked_up", "The agent took a deltacast call."),
        new("deltacast_call_projected", "A deltacast call was projected to the agent."),
        new("deltacast_call_missed", "The agent did not take a deltacast call."),
        new("deltacast_call_bounced", "A deltacast call bounced off the agent."),
        new("multicast_call_notification_offered", "A multicast call was offered to the agents of the queue."),
        new("multicast_call_pick_up_attempt", "The agent tried to take a multicast call."),
        new("multicast_call_picked_up", "The agent took a multicast call."),
        new("chat_notification_offered", "A chat was offered to the agents of the queue."),
        new("chat_pick_up_attempt", "The agent tried to take a chat."),
        new("chat_picked_up", "The agent took a chat."),
    ];
}
