using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>When an agent works: from one hour of the day on, for a while, on the same days of each week.</summary>
internal sealed class Shift(double startHour, double hours, bool worksWeekends)
{
    // Nobody logs in on the stroke.
    private const int JitterSeconds = 900;

    /// <summary>The stretch of work that begins on a day; null on a day off.</summary>
    /// <param name="midnight">The day's beginning, in the centre's zone.</param>
    /// <param name="agent">The agent's id, so that each comes at another minute.</param>
    public (DateTimeOffset From, DateTimeOffset To)? On(DateTimeOffset midnight, long agent)
    {
        bool isWeekend = midnight.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        bool isOff = worksWeekends ? midnight.DayOfWeek is DayOfWeek.Tuesday or DayOfWeek.Wednesday : isWeekend;
        if (isOff)
        {
            return null;
        }

        ulong chance = SeededRandom.Mix(((ulong)agent << 32) ^ (ulong)(midnight.Ticks / TimeSpan.TicksPerDay));
        DateTimeOffset from = midnight.AddHours(startHour).AddSeconds((int)(chance % JitterSeconds));
        return (from, from.AddHours(hours).AddSeconds((int)((chance >> 20) % JitterSeconds)));
    }

    /// <summary>Whether the agent is at work at that time, given in the centre's zone.</summary>
    public bool Covers(DateTimeOffset at, long agent)
    {
        var midnight = new DateTimeOffset(at.Date, at.Offset);
        return Holds(On(midnight, agent), at) || Holds(On(midnight.AddDays(-1), agent), at);
    }

    private static bool Holds((DateTimeOffset From, DateTimeOffset To)? stretch, DateTimeOffset at) =>
        stretch is { } known && known.From.AddMinutes(2) <= at && at < known.To.AddMinutes(-2);
}
