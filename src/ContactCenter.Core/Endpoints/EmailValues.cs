using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The values that the reference documents for e-mails (reference, "Emails Endpoints").</summary>
public static class EmailValues
{
    /// <summary>The states of an e-mail.</summary>
    public static IReadOnlyList<DocumentedValue> Statuses { get; } =
    [
        new("unopened", "Nobody has opened it."),
        new("active", "An agent is at work on it."),
        new("paused", "The work is paused."),
        new("resolved", "It is resolved."),
        new("closed", "It is closed."),
        new("reopened", "It has been opened again."),
    ];
}
