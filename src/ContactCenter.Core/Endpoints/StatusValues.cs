using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The built-in states of agents. Their ids are from public sources; names repeat under other ids.</summary>
public static class StatusValues
{
    /// <summary>The built-in states, by id.</summary>
    public static IReadOnlyList<DocumentedValue> BuiltIn { get; } =
    [
        new("0", "Available"),
        new("-1", "Unavailable"),
        new("-2", "Break"),
        new("-3", "Special Task"),
        new("-4", "Meal"),
        new("-5", "Missed Call"),
        new("-6", "Wrap-up"),
        new("-7", "In-call"),
        new("-8", "In-chat"),
        new("-10", "Offline"),
    ];
}
