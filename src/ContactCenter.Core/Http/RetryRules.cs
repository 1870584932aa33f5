using System;

namespace ContactCenter.Http;

/// <summary>How often, and what, is tried again.</summary>
/// <param name="MaximumRetryCount">How often a request is tried again, refusals for the rate limit not counted.</param>
/// <param name="RateLimitTimeout">How long such refusals are borne without one request being admitted.</param>
/// <param name="RetryConnections">Whether a connection that can't be made is tried again.</param>
/// <param name="Unit">The first wait; it doubles from try to try.</param>
internal sealed record RetryRules(int MaximumRetryCount, TimeSpan RateLimitTimeout, bool RetryConnections, TimeSpan Unit)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The wait before a try: doubled each time, and between half and all of that, so that those who failed together do not come back together.</summary>
    /// <param name="attempt">1 for the first wait.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan Wait(int attempt, double chance)
    {
        double units = Math.Pow(2, Math.Min(attempt, 20) - 1);
        double ticks = Math.Min(Longest.Ticks, Unit.Ticks * units);
        return TimeSpan.FromTicks((long)(ticks * (0.5 + (chance / 2))));
    }
}
