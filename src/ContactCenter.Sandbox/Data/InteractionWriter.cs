using System;
using System.Collections.Generic;
using System.Globalization;

namespace ContactCenter.Sandbox.Data;

/// <summary>What the writing of calls and of chats has in common. A plan's end is written first, and decides who has it; every later writing comes to the same, as far as it goes.</summary>
internal abstract class InteractionWriter<T>(Centre centre) : IInteractionWriter
    where T : Record
{
    /// <summary>The seconds that a first agent has to do after handing over.</summary>
    protected const int AfterHandover = 20;

    private static readonly double[] RatingWeights = [8, 5, 9, 24, 54];

    protected Centre Centre { get; } = centre;

    /// <summary>Chance for the plan that is being written.</summary>
    protected SeededRandom Random { get; private set; } = new(0);

    public T Write(InteractionPlan plan, DateTimeOffset now)
    {
        plan.Fate ??= Compose(plan, DateTimeOffset.MaxValue);
        return plan.IsOver(now) ? (T)plan.Fate : Compose(plan, now.ToUniversalTime());
    }

    Record IInteractionWriter.Write(InteractionPlan plan, DateTimeOffset now) => Write(plan, now);

    protected abstract T Fill(InteractionPlan plan, DateTimeOffset now);

    /// <summary>Notes a time at which the record changes.</summary>
    protected static DateTimeOffset Mark(InteractionPlan plan, DateTimeOffset moment)
    {
        if (plan.Fate is null)
        {
            plan.Mark(moment);
        }

        return moment;
    }

    /// <summary>The nth agent to have it.</summary>
    protected CentreAgent Agent(InteractionPlan plan, int turn, CentreMenu? queue, DateTimeOffset at)
    {
        if (plan.Agents.Count == turn)
        {
            plan.Agents.Add(Centre.PickAgent(queue, at, plan.IsChat, turn == 0 ? null : plan.Agents[turn - 1]));
        }

        return plan.Agents[turn];
    }

    protected static void Occupy(InteractionPlan plan, CentreAgent agent, DateTimeOffset from, DateTimeOffset to, int afterwork)
    {
        if (plan.Fate is null)
        {
            agent.Take(plan.IsChat ? new WorkStretch(null, plan.Id, from, to, afterwork) : new WorkStretch(plan.Id, null, from, to, afterwork));
        }
    }

    /// <summary>Notes that the agent dialled.</summary>
    protected static void Dial(InteractionPlan plan, CentreAgent agent, DateTimeOffset from, DateTimeOffset to)
    {
        if (plan.Fate is null)
        {
            agent.Offers.Add(new AgentOffer(null, plan.Id, null, from, to, OfferEnd.Taken));
        }
    }

    /// <summary>Offers it to the agent who takes it, and to others who do not.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="agent">Who is to have it.</param>
    /// <param name="kind">What the activities' names begin with.</param>
    /// <param name="taken">When it is taken, or missed.</param>
    /// <param name="waited">The seconds that it had waited by then.</param>
    /// <param name="isTaken">Whether the agent takes it.</param>
    protected void Offer(InteractionPlan plan, CentreAgent agent, string kind, DateTimeOffset taken, int waited, bool isTaken = true)
    {
        if (plan.Fate is not null)
        {
            return;
        }

        (long? call, long? chat) = plan.IsChat ? ((long?)null, plan.Id) : (plan.Id, null);
        DateTimeOffset at = taken.AddSeconds(-Math.Min(10, waited));
        agent.Offers.Add(new AgentOffer(kind, call, chat, at, taken, isTaken ? OfferEnd.Taken : OfferEnd.Missed));
        if (kind is "multicast_call" or "chat")
        {
            foreach (CentreAgent other in Centre.PickOthers(plan.Menu, at, 2, agent))
            {
                other.Offers.Add(new AgentOffer(kind, call, chat, at, taken, OfferEnd.TakenByAnother));
            }
        }
        else if (kind is "deltacast_call" && waited > 40)
        {
            foreach (CentreAgent other in Centre.PickOthers(plan.Menu, at, 1, agent))
            {
                other.Offers.Add(new AgentOffer(kind, call, chat, at.AddSeconds(-20), at, OfferEnd.Missed));
            }
        }
    }

    protected static QueueDurationItem QueueItem(string? lang, CentreMenu menu, CentreAgent? agent, DateTimeOffset from, int seconds, bool isTransfer, string how) => new()
    {
        AgentId = agent?.Id,
        QueueDuration = seconds,
        MenuPathId = menu.PathId,
        Lang = lang,
        Transfer = isTransfer,
        StartedAt = from,
        EndedAt = from.AddSeconds(seconds),
        ServiceLevelAbandonTimeThreshold = menu.AbandonThreshold,
        ServiceLevelEvent = agent is null && seconds <= menu.AbandonThreshold ? "excluded" : agent is not null && seconds <= menu.TargetTime ? "in_sla" : "not_in_sla",
        ServiceLevelTargetPercent = menu.TargetPercent,
        ServiceLevelTargetTime = menu.TargetTime,
        Event = how,
    };

    protected static RecordList<OfferEvent> Casts(DateTimeOffset queued, DateTimeOffset until)
    {
        var offers = new List<OfferEvent>();
        for (DateTimeOffset at = queued; at <= until && offers.Count < 4; at = at.AddSeconds(30))
        {
            offers.Add(new OfferEvent { CastingTime = at, Group = $"Group {offers.Count + 1}" });
        }

        return new(offers);
    }

    /// <summary>The transfer on the way; null where there is none.</summary>
    protected Handover? HandOver(InteractionPlan plan, DateTimeOffset assigned, DateTimeOffset connected, DateTimeOffset ends, int afterwork, double probability)
    {
        if (plan.Menu is not { } from || plan.Talk <= 90 || !Random.Chance(probability))
        {
            return null;
        }

        bool isToQueue = Random.Chance(0.45);
        int before = Random.Next(20, plan.Talk / 3);
        int wait = Random.Next(3, plan.Talk / 4);
        DateTimeOffset asked = connected.AddSeconds(before);
        DateTimeOffset taken = asked.AddSeconds(wait);
        if (plan.Handover is null)
        {
            Occupy(plan, plan.Agents[0], assigned, Mark(plan, taken), AfterHandover);
            CentreMenu to = isToQueue ? Centre.PickQueue(plan.Channel) : from;
            CentreAgent second = Agent(plan, 1, to, asked);
            Occupy(plan, second, taken, ends, afterwork);
            plan.Handover = new Handover(asked, taken, wait, before + wait, plan.Talk - before - wait, from, to, plan.Agents[0], second);
        }

        return plan.Handover;
    }

    protected RecordList<Photo> Photos(long id, double probability)
    {
        var photos = new List<Photo>();
        if (Random.Chance(probability))
        {
            for (int i = Random.Next(1, 3); i > 0; i--)
            {
                long photo = (id * 10) + i;
                photos.Add(new Photo { Id = photo, PhotoType = Random.Chance(0.6) ? "photo" : "screenshot", Url = $"https://media.example.com/photos/{photo}.jpg" });
            }
        }

        return new(photos);
    }

    protected RecordList<Video> Videos(long id, double probability) => new(Random.Chance(probability)
        ? [new Video { Id = (id * 10) + 5, Url = $"https://media.example.com/videos/{(id * 10) + 5}.mp4" }]
        : []);

    /// <summary>The ticket in the customer's own system; null where none was written.</summary>
    protected string? Ticket(long id) => Random.Chance(0.88) ? (700_000 + id).ToString(CultureInfo.InvariantCulture) : null;

    protected static string? TicketUrl(string? ticket) => ticket is null ? null : $"https://crm.example.com/tickets/{ticket}";

    /// <summary>What the end user gave, whether with words, and when; null for most.</summary>
    protected (int Stars, bool HasFeedback, DateTimeOffset At)? Rating(DateTimeOffset ends) => Random.Chance(0.22)
        ? (1 + Random.PickWeighted(RatingWeights), Random.Chance(0.3), ends + Random.Time(20, 3600))
        : null;

    protected static DateTimeOffset Earlier(DateTimeOffset x, DateTimeOffset y) => x < y ? x : y;

    // voicemail_read to "Voicemail Read".
    protected static string Title(string status) => string.Join(" ", Array.ConvertAll(status.Split('_'), word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    // disconnected_by_end_user to "Disconnected by end user".
    protected static string Sentence(string reason) => char.ToUpperInvariant(reason[0]) + reason.Substring(1).Replace('_', ' ');

    private T Compose(InteractionPlan plan, DateTimeOffset now)
    {
        Random = new SeededRandom(plan.Seed);
        return Fill(plan, now);
    }
}
