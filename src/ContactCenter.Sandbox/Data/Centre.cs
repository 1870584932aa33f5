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

    private readonly SeededRandom _random;
    private readonly List<(EndUser User, string Lang)> _endUsers = [];
    private long _lastEndUserId = 20_000;
    private int _phones;

    public Centre(SeededRandom random, int callsPerDay)
    {
        _random = random;
        IvrQueues = BuildIvr();
        AppQueues = BuildApp();
        WebQueues = BuildWeb();
        Agents = BuildAgents(Math.Max(12, (int)Math.Round(callsPerDay / 7.5)));
    }

    public IReadOnlyList<CentreMenu> IvrQueues { get; }

    public IReadOnlyList<CentreMenu> AppQueues { get; }

    public IReadOnlyList<CentreMenu> WebQueues { get; }

    public IReadOnlyList<CentreAgent> Agents { get; }

    public IReadOnlyList<string> SupportNumbers { get; } = ["+18005550100", "+18005550140", "+18885550177"];

    public IReadOnlyList<CentreMenu> QueuesOf(Channel channel) => channel switch
    {
        Channel.App or Channel.ScheduledApp or Channel.ActionOnly => AppQueues,
        Channel.Web or Channel.ScheduledWeb => WebQueues,
        _ => IvrQueues,
    };

    public CentreMenu PickQueue(Channel channel)
    {
        IReadOnlyList<CentreMenu> queues = QueuesOf(channel);
        return queues[_random.PickWeighted([.. queues.Select(queue => queue.Weight)])];
    }

    /// <summary>Somebody at the other end: often one who has called before, and often lately. Null for a caller who withholds the number.</summary>
    public (EndUser? User, string? Lang) PickEndUser(Channel channel)
    {
        if (channel == Channel.Ivr && _random.Chance(0.01))
        {
            return (null, null);
        }

        int known = _endUsers.Count;
        double chance = _random.NextDouble();
        bool byPhone = channel is Channel.Ivr or Channel.Outbound or Channel.AgentScheduled;
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

    /// <summary>An agent of the queue who is free at that time; else whoever is free first.</summary>
    public CentreAgent PickAgent(CentreMenu? queue, DateTimeOffset at, CentreAgent? except = null)
    {
        IReadOnlyList<CentreAgent> own = queue is null ? Agents : queue.Agents;
        for (int i = 0; i < 8; i++)
        {
            CentreAgent agent = _random.Pick(own);
            if (agent != except && agent.BusyUntil <= at)
            {
                return agent;
            }
        }

        return own.FirstOrDefault(agent => agent != except && agent.BusyUntil <= at)
            ?? Agents.Where(agent => agent != except).OrderBy(agent => agent.BusyUntil).First();
    }

    private static List<CentreMenu> BuildIvr()
    {
        const string kind = "ivr_menu";
        var sales = new CentreMenu(101, "Sales", null, 1, kind);
        var support = new CentreMenu(102, "Technical Support", null, 2, kind);
        var internet = new CentreMenu(111, "Internet", support, 1, kind);
        var billing = new CentreMenu(103, "Billing", null, 3, kind);
        return
        [
            new(104, "New Orders", sales, 1, kind) { Weight = 9, TargetTime = 20, TargetPercent = 90 },
            new(105, "Upgrades", sales, 2, kind) { Weight = 6, TargetTime = 20, TargetPercent = 90 },
            new(106, "Business Customers", sales, 3, kind) { Weight = 4, TargetTime = 20, TargetPercent = 90, AbandonThreshold = 10 },
            new(112, "Slow Connection", internet, 1, kind) { Weight = 8, TargetTime = 60 },
            new(113, "No Connection", internet, 2, kind) { Weight = 11, TargetTime = 60 },
            new(114, "Mobile", support, 2, kind) { Weight = 10, TargetTime = 60 },
            new(115, "Television", support, 3, kind) { Weight = 7, TargetTime = 60 },
            new(121, "Invoices", billing, 1, kind) { Weight = 13, AbandonThreshold = 10 },
            new(122, "Payments", billing, 2, kind) { Weight = 9, AbandonThreshold = 10 },
            new(123, "Refunds", billing, 3, kind) { Weight = 5, AbandonThreshold = 10 },
            new(130, "Returns & Deliveries", null, 4, kind) { Weight = 10 },
            new(140, "Cancellations", null, 5, kind) { Weight = 6, TargetTime = 20 },
        ];
    }

    private static List<CentreMenu> BuildApp()
    {
        const string kind = "mobile_menu";
        var help = new CentreMenu(201, "Help", null, 1, kind);
        return
        [
            new(202, "My Account", help, 1, kind) { Weight = 5 },
            new(203, "App Problems", help, 2, kind) { Weight = 4, TargetTime = 60 },
            new(204, "Orders", null, 2, kind) { Weight = 3 },
        ];
    }

    private static List<CentreMenu> BuildWeb()
    {
        const string kind = "web_menu";
        return
        [
            new(301, "Call Me Back", null, 1, kind) { Weight = 5, TargetTime = 120 },
            new(302, "Buying Advice", null, 2, kind) { Weight = 3, TargetTime = 60 },
        ];
    }

    private List<CentreAgent> BuildAgents(int count)
    {
        IReadOnlyList<CentreMenu> queues = [.. IvrQueues, .. AppQueues, .. WebQueues];
        var agents = new List<CentreAgent>(count);
        long id = 1000;
        for (int i = 0; i < count; i++)
        {
            id += _random.Next(1, 9);
            (string first, string last, string full) = AgentNames.Get(i);
            var agent = new CentreAgent(new AgentInfo
            {
                Id = id,
                Name = full,
                FirstName = first,
                LastName = last,
                AgentNumber = _random.Chance(0.9) ? (4000 + i).ToString(CultureInfo.InvariantCulture) : null,
                AvatarUrl = _random.Chance(0.7) ? $"https://avatars.example.com/agents/{id}.png" : null,
            });
            agents.Add(agent);

            // Two skills in turn, so that every queue has agents, and others by chance.
            queues[i % queues.Count].Agents.Add(agent);
            queues[((i * 5) + 3) % queues.Count].Agents.Add(agent);
            foreach (CentreMenu queue in queues)
            {
                if (!queue.Agents.Contains(agent) && _random.Chance(0.15))
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
}
