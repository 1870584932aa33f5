using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>The generated centre: its menus, its agents, and the people who call.</summary>
internal sealed class Centre
{
    private static readonly string[] Languages = ["en", "es", "fr", "de", "ja", "pt"];
    private static readonly double[] LanguageWeights = [70, 12, 6, 6, 3, 3];

    // When a shift begins and how long it is, in hours. There are as many as share no divisor with the teams, so that each team has all of them.
    private static readonly (double Start, double Hours)[] Shifts = [(8, 8.5), (9, 8.5), (7, 8.5), (10, 8.5), (14, 8.5), (8, 9), (12, 8.5), (22, 9), (9, 8)];

    private readonly SeededRandom _random;
    private readonly List<(EndUser User, string Lang)> _endUsers = [];
    private long _lastEndUserId = 20_000;
    private readonly TimeSpan _offset;
    private int _phones;

    public Centre(SeededRandom random, int callsPerDay, TimeSpan offset)
    {
        _random = random;
        _offset = offset;
        Teams = BuildTeams();
        Agents = BuildAgents(Math.Max(12, (int)Math.Round(callsPerDay / 7.5)));
    }

    public CentreMenus Menus { get; } = new();

    public IReadOnlyList<CentreTeam> Teams { get; }

    public IReadOnlyList<CentreAgent> Agents { get; }

    public IReadOnlyList<string> SupportNumbers { get; } = ["+18005550100", "+18005550140", "+18885550177"];

    public IReadOnlyList<CentreMenu> QueuesOf(Channel channel) => channel switch
    {
        Channel.App or Channel.ScheduledApp or Channel.ActionOnly or Channel.AppChat => Menus.App,
        Channel.Web or Channel.ScheduledWeb or Channel.WebChat or Channel.SmsChat => Menus.Web,
        _ => Menus.Ivr,
    };

    public CentreMenu PickQueue(Channel channel) => PickQueue(QueuesOf(channel));

    public CentreMenu PickQueue(IReadOnlyList<CentreMenu> queues) => queues[_random.PickWeighted([.. queues.Select(queue => queue.Weight)])];

    /// <summary>Somebody at the other end: often one who has called before, and often lately. Null for a caller who withholds the number.</summary>
    public (EndUser? User, string? Lang) PickEndUser(Channel channel) => channel == Channel.Ivr && _random.Chance(0.01)
        ? (null, null)
        : PickEndUser(byPhone: channel is Channel.Ivr or Channel.Outbound or Channel.AgentScheduled or Channel.SmsChat);

    /// <summary>Somebody who is known by a telephone number, or by an address.</summary>
    public (EndUser User, string Lang) PickEndUser(bool byPhone)
    {
        int known = _endUsers.Count;
        double chance = _random.NextDouble();
        if (known > 20 && chance < 0.40)
        {
            int back = chance < 0.22 ? Math.Min(known, 150) : known;
            (EndUser user, string lang) = _endUsers[known - 1 - _random.Next(back)];
            if (!byPhone || user.Identifier!.StartsWith("+", StringComparison.Ordinal))
            {
                return (user, lang);
            }
        }

        _lastEndUserId += _random.Next(1, 6);
        var created = new EndUser
        {
            Id = _lastEndUserId,
            Identifier = byPhone && _phones < FictionalNumbers.Count
                ? FictionalNumbers.Get(_phones++)
                : string.Format(CultureInfo.InvariantCulture, "customer{0}@example.com", _lastEndUserId),
            OutContactId = _random.Chance(0.85) ? "003" + _random.Next(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture) : null,
        };
        string language = Languages[_random.PickWeighted(LanguageWeights)];
        _endUsers.Add((created, language));
        return (created, language);
    }

    /// <summary>An agent of the queue who is at work and free at that time; else whoever can be called in.</summary>
    public CentreAgent PickAgent(CentreMenu? queue, DateTimeOffset at, bool forChat, CentreAgent? except = null)
    {
        IReadOnlyList<CentreAgent> own = queue is null ? Agents : queue.Agents;
        DateTimeOffset local = at.ToOffset(_offset);
        bool Fits(CentreAgent agent) => agent != except && agent.IsFree(at, forChat);
        bool FitsAtWork(CentreAgent agent) => Fits(agent) && agent.Shift.Covers(local, agent.Id);
        for (int i = 0; i < 12; i++)
        {
            CentreAgent agent = _random.Pick(own);
            if (FitsAtWork(agent))
            {
                return agent;
            }
        }

        return own.FirstOrDefault(FitsAtWork)
            ?? Agents.FirstOrDefault(FitsAtWork)
            ?? own.FirstOrDefault(Fits)
            ?? Agents.FirstOrDefault(Fits)
            ?? Agents.Where(agent => agent != except).OrderBy(agent => agent.BusyUntil).First();
    }

    /// <summary>Up to that many others of the queue who are at work at that time.</summary>
    public IReadOnlyList<CentreAgent> PickOthers(CentreMenu? queue, DateTimeOffset at, int count, CentreAgent? except = null)
    {
        DateTimeOffset local = at.ToOffset(_offset);
        CentreAgent[] others = [.. (queue?.Agents ?? Agents).Where(agent => agent != except && agent.Shift.Covers(local, agent.Id))];
        int first = others.Length == 0 ? 0 : _random.Next(others.Length);
        return [.. Enumerable.Range(0, Math.Min(count, others.Length)).Select(i => others[(first + i) % others.Length])];
    }

    private List<CentreTeam> BuildTeams()
    {
        var service = new CentreTeam(1, "Customer Service", null, 1);
        var care = new CentreTeam(2, "Care", service, 1);
        return
        [
            service,
            care,
            new(3, "Billing", care, 1) { Queues = Menus.Pick(121, 122, 123) },
            new(4, "Technical", care, 2) { Queues = Menus.Pick(112, 113, 114, 115, 203) },
            new(5, "Orders & Returns", care, 3) { Queues = Menus.Pick(130, 140, 202, 204, 301) },
            new(6, "Sales", service, 2) { Queues = Menus.Pick(104, 105, 106, 302) },
            new(7, "Correspondence", null, 2) { Queues = Menus.Pick(401, 402) },
            new(8, "Team Leads", null, 3),
            new(9, "Fax", null, 4) { IsDeleted = true },
        ];
    }

    private List<CentreAgent> BuildAgents(int count)
    {
        CentreMenu[] queues = [.. Menus.Queues];
        CentreTeam[] teams = [.. Teams.Where(team => team.Queues.Count > 0)];
        var agents = new List<CentreAgent>(count);
        long id = 1000;
        for (int i = 0; i < count; i++)
        {
            id += _random.Next(1, 9);
            (string first, string last, string full) = AgentNames.Get(i);
            (double start, double hours) = Shifts[i % Shifts.Length];
            var info = new AgentInfo
            {
                Id = id,
                Name = full,
                FirstName = first,
                LastName = last,
                AgentNumber = _random.Chance(0.9) ? (4000 + i).ToString(CultureInfo.InvariantCulture) : null,
                AvatarUrl = _random.Chance(0.7) ? $"https://avatars.example.com/agents/{id}.png" : null,
            };
            var agent = new CentreAgent(info, new Shift(start, hours, worksWeekends: i % 4 == 0), i);
            agents.Add(agent);
            Join(agent, teams[i % teams.Length]);
            if (agent.IsManager)
            {
                Join(agent, Teams.Single(team => team.Name == "Team Leads"));
            }

            foreach (CentreMenu queue in queues)
            {
                if (!queue.Agents.Contains(agent) && _random.Chance(0.2))
                {
                    queue.Agents.Add(agent);
                }
            }
        }

        // Fewer agents than queues: everybody answers everything.
        foreach (CentreMenu queue in queues.Where(queue => queue.Agents.Count < 3))
        {
            queue.Agents.AddRange(agents.Except(queue.Agents));
        }

        return agents;
    }

    private static void Join(CentreAgent agent, CentreTeam team)
    {
        agent.Teams.Add(team);
        team.Agents.Add(agent);
        foreach (CentreMenu queue in team.Queues)
        {
            queue.Agents.Add(agent);
        }
    }
}
