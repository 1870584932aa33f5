using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The values that the reference documents for menus (reference, "Menu Endpoints").</summary>
public static class MenuValues
{
    /// <summary>The kinds of menu. The last is from public sources.</summary>
    public static IReadOnlyList<DocumentedValue> Types { get; } =
    [
        new("ivr_menu", "For telephones."),
        new("mobile_menu", "For apps."),
        new("web_menu", "For web pages."),
        new("email_menu", "For e-mail."),
    ];

    /// <summary>The languages of the tree.</summary>
    public static IReadOnlyList<DocumentedValue> Languages { get; } =
    [
        new("en", "English"),
        new("es", "Spanish"),
        new("fr", "French"),
        new("de", "German"),
    ];

    /// <summary>The channels of service levels.</summary>
    public static IReadOnlyList<DocumentedValue> Channels { get; } =
    [
        new("call", "Calls."),
        new("chat", "Chats."),
    ];
}
