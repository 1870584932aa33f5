using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>An agent's part in a call or a chat.</summary>
/// <param name="CallId">The call; null for a chat.</param>
/// <param name="ChatId">The chat; null for a call.</param>
/// <param name="From">When it was given to the agent.</param>
/// <param name="To">When it was over for the agent.</param>
/// <param name="AfterWork">The seconds of work after that.</param>
internal sealed record WorkStretch(long? CallId, long? ChatId, DateTimeOffset From, DateTimeOffset To, int AfterWork);
