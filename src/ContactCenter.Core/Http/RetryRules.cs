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

    // A neighbour's requests can make the tenant's word wrong several times running.
    private const int TrustedRefusals = 3;

    // So that some attempts are left, however long the waits have become.
    private const int MinPauses = 4;

    /// <summary>The wait before a try: doubled each time, and between half and all of that, so that those who failed together do not come back together.</summary>
    /// <param name="attempt">1 for the first wait.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan Wait(int attempt, double chance) => Growing(attempt, Longest, chance);

    /// <summary>
    /// The wait after a refusal for the rate limit: as long as the tenant asks for. Where it does not say, or goes on refusing all the
    /// same, the wait grows, since each request may have started
    /// a penalty anew.
    /// </summary>
    /// <param name="refusals">How many requests in a row have been refused, 1 or more.</param>
    /// <param name="asked">How long the tenant asks to wait; null if it does not say.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan Pause(int refusals, TimeSpan? asked, double chance)
    {
        int step = asked is null ? refusals : refusals - TrustedRefusals;
        TimeSpan grown = step < 1 ? TimeSpan.Zero : Growing(step, TimeSpan.FromTicks(RateLimitTimeout.Ticks / MinPauses), chance);
        return asked > grown ? asked.Value : grown;
    }

    private TimeSpan Growing(int step, TimeSpan longest, double chance)
    {
        double units = Math.Pow(2, Math.Min(step, 20) - 1);
        double ticks = Math.Min(longest.Ticks, Unit.Ticks * units);
        return TimeSpan.FromTicks((long)(ticks * (0.5 + (chance / 2))));
    }
}
