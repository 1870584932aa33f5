using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The values that the reference documents for chats (reference, "Chats Endpoints").</summary>
public static class ChatValues
{
    /// <summary>The states of a chat, as the filter chat_status takes them.</summary>
    public static IReadOnlyList<DocumentedValue> Statuses { get; } =
    [
        new("queued", "The end user waits."),
        new("assigned", "An agent has taken the chat."),
        new("finished", "The chat has ended."),
        new("canceled", "The end user gave up."),
        new("failed", "The chat ended with an error."),
        new("no_response", "The end user stopped answering."),
    ];

    /// <summary>Why a chat failed, as the filter chat_fail_reason takes it.</summary>
    public static IReadOnlyList<DocumentedValue> FailReasons { get; } =
    [
        new("nothing", "It did not fail."),
        new("unknown", "The reason is not known."),
        new("no_response", "The end user did not answer."),
        new("expired", "It waited too long."),
    ];

    /// <summary>The kinds of chat.</summary>
    public static IReadOnlyList<DocumentedValue> Types { get; } =
    [
        new("Messaging Inbound (App Chat)", "From an app."),
        new("Messaging Inbound (Web Chat)", "From a web page."),
        new("Messaging (SMS)", "By text message."),
    ];
}
