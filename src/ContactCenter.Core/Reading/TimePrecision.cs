using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Reading;

/// <summary>
/// The unit in which a tenant displays times, learned from the times themselves. Stored times may be finer, so bounds are widened by this unit, and times closer together can't be told apart.
/// </summary>
internal sealed class TimePrecision
{
    // Fewer times than this can be multiples of a coarser unit by chance.
    private const int ManyTimes = 8;

    // The smallest that a request can express comes first.
    private static readonly long[] Units =
        [TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMinute, TimeSpan.TicksPerHour, TimeSpan.TicksPerDay];

    private const int Minute = 2;

    private int _ofAll = Units.Length - 1;
    private int _ofPages = -1;
    private int _seen;
    private long? _first;
    private bool _areDistinct;

    /// <summary>The coarsest unit seen so far; a millisecond where nothing was seen.</summary>
    public TimeSpan Unit { get; private set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>The unit that all times seen so far are multiples of: what the display can express for certain.</summary>
    public TimeSpan Finest { get; private set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Takes the times of a page.</summary>
    public void Observe(IEnumerable<DateTimeOffset> times)
    {
        int common = Units.Length - 1;
        int count = 0;
        foreach (long ticks in times.Select(time => time.UtcTicks))
        {
            while (common > 0 && ticks % Units[common] != 0)
            {
                common--;
            }

            _first ??= ticks;
            _areDistinct |= ticks != _first;
            count++;
        }

        if (count == 0)
        {
            return;
        }

        // Few times, or one instant, show no more than themselves.
        _seen += count;
        _ofAll = Math.Min(_ofAll, common);
        int limit = _areDistinct && _seen >= ManyTimes ? Units.Length - 1 : Minute;
        if (count >= ManyTimes)
        {
            _ofPages = Math.Max(_ofPages, Math.Min(common, limit));
        }

        int finest = Math.Min(_ofAll, limit);
        int unit = Math.Max(_ofPages, finest);
        Finest = TimeSpan.FromTicks(Units[finest]);
        Unit = TimeSpan.FromTicks(Units[unit]);
    }

    /// <summary>The multiple of the unit at or before a time.</summary>
    public DateTimeOffset Floor(DateTimeOffset time) => ListQuery.Floor(time, Unit);

    /// <summary>The multiple of the unit at or after a time.</summary>
    public DateTimeOffset Ceiling(DateTimeOffset time) => ListQuery.Ceiling(time, Unit);
}
