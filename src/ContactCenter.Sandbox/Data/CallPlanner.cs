using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>Plans the calls of the centre.</summary>
internal sealed class CallPlanner(Centre centre, SeededRandom random, DateTimeOffset now)
{
    private const long FirstId = 100_000;

    private static readonly double[] ChannelWeights = [60, 13, 6, 13, 3, 3, 1, 1];
    private static readonly double[] InboundOutcomes = [79, 3, 8, 0.8, 4, 1.7, 2.5, 0];
    private static readonly double[] WaitingOutcomes = [84, 0, 7, 1.2, 3, 1, 3.8, 0];
    private static readonly double[] OutboundOutcomes = [76, 0, 0, 0, 0, 0, 3, 21];

    private readonly CallWriter _writer = new(centre);

    /// <summary>The calls, in the order of creation.</summary>
    public List<InteractionPlan> Plan(Arrivals arrivals, int callsPerDay)
    {
        // Call-backs, which follow from the others, are some of the calls too.
        var plans = new List<InteractionPlan>();
        foreach (DateTimeOffset arrival in arrivals.Times(callsPerDay * 0.97, random))
        {
            InteractionPlan plan = Plan(arrival);
            plans.Add(plan);
            if (CallBack(plan) is { } callBack)
            {
                plans.Add(callBack);
            }
        }

        if (plans.Count > 0)
        {
            plans.AddRange(Live(Math.Min(4, callsPerDay / 10)));
        }

        Arrivals.Number(plans, FirstId, random);
        return plans;
    }

    /// <summary>A call that has just come in.</summary>
    public Record New(long id, DateTimeOffset at)
    {
        InteractionPlan plan = Plan(at, Channel.Ivr, Outcome.Finished, 120, 300, TimeSpan.Zero);
        (plan.Id, plan.Seed) = (id, random.Next());
        return _writer.Write(plan, at);
    }

    private InteractionPlan Plan(DateTimeOffset created)
    {
        var channel = (Channel)random.PickWeighted(ChannelWeights);
        var outcome = (Outcome)random.PickWeighted(channel switch
        {
            Channel.Ivr => InboundOutcomes,
            Channel.App or Channel.Web => WaitingOutcomes,
            Channel.ActionOnly => [1],
            _ => OutboundOutcomes,
        });
        double load = Arrivals.Load(created);
        int queue = outcome switch
        {
            Outcome.AbandonedInQueue => random.Seconds(70 * load, 1.0, 2, 900),
            Outcome.Expired => 1800,
            _ => random.Seconds(22 * load, 1.1, 1, 1200),
        };
        TimeSpan inMenus = channel == Channel.Ivr ? random.Time(8, 60) : random.Time(0.2, 2);
        return Plan(created, channel, outcome, queue, random.Seconds(260, 0.75, 12, 5400), inMenus);
    }

    private InteractionPlan Plan(DateTimeOffset created, Channel channel, Outcome outcome, int queue, int talk, TimeSpan inMenus)
    {
        (EndUser? user, string? lang) = centre.PickEndUser(channel);
        return new InteractionPlan
        {
            Writer = _writer,
            Created = created,
            Channel = channel,
            Outcome = outcome,
            EndUser = user,
            Lang = lang,
            Menu = channel == Channel.Outbound && random.Chance(0.6) ? null : centre.PickQueue(channel),
            Scheduled = channel switch
            {
                Channel.ScheduledApp or Channel.ScheduledWeb or Channel.AgentScheduled => created + random.Time(1800, 150_000),
                _ => null,
            },
            InMenus = inMenus,
            Queue = queue,
            Talk = talk,
        };
    }

    /// <summary>Some who gave up or were cut off are called back.</summary>
    private InteractionPlan? CallBack(InteractionPlan plan)
    {
        if (plan.EndUser is null || plan.Channel is not (Channel.Ivr or Channel.App)
            || plan.Outcome is not (Outcome.AbandonedInQueue or Outcome.Expired or Outcome.ConnectionFailed) || !random.Chance(0.3))
        {
            return null;
        }

        DateTimeOffset created = plan.RoughEnd + random.Time(120, 5400);
        return created > now.AddSeconds(-5) ? null : new InteractionPlan
        {
            Writer = _writer,
            Created = created,
            Channel = Channel.Outbound,
            Outcome = random.Chance(0.75) ? Outcome.Finished : Outcome.NotReached,
            Parent = plan,
            EndUser = plan.EndUser,
            Lang = plan.Lang,
            Menu = plan.Menu,
            InMenus = TimeSpan.Zero,
            Talk = random.Seconds(240, 0.7, 12, 3600),
        };
    }

    /// <summary>What goes on just now, at whatever hour that is: some talk, one has talked, some wait, and not all of them for long.</summary>
    private IEnumerable<InteractionPlan> Live(int count)
    {
        for (int i = 0; i < count; i++)
        {
            int age = 150 + (i * 60);
            yield return Plan(now - random.Time(age, age + 50), Channel.Ivr, Outcome.Finished, random.Next(4, 60), age + 60 + random.Next(400), random.Time(8, 30));
        }

        if (count > 0)
        {
            // One is just over, so that somebody is writing it up.
            yield return Plan(now.AddSeconds(-200), Channel.Ivr, Outcome.Finished, 20, 155, TimeSpan.FromSeconds(12));
        }

        for (int i = 0; i < count - 1; i++)
        {
            int age = 45 + (i * 20);
            yield return Plan(now - random.Time(age, age + 15), Channel.Ivr, Outcome.Finished, age + 20 + random.Next(60), 90 + random.Next(300), random.Time(8, 30));
        }
    }
}
