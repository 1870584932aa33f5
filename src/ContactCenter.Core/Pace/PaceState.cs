using System;

namespace ContactCenter.Pace;

/// <summary>What those who share a pace have to know of each other.</summary>
/// <param name="LastStart">When the last request was started; null before the first.</param>
/// <param name="PausedUntil">No request is started before this, because the tenant asked for it.</param>
/// <param name="OpeningUntil">
/// The last request may have opened a connection and has not been answered: when it reaches the tenant is not known, so the next one waits for its answer,
/// until this time at the longest. Null where that is not so.
/// </param>
/// <param name="Room">What is added to the interval, because requests take differently long to arrive; a share of the interval.</param>
/// <param name="LastAdmitted">When a request was last admitted; null before the first.</param>
internal sealed record PaceState(TimeSpan? LastStart, TimeSpan PausedUntil, TimeSpan? OpeningUntil, double Room, TimeSpan? LastAdmitted)
{
    public static PaceState Initial { get; } = new(null, TimeSpan.Zero, null, Pacer.LeastRoom, null);
}
