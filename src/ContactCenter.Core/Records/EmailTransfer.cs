using System;

namespace ContactCenter;

/// <summary>A transfer of an e-mail from one agent or queue to another (reference, emails "transfers").</summary>
public sealed class EmailTransfer : ApiObject
{
    /// <summary>The transfer's id.</summary>
    public long? Id { get; set; }

    /// <summary>The state of the transfer.</summary>
    public string? Status { get; set; }

    /// <summary>When it was asked for, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

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
