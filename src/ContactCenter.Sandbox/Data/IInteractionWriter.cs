using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>Writes planned calls or chats out as records.</summary>
internal interface IInteractionWriter
{
    /// <summary>The record of a plan, as far as it has come by a given time.</summary>
    /// <param name="plan">What is decided.</param>
    /// <param name="now">What lies after it has not happened yet.</param>
    Record Write(InteractionPlan plan, DateTimeOffset now);
}
