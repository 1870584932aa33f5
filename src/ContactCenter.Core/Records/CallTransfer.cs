using System;

namespace ContactCenter;

/// <summary>A transfer of a call from one agent or queue to another (reference, calls "transfers").</summary>
public sealed class CallTransfer : ApiObject
{
    /// <summary>The transfer's id.</summary>
    public long? Id { get; set; }

    /// <summary>The state of the transfer.</summary>
    public string? Status { get; set; }

    /// <summary>Why it failed; "nothing" where it did not.</summary>
    public string? FailReason { get; set; }

    /// <summary>When it was asked for, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>How long the call lasted after it, in seconds.</summary>
    public int? CallDuration { get; set; }

    /// <summary>How long it waited, in seconds.</summary>
    public int? WaitDuration { get; set; }

    /// <summary>When it was given to an agent, in UTC; null where it never was.</summary>
    public DateTimeOffset? AssignedAt { get; set; }

    /// <summary>When the agent was connected, in UTC; null where none was.</summary>
    public DateTimeOffset? ConnectedAt { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>How it was deflected. It comes as a text or as a number.</summary>
    public string? Deflection { get; set; }

    /// <summary>The queue that it came from; null where it came from none.</summary>
    public MenuPath? FromMenu { get; set; }

    /// <summary>The queue that it went to; null where it went to an agent.</summary>
    public MenuPath? ToMenu { get; set; }

    /// <summary>The agent who transferred.</summary>
    public AgentInfo? FromAgent { get; set; }

    /// <summary>The agent who took over; null where none did.</summary>
    public AgentInfo? ToAgent { get; set; }

    /// <summary>From whom to whom.</summary>
    public override string ToString() => TextOf.Way(FromAgent?.ToString() ?? FromMenu?.ToString(), ToAgent?.ToString() ?? ToMenu?.ToString());
}
