using System;

namespace ContactCenter.Pace;

/// <summary>What those who share a pace have to know of each other. All times are of a clock that the whole machine shares.</summary>
/// <param name="LastStart">When the last request was started; null before the first.</param>
/// <param name="Booked">The last slot that somebody waits for; null where nobody does. It keeps the order of those who wait in several processes.</param>
/// <param name="PausedUntil">No request is started before this, because the tenant asked for it.</param>
/// <param name="OpeningUntil">
/// The last request may have opened a connection and has not been answered: when it reaches the tenant is not known, so the next one waits for its answer,
/// until this time at the longest. Null where that is not so.
/// </param>
/// <param name="Room">What is added to the interval, because requests take differently long to arrive; a share of the interval.</param>
/// <param name="LastAdmitted">When a request was last admitted; null before the first.</param>
/// <param name="Refusals">How many requests in a row were refused for the rate limit, each after the pause that the one before had led
/// to.</param>
internal sealed record PaceState(TimeSpan? LastStart, TimeSpan? Booked, TimeSpan PausedUntil, TimeSpan? OpeningUntil, double Room, TimeSpan? LastAdmitted, int Refusals = 0)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(25);
    private static readonly TimeSpan LongestQueue = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestOpening = Pacer.LongestInterval + Pacer.LongestOpening;

    public static PaceState Initial { get; } = new(null, null, TimeSpan.Zero, null, Pacer.LeastRoom, null);

    /// <summary>Without what can't be true: the machine was started anew, or somebody who waited far ahead is gone.</summary>
    public PaceState At(TimeSpan now) => LastStart > now
        ? Initial with { Room = Room }
        : this with
        {
            Booked = Booked > now && Booked < now + LongestQueue ? Booked : null,
            PausedUntil = PausedUntil < now + LongestPause ? PausedUntil : TimeSpan.Zero,
            OpeningUntil = OpeningUntil <= now + LongestOpening ? OpeningUntil : null,
            LastAdmitted = LastAdmitted <= now ? LastAdmitted : null,
        };
}
