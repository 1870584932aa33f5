using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>
/// The records of a contact centre up to now, and what becomes of those that are not over: the same for the same seed, days, calls and now, in whatever order they are asked for. Nothing is
/// generated before it is asked for. The centre keeps the hours of the offset of now.
/// </summary>
internal sealed class SandboxData
{
    private const double ChatsPerCall = 0.4;
    private const double EmailsPerCall = 0.2;

    private readonly ulong _seed;
    private readonly int _days;
    private readonly int _callsPerDay;
    private readonly DateTimeOffset _now;
    private readonly CallPlanner _callPlanner;
    private readonly ChatPlanner _chatPlanner;
    private readonly EmailGenerator _emailGenerator;
    private readonly Lazy<(List<InteractionPlan> Calls, List<InteractionPlan> Chats, List<Record> Emails)> _work;
    private readonly Lazy<ILookup<CentreAgent, ActivityPlan>> _activities;
    private readonly Lazy<CampaignGenerator> _campaigns;

    public SandboxData(int seed, int days, int callsPerDay, DateTimeOffset now)
    {
        _seed = (uint)seed;
        _days = days;
        _callsPerDay = callsPerDay;
        _now = now.AddTicks(-(now.Ticks % 10)); // Microseconds, as a database keeps them.
        Centre = new Centre(Chance(0), callsPerDay, now.Offset);
        _callPlanner = new CallPlanner(Centre, Chance(1), _now);
        _chatPlanner = new ChatPlanner(Centre, Chance(2), _now);
        _emailGenerator = new EmailGenerator(Centre, Chance(3), _now);
        _work = new(PlanWork);
        _activities = new(PlanActivities);
        _campaigns = new(() => new CampaignGenerator(Centre, Chance(5), _now));
    }

    public Centre Centre { get; }

    /// <summary>The calls, by id.</summary>
    public IReadOnlyList<Call> Calls() => [.. _work.Value.Calls.Select(plan => (Call)plan.Write(_now))];

    /// <summary>What moves on with time of an endpoint's records; empty where nothing does.</summary>
    public IEnumerable<ILiving> Living(string path) =>
        path == Endpoints.Calls.Path ? _work.Value.Calls
        : path == Endpoints.Chats.Path ? _work.Value.Chats
        : path == Endpoints.AgentActivities.Path ? _activities.Value.SelectMany(agent => agent).OrderBy(plan => plan.At)
        : path == Endpoints.Agents.Path ? Centre.Agents.Select(agent => new AgentPlan(agent, Centre, [.. _activities.Value[agent]], _now.AddDays(-400).ToUniversalTime()))
        : [];

    /// <summary>The records of an endpoint that stay as they are.</summary>
    public IEnumerable<Record> Still(string path) =>
        path == Endpoints.Emails.Path ? _work.Value.Emails
        : path == Endpoints.Menus.Path ? MenuGenerator.Generate(Centre)
        : path == Endpoints.Teams.Path ? TeamGenerator.Generate(Centre)
        : path == Endpoints.UserStatuses.Path ? StatusGenerator.All
        : path == Endpoints.Campaigns.Path ? _campaigns.Value.Campaigns
        : path == Endpoints.CampaignContacts.Path ? _campaigns.Value.Contacts
        : [];

    /// <summary>A record that has just come into being; null where that does not happen.</summary>
    /// <param name="path">The path of its endpoint.</param>
    /// <param name="id">Its id.</param>
    /// <param name="at">When.</param>
    /// <param name="parent">The record that it belongs to; null for none.</param>
    public Record? New(string path, long id, DateTimeOffset at, long? parent)
    {
        // What comes later may not change what there was before, whichever is asked for first.
        _ = _work.Value;
        return path == Endpoints.Calls.Path ? _callPlanner.New(id, at)
            : path == Endpoints.Chats.Path ? _chatPlanner.New(id, at)
            : path == Endpoints.Emails.Path ? _emailGenerator.New(id, at)
            : path == Endpoints.AgentActivities.Path ? new ActivityPlan
            {
                Id = id,
                Agent = Centre.Agents[(int)(id % Centre.Agents.Count)],
                Whodunnit = Centre.Agents[(int)(id % Centre.Agents.Count)].Info,
                At = at.ToUniversalTime(),
                Activity = "user_status_changed",
                Status = StatusGenerator.All[(int)(id % StatusGenerator.All.Count)],
            }.Write(at)
            : path == Endpoints.Menus.Path ? MenuGenerator.New(id)
            : path == Endpoints.Teams.Path ? TeamGenerator.New(id)
            : path == Endpoints.Campaigns.Path ? CampaignGenerator.New(id, at.ToUniversalTime())
            : path == Endpoints.CampaignContacts.Path && parent is long campaign ? _campaigns.Value.NewContact(id, campaign)
            : path == Endpoints.Agents.Path ? NewAgent(id, at.ToUniversalTime())
            : null;
    }

    /// <summary>When a call that goes on is on hold; null where it is not, or there is no such call.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? HoldOf(long call) => _work.Value.Calls.Find(plan => plan.Id == call)?.Hold;

    /// <summary>The calls and chats that the agent has at that time.</summary>
    public IEnumerable<WorkStretch> WorkOf(long agent, DateTimeOffset at)
    {
        _ = _work.Value;
        return Centre.Agents.Where(item => item.Id == agent).SelectMany(item => item.Work).Where(stretch => stretch.From <= at && stretch.To > at);
    }

    private SeededRandom Chance(ulong purpose) => new(_seed ^ (purpose << 40));

    private (List<InteractionPlan> Calls, List<InteractionPlan> Chats, List<Record> Emails) PlanWork()
    {
        var arrivals = new Arrivals(_days, _now);
        List<InteractionPlan> calls = _callPlanner.Plan(arrivals, _callsPerDay);
        List<InteractionPlan> chats = _chatPlanner.Plan(arrivals, _callsPerDay * ChatsPerCall);

        // By their start, so that nobody is given two at once.
        foreach (InteractionPlan plan in calls.Concat(chats).OrderBy(plan => plan.Start).ThenBy(plan => plan.Id))
        {
            plan.Write(_now);
        }

        return (calls, chats, _emailGenerator.Generate(arrivals, _callsPerDay * EmailsPerCall));
    }

    private ILookup<CentreAgent, ActivityPlan> PlanActivities()
    {
        _ = _work.Value;
        var planner = new ActivityPlanner(Centre, Chance(4), _days, _now);
        return Centre.Agents.SelectMany(planner.Plan).ToLookup(plan => plan.Agent);
    }

    private static Agent NewAgent(long id, DateTimeOffset at) => new()
    {
        Id = id,
        FirstName = "New",
        LastName = "Agent",
        CreatedAt = at,
        Status = StatusGenerator.Get(StatusGenerator.Offline),
        StatusUpdatedAt = at,
        Online = false,
        WrapUp = false,
        CallCount = 0,
        ChatCount = 0,
        Roles = new(["agent"]),
        Teams = new([]),
        Channels = new([]),
    };
}
