using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>When people call, chat and write: by day, on weekdays, and a few always. The hours are those of the offset of now.</summary>
internal sealed class Arrivals(int days, DateTimeOffset now)
{
    // By hour of the day: the centre works by day, and somebody is there at night.
    private static readonly double[] WeekdayCurve = [.10, .08, .06, .05, .06, .10, .25, .60, 1.1, 1.6, 1.8, 1.7, 1.4, 1.3, 1.5, 1.6, 1.5, 1.3, 1.0, .75, .55, .40, .25, .15];
    private static readonly double[] WeekendCurve = [.15, .10, .08, .06, .06, .08, .15, .30, .60, 1.0, 1.4, 1.6, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, .80, .60, .45, .30, .20];

    // Sunday first. The weekdays' mean is 1.
    private static readonly double[] Week = [0.21, 1.15, 1.06, 1.0, 0.95, 0.84, 0.29];

    /// <summary>The busier the hour, the longer the queue: about 1 by day.</summary>
    public static double Load(DateTimeOffset at) => 0.5 + (WeekdayCurve[at.Hour] / 1.6);

    /// <summary>The times, day by day, within a day in no order.</summary>
    /// <param name="perDay">How many a weekday brings on average.</param>
    /// <param name="random">Chance.</param>
    public IEnumerable<DateTimeOffset> Times(double perDay, SeededRandom random)
    {
        if (days == 0 || perDay == 0)
        {
            yield break;
        }

        DateTimeOffset first = now.AddDays(-days);
        var midnight = new DateTimeOffset(first.Date, first.Offset);
        for (DateTimeOffset day = midnight; day <= now; day = day.AddDays(1))
        {
            bool isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            double expected = perDay * Week[(int)day.DayOfWeek] * Math.Max(0.7, 1 + (0.06 * random.NextNormal()));
            int count = (int)expected + (random.Chance(expected % 1) ? 1 : 0);
            for (int i = 0; i < count; i++)
            {
                int hour = random.PickWeighted(isWeekend ? WeekendCurve : WeekdayCurve);
                DateTimeOffset arrival = day.AddHours(hour) + random.Time(0, 3600);
                if (arrival >= first && arrival < now.AddSeconds(-5))
                {
                    yield return arrival;
                }
            }
        }
    }

    /// <summary>Gives ids in the order of creation, with gaps, and no two the same millisecond.</summary>
    public static void Number(List<InteractionPlan> plans, long firstId, SeededRandom random)
    {
        plans.Sort((x, y) => x.Created.CompareTo(y.Created));
        long id = firstId + random.Next(5000);
        long lastMillisecond = 0;
        foreach (InteractionPlan plan in plans)
        {
            id += 1 + (random.Chance(0.2) ? random.Next(1, 4) : 0);
            plan.Id = id;
            plan.Seed = random.Next();
            long millisecond = plan.Created.Ticks / TimeSpan.TicksPerMillisecond;
            if (millisecond <= lastMillisecond)
            {
                plan.Created = plan.Created.AddMilliseconds(lastMillisecond + 1 - millisecond);
                millisecond = lastMillisecond + 1;
            }

            lastMillisecond = millisecond;
        }
    }
}
