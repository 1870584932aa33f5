using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>
/// Plans what an agent does: at work by the hours of the shift, and whenever there is a call or a chat; in the status that the work demands, with breaks where there is none.
/// It goes on beyond now, so that what is to come is known.
/// </summary>
internal sealed class ActivityPlanner(Centre centre, SeededRandom random, int days, DateTimeOffset now)
{
    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(15);

    private readonly CentreAgent[] _managers = [.. centre.Agents.Where(agent => agent.IsManager)];

    /// <summary>The agent's activities, by time.</summary>
    public List<ActivityPlan> Plan(CentreAgent agent)
    {
        var plans = new List<ActivityPlan>();
        WorkStretch[] work = [.. agent.Work.OrderBy(stretch => stretch.From)];
        AgentOffer[] offers = [.. agent.Offers.OrderBy(offer => offer.At)];
        int nextWork = 0;
        int nextOffer = 0;
        foreach ((DateTimeOffset from, DateTimeOffset to) in Sessions(agent, work))
        {
            WorkStretch[] own = TakeUntil(work, ref nextWork, stretch => stretch.From < to);
            AgentOffer[] offered = TakeUntil(offers, ref nextOffer, offer => offer.At < to);
            PlanSession(agent, from, to, own, offered, plans);
        }

        End(plans);
        return plans;
    }

    private static T[] TakeUntil<T>(T[] items, ref int next, Func<T, bool> belongs)
    {
        int first = next;
        while (next < items.Length && belongs(items[next]))
        {
            next++;
        }

        return [.. items.Skip(first).Take(next - first)];
    }

    /// <summary>From login to logout: the shifts, and what work there is beside them.</summary>
    private List<(DateTimeOffset From, DateTimeOffset To)> Sessions(CentreAgent agent, WorkStretch[] work)
    {
        var stretches = new List<(DateTimeOffset From, DateTimeOffset To)>();
        DateTimeOffset first = now.AddDays(-days);
        for (DateTimeOffset day = new(first.Date, now.Offset); day <= now.AddDays(1) && days > 0; day = day.AddDays(1))
        {
            if (agent.Shift.On(day, agent.Id) is { } shift)
            {
                stretches.Add(shift);
            }
        }

        // Before a call or a chat begins, it has been offered.
        stretches.AddRange(work.Select(stretch => (stretch.From.AddSeconds(-90), stretch.To.AddSeconds(stretch.AfterWork + 60))));
        stretches.Sort((x, y) => x.From.CompareTo(y.From));
        var sessions = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach ((DateTimeOffset from, DateTimeOffset to) in stretches)
        {
            if (sessions.Count > 0 && from <= sessions[sessions.Count - 1].To + ShortestSession)
            {
                (DateTimeOffset From, DateTimeOffset To) last = sessions[sessions.Count - 1];
                sessions[sessions.Count - 1] = (last.From, to > last.To ? to : last.To);
            }
            else
            {
                sessions.Add((from, to));
            }
        }

        return sessions;
    }

    private void PlanSession(CentreAgent agent, DateTimeOffset from, DateTimeOffset to, WorkStretch[] work, AgentOffer[] offers, List<ActivityPlan> plans)
    {
        var spans = new List<StatusSpan>();
        foreach (WorkStretch stretch in work)
        {
            spans.Add(new StatusSpan(stretch.From, stretch.To, stretch.CallId is null ? StatusGenerator.InChat : StatusGenerator.InCall));
            if (stretch.AfterWork > 0)
            {
                spans.Add(new StatusSpan(stretch.To, stretch.To.AddSeconds(stretch.AfterWork), StatusGenerator.WrapUp));
            }
        }

        AddBreaks(spans, from, to);
        spans.AddRange(offers.Where(offer => offer.End == OfferEnd.Missed).Select(offer => new StatusSpan(offer.Until, offer.Until.AddSeconds(25), StatusGenerator.MissedCall)));
        List<(DateTimeOffset At, long Status)> changes = Changes(spans, from, to);

        int next = 0;
        long status = StatusGenerator.Available;
        void Reach(DateTimeOffset at)
        {
            for (; next < changes.Count && changes[next].At <= at; next++)
            {
                bool isDelayed = status is StatusGenerator.InCall or StatusGenerator.WrapUp && changes[next].Status is StatusGenerator.Break or StatusGenerator.Meal;
                status = changes[next].Status;
                plans.Add(Status(agent, changes[next].At, isDelayed ? "status_after_inquiries_applied" : "user_status_changed", status));
            }
        }

        plans.Add(Status(agent, from, "login", StatusGenerator.Available));
        var shown = new HashSet<AgentOffer>();
        foreach ((AgentOffer offer, string activity, DateTimeOffset at, DateTimeOffset until) in offers.SelectMany(Steps).OrderBy(step => step.At))
        {
            Reach(at);

            // Nobody is offered what others take while away from the desk.
            if (offer.End == OfferEnd.Taken || shown.Contains(offer) || (at == offer.At && status == StatusGenerator.Available))
            {
                shown.Add(offer);
                plans.Add(new ActivityPlan
                {
                    Agent = agent,
                    Whodunnit = agent.Info,
                    At = at.ToUniversalTime(),
                    Until = until.ToUniversalTime(),
                    Activity = activity,
                    Status = StatusGenerator.Get(status),
                    CallId = offer.CallId,
                    ChatId = offer.ChatId,
                });
            }
        }

        Reach(to);
        plans.Add(Status(agent, to, "logout", StatusGenerator.Offline));
    }

    private void AddBreaks(List<StatusSpan> spans, DateTimeOffset from, DateTimeOffset to)
    {
        StatusSpan[] work = [.. spans];
        double hours = (to - from).TotalHours;
        if (hours < 4)
        {
            return;
        }

        void Add(double share, int minutes, long status)
        {
            DateTimeOffset begin = from.AddHours(hours * share).AddSeconds(random.Next(900));
            DateTimeOffset end = begin.AddMinutes(minutes).AddSeconds(random.Next(-90, 200));
            for (int i = 0; i < 12 && end < to; i++, begin = begin.AddMinutes(4), end = end.AddMinutes(4))
            {
                if (Array.TrueForAll(work, span => span.To <= begin || span.From >= end))
                {
                    spans.Add(new StatusSpan(begin, end, status));
                    return;
                }
            }
        }

        Add(0.22, 15, StatusGenerator.Break);
        Add(0.5, 30, StatusGenerator.Meal);
        Add(0.76, 15, random.Chance(0.15) ? StatusGenerator.Training : StatusGenerator.Break);
    }

    /// <summary>When the status becomes another, and which.</summary>
    private static List<(DateTimeOffset At, long Status)> Changes(List<StatusSpan> spans, DateTimeOffset from, DateTimeOffset to)
    {
        spans.Sort((x, y) => x.From.CompareTo(y.From));
        DateTimeOffset[] edges = [.. spans.SelectMany(span => new[] { span.From, span.To }).Where(edge => edge > from && edge < to).Distinct().OrderBy(edge => edge)];
        var changes = new List<(DateTimeOffset At, long Status)>();
        var open = new List<StatusSpan>();
        long status = StatusGenerator.Available;
        int next = 0;
        foreach (DateTimeOffset edge in edges)
        {
            for (; next < spans.Count && spans[next].From <= edge; next++)
            {
                open.Add(spans[next]);
            }

            open.RemoveAll(span => span.To <= edge);
            StatusSpan? weightiest = null;
            foreach (StatusSpan span in open)
            {
                weightiest = weightiest is null || span.Weight > weightiest.Weight ? span : weightiest;
            }

            long current = weightiest?.Status ?? StatusGenerator.Available;
            if (current != status)
            {
                status = current;
                changes.Add((edge, status));
            }
        }

        return changes;
    }

    private ActivityPlan Status(CentreAgent agent, DateTimeOffset at, string activity, long status) => new()
    {
        Agent = agent,
        Whodunnit = activity == "user_status_changed" && _managers.Length > 0 && random.Chance(0.02) ? random.Pick(_managers).Info : agent.Info,
        At = at.ToUniversalTime(),
        Activity = activity,
        Status = StatusGenerator.Get(status),
        SetsStatus = true,
    };

    /// <summary>The activities that an offer brings.</summary>
    private static IEnumerable<(AgentOffer Offer, string Activity, DateTimeOffset At, DateTimeOffset Until)> Steps(AgentOffer offer)
    {
        if (offer.Kind is null)
        {
            yield return (offer, "call_outbound_dialing", offer.At, offer.Until);
            yield break;
        }

        yield return (offer, offer.Kind + "_notification_offered", offer.At, offer.Until);
        if (offer.End == OfferEnd.Taken)
        {
            DateTimeOffset attempt = offer.Until.AddSeconds(-Math.Min(2, (offer.Until - offer.At).TotalSeconds / 2));
            yield return (offer, offer.Kind + "_pick_up_attempt", attempt, offer.Until);
            yield return (offer, offer.Kind + "_picked_up", offer.Until, offer.Until);
        }
        else if (offer.End == OfferEnd.Missed && offer.Kind == "deltacast_call")
        {
            yield return (offer, "deltacast_call_missed", offer.Until, offer.Until);
        }
    }

    /// <summary>A status lasts until the next one.</summary>
    private static void End(List<ActivityPlan> plans)
    {
        ActivityPlan? last = null;
        foreach (ActivityPlan plan in plans.Where(plan => plan.SetsStatus))
        {
            if (last is not null)
            {
                last.Until = plan.At;
            }

            last = plan;
        }
    }
}
