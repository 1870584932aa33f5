using System;

namespace ContactCenter;

/// <summary>Somebody who took part in a call (reference, calls "participants").</summary>
public sealed class CallParticipant : ApiObject
{
    /// <summary>The participant's id.</summary>
    public long? Id { get; set; }

    /// <summary>What the participant is, such as end_user or agent.</summary>
    public string? Type { get; set; }

    /// <summary>The participant's state, such as waiting or finished.</summary>
    public string? Status { get; set; }

    /// <summary>The id of the call.</summary>
    public long? CallId { get; set; }

    /// <summary>The agent's id; null where the participant is no agent.</summary>
    [PersonalData]
    public long? UserId { get; set; }

    /// <summary>The end user's id; null where the participant is no end user.</summary>
    [PersonalData]
    public long? EndUserId { get; set; }

    /// <summary>Time on the call, in seconds.</summary>
    public int? CallDuration { get; set; }

    /// <summary>Time on hold, in seconds.</summary>
    public int? HoldDuration { get; set; }

    /// <summary>When connected, in UTC; null where never.</summary>
    public DateTimeOffset? ConnectedAt { get; set; }

    /// <summary>When the participant left, in UTC.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why the connection failed; "nothing" where it did not.</summary>
    public string? FailReason { get; set; }

    /// <summary>The provider's code for a failure, as the reference lists them; null without one.</summary>
    public int? AdapterFailCode { get; set; }

    /// <summary>The provider's message for a failure; null without one.</summary>
    public string? AdapterFailMessage { get; set; }

    /// <summary>The type and the state.</summary>
    public override string ToString() => TextOf.Pair(Type, Status);
}
