using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>A call or a chat that an agent was offered.</summary>
/// <param name="Kind">What the names of its activities begin with, such as deltacast_call; null where the agent dialled.</param>
/// <param name="CallId">The call; null for a chat.</param>
/// <param name="ChatId">The chat; null for a call.</param>
/// <param name="At">When it was offered.</param>
/// <param name="Until">When it was taken, by whomever, or missed.</param>
/// <param name="End">How it ended.</param>
internal sealed record AgentOffer(string? Kind, long? CallId, long? ChatId, DateTimeOffset At, DateTimeOffset Until, OfferEnd End);
