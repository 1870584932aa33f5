using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>
/// Generates the records of a contact centre up to now: the same for the same seed, days, calls and now. The centre keeps the hours of the offset of now.
/// </summary>
internal sealed class SandboxData
{
    // Arrivals by hour of the day: the centre works by day, and somebody is there at night.
    private static readonly double[] WeekdayCurve = [.10, .08, .06, .05, .06, .10, .25, .60, 1.1, 1.6, 1.8, 1.7, 1.4, 1.3, 1.5, 1.6, 1.5, 1.3, 1.0, .75, .55, .40, .25, .15];
    private static readonly double[] WeekendCurve = [.15, .10, .08, .06, .06, .08, .15, .30, .60, 1.0, 1.4, 1.6, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, .80, .60, .45, .30, .20];

    // Sunday first. The weekdays' mean is 1.
    private static readonly double[] Week = [0.21, 1.15, 1.06, 1.0, 0.95, 0.84, 0.29];

    private static readonly double[] ChannelWeights = [60, 13, 6, 13, 3, 3, 1, 1];
    private static readonly double[] InboundOutcomes = [79, 3, 8, 0.8, 4, 1.7, 2.5, 0];
    private static readonly double[] WaitingOutcomes = [84, 0, 7, 1.2, 3, 1, 3.8, 0];
    private static readonly double[] OutboundOutcomes = [76, 0, 0, 0, 0, 0, 3, 21];

    private readonly SeededRandom _random;
    private readonly int _days;
    private readonly int _callsPerDay;
    private readonly DateTimeOffset _now;
    private readonly CallWriter _writer;

    public SandboxData(int seed, int days, int callsPerDay, DateTimeOffset now)
    {
        _random = new SeededRandom((ulong)(uint)seed);
        _days = days;
        _callsPerDay = callsPerDay;
        _now = now.AddTicks(-(now.Ticks % 10)); // Microseconds, as a database keeps them.
        Centre = new Centre(_random, callsPerDay);
        _writer = new CallWriter(Centre, _random);
    }

    public Centre Centre { get; }

    /// <summary>The calls, by id.</summary>
    public IReadOnlyList<Call> Calls()
    {
        if (_days == 0 || _callsPerDay == 0)
        {
            return [];
        }

        var plans = new List<CallPlan>();
        foreach (DateTimeOffset arrival in Arrivals())
        {
            CallPlan plan = Plan(arrival);
            plans.Add(plan);
            if (CallBack(plan) is { } callBack)
            {
                plans.Add(callBack);
            }
        }

        plans.AddRange(Live());
        Number(plans);

        // By their start, so that nobody is given two calls at once. What comes later than now shows in none of them.
        return [.. plans.OrderBy(plan => plan.Start).ThenBy(plan => plan.Id).Select(plan => _writer.Write(plan, _now)).OrderBy(call => call.Id)];
    }

    /// <summary>A call that has just come in.</summary>
    public Call NewCall(long id, DateTimeOffset now)
    {
        CallPlan plan = Plan(now, Channel.Ivr, Outcome.Finished, 120, 300, TimeSpan.Zero);
        plan.Id = id;
        return _writer.Write(plan, now);
    }

    private IEnumerable<DateTimeOffset> Arrivals()
    {
        DateTimeOffset first = _now.AddDays(-_days);
        var midnight = new DateTimeOffset(first.Date, first.Offset);
        for (DateTimeOffset day = midnight; day <= _now; day = day.AddDays(1))
        {
            bool isWeekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            double expected = _callsPerDay * Week[(int)day.DayOfWeek] * Math.Max(0.7, 1 + (0.06 * _random.NextNormal()));

            // Call-backs, which follow from the others, are some of the calls too.
            expected *= 0.97;
            int count = (int)expected + (_random.Chance(expected % 1) ? 1 : 0);
            for (int i = 0; i < count; i++)
            {
                int hour = _random.PickWeighted(isWeekend ? WeekendCurve : WeekdayCurve);
                DateTimeOffset arrival = day.AddHours(hour) + _random.Time(0, 3600);
                if (arrival >= first && arrival < _now.AddSeconds(-5))
                {
                    yield return arrival;
                }
            }
        }
    }

    private CallPlan Plan(DateTimeOffset created)
    {
        var channel = (Channel)_random.PickWeighted(ChannelWeights);
        var outcome = (Outcome)_random.PickWeighted(channel switch
        {
            Channel.Ivr => InboundOutcomes,
            Channel.App or Channel.Web => WaitingOutcomes,
            Channel.ActionOnly => [1],
            _ => OutboundOutcomes,
        });

        // The busier the hour, the longer the queue.
        double load = 0.5 + (WeekdayCurve[created.Hour] / 1.6);
        int queue = outcome switch
        {
            Outcome.AbandonedInQueue => _random.Seconds(70 * load, 1.0, 2, 900),
            Outcome.Expired => 1800,
            _ => _random.Seconds(22 * load, 1.1, 1, 1200),
        };
        TimeSpan inMenus = channel == Channel.Ivr ? _random.Time(8, 60) : _random.Time(0.2, 2);
        return Plan(created, channel, outcome, queue, _random.Seconds(260, 0.75, 12, 5400), inMenus);
    }

    private CallPlan Plan(DateTimeOffset created, Channel channel, Outcome outcome, int queue, int talk, TimeSpan inMenus)
    {
        (EndUser? user, string? lang) = Centre.PickEndUser(channel);
        return new CallPlan
        {
            Created = created,
            Channel = channel,
            Outcome = outcome,
            EndUser = user,
            Lang = lang,
            Menu = channel == Channel.Outbound && _random.Chance(0.6) ? null : Centre.PickQueue(channel),
            Scheduled = channel switch
            {
                Channel.ScheduledApp or Channel.ScheduledWeb or Channel.AgentScheduled => created + _random.Time(1800, 150_000),
                _ => null,
            },
            InMenus = inMenus,
            Queue = queue,
            Talk = talk,
        };
    }

    /// <summary>Some who gave up or were cut off are called back.</summary>
    private CallPlan? CallBack(CallPlan plan)
    {
        if (plan.EndUser is null || plan.Channel is not (Channel.Ivr or Channel.App)
            || plan.Outcome is not (Outcome.AbandonedInQueue or Outcome.Expired or Outcome.ConnectionFailed) || !_random.Chance(0.3))
        {
            return null;
        }

        DateTimeOffset created = plan.RoughEnd + _random.Time(120, 5400);
        return created > _now.AddSeconds(-5) ? null : new CallPlan
        {
            Created = created,
            Channel = Channel.Outbound,
            Outcome = _random.Chance(0.75) ? Outcome.Finished : Outcome.NotReached,
            Parent = plan,
            EndUser = plan.EndUser,
            Lang = plan.Lang,
            Menu = plan.Menu,
            InMenus = TimeSpan.Zero,
            Talk = _random.Seconds(240, 0.7, 12, 3600),
        };
    }

    /// <summary>What goes on just now, at whatever hour that is.</summary>
    private IEnumerable<CallPlan> Live()
    {
        int count = Math.Min(4, _callsPerDay / 10);
        for (int i = 0; i < count; i++)
        {
            yield return Plan(_now - _random.Time(150 + (i * 60), 200 + (i * 60)), Channel.Ivr, Outcome.Finished, _random.Next(4, 60), 2400, _random.Time(8, 30));
        }

        for (int i = 0; i < count - 1; i++)
        {
            yield return Plan(_now - _random.Time(45 + (i * 20), 60 + (i * 20)), Channel.Ivr, Outcome.Finished, 900, 300, _random.Time(8, 30));
        }
    }

    /// <summary>Gives ids in the order of creation, with gaps, and no two calls the same millisecond.</summary>
    private void Number(List<CallPlan> plans)
    {
        plans.Sort((x, y) => x.Created.CompareTo(y.Created));
        long id = 100_000 + _random.Next(5000);
        long lastMillisecond = 0;
        foreach (CallPlan plan in plans)
        {
            id += 1 + (_random.Chance(0.2) ? _random.Next(1, 4) : 0);
            plan.Id = id;
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
