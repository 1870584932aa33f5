using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>Plans the chats of the centre.</summary>
internal sealed class ChatPlanner(Centre centre, SeededRandom random, DateTimeOffset now)
{
    private const long FirstId = 300_000;

    private static readonly Channel[] Channels = [Channel.WebChat, Channel.AppChat, Channel.SmsChat];
    private static readonly double[] ChannelWeights = [55, 33, 12];
    private static readonly Outcome[] Outcomes = [Outcome.Finished, Outcome.AbandonedInQueue, Outcome.NoResponse, Outcome.Expired, Outcome.ConnectionFailed];
    private static readonly double[] OutcomeWeights = [82, 8, 6, 2, 2];

    private readonly ChatWriter _writer = new(centre);

    /// <summary>The chats, in the order of creation.</summary>
    public List<InteractionPlan> Plan(Arrivals arrivals, double chatsPerDay)
    {
        var plans = new List<InteractionPlan>();
        foreach (DateTimeOffset arrival in arrivals.Times(chatsPerDay, random))
        {
            Outcome outcome = Outcomes[random.PickWeighted(OutcomeWeights)];
            int queue = outcome == Outcome.Expired ? 1200 : random.Seconds(18 * Arrivals.Load(arrival), 1.0, 1, 600);
            plans.Add(Plan(arrival, outcome, queue, random.Seconds(420, 0.7, 40, 3600)));
        }

        if (plans.Count > 0)
        {
            plans.AddRange(Live());
        }

        Arrivals.Number(plans, FirstId, random);
        return plans;
    }

    /// <summary>A chat that has just been asked for.</summary>
    public Record New(long id, DateTimeOffset at)
    {
        InteractionPlan plan = Plan(at, Outcome.Finished, 120, 300);
        (plan.Id, plan.Seed) = (id, random.Next());
        return _writer.Write(plan, at);
    }

    private InteractionPlan Plan(DateTimeOffset created, Outcome outcome, int queue, int talk)
    {
        Channel channel = Channels[random.PickWeighted(ChannelWeights)];
        (EndUser? user, string? lang) = centre.PickEndUser(channel);
        return new InteractionPlan
        {
            Writer = _writer,
            Created = created,
            Channel = channel,
            Outcome = outcome,
            EndUser = user,
            Lang = lang,
            Menu = centre.PickQueue(channel),
            Queue = queue,
            Talk = talk,
        };
    }

    /// <summary>What goes on just now: two are being answered, two wait.</summary>
    private IEnumerable<InteractionPlan> Live()
    {
        for (int i = 0; i < 2; i++)
        {
            yield return Plan(now - random.Time(120 + (i * 60), 160 + (i * 60)), Outcome.Finished, random.Next(4, 40), 240 + (i * 60) + random.Next(300));
            yield return Plan(now - random.Time(20 + (i * 15), 30 + (i * 15)), Outcome.Finished, 45 + (i * 20) + random.Next(40), 200 + random.Next(300));
        }
    }
}
