namespace ContactCenter.Sandbox.Data;

/// <summary>How a call or a chat goes.</summary>
internal enum Outcome
{
    Finished,
    AbandonedInMenu,
    AbandonedInQueue,
    Expired,
    Voicemail,
    Deflected,

    /// <summary>An agent had it, and the connection failed.</summary>
    ConnectionFailed,

    /// <summary>The centre dialled, and the other end was not reached.</summary>
    NotReached,

    /// <summary>The end user of a chat fell silent.</summary>
    NoResponse,
}
