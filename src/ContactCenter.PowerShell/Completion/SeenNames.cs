using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.PowerShell;

/// <summary>
/// The names and ids that have come in one runspace, the latest thousand of each kind, for completion. Of end users, contacts and the like it holds nothing:
/// only ids of calls, chats and e-mails, and names of agents, menus, teams, statuses and campaigns.
/// </summary>
internal sealed class SeenNames
{
    private const int Most = 1000;

    private readonly object _gate = new();
    private readonly Dictionary<Type, RecentList> _byKind = [];

    /// <summary>Remembers a record and those that it names.</summary>
    public void Add(Record record)
    {
        if (record is OpenRecord or CampaignContact)
        {
            return;
        }

        lock (_gate)
        {
            string tenant = record.Tenant ?? string.Empty;
            foreach ((Type kind, long? id, string? name) in Named(record))
            {
                if (id is not null)
                {
                    List(kind).Add(tenant, id.Value, name);
                }
            }

            if (record is Agent { Location: { Length: > 0 } location })
            {
                List(typeof(string)).Add(tenant, 0, location, isKeyedByName: true);
            }
        }
    }

    /// <summary>What has been seen of a kind, the latest first.</summary>
    public IReadOnlyList<(long Id, string Name)> Of(Type kind, IReadOnlyList<string> tenants)
    {
        // A node of a tree is the menu or the team itself.
        Type key = kind == typeof(MenuNode) ? typeof(Menu) : kind == typeof(TeamNode) ? typeof(Team) : kind;
        lock (_gate)
        {
            return _byKind.TryGetValue(key, out RecentList list) ? list.Of(tenants) : [];
        }
    }

    /// <summary>The places where the agents that have been seen work.</summary>
    public IEnumerable<string> Locations(IReadOnlyList<string> tenants) => Of(typeof(string), tenants).Select(item => item.Name).Distinct();

    /// <summary>Forgets what came over a connection that is closed.</summary>
    public void Forget(string tenant)
    {
        lock (_gate)
        {
            foreach (RecentList list in _byKind.Values)
            {
                list.Forget(tenant);
            }
        }
    }

    private static IEnumerable<(Type Kind, long? Id, string? Name)> Named(Record record) => record switch
    {
        Call call => [(typeof(Call), call.Id, call.ToString()), Of(call.AgentInfo), Of(call.SelectedMenu)],
        Chat chat => [(typeof(Chat), chat.Id, chat.ToString()), Of(chat.AgentInfo), Of(chat.SelectedMenu)],
        Email email => [(typeof(Email), email.Id, email.ToString()), Of(email.AgentInfo), Of(email.SelectedMenu)],
        Agent agent => [
            (typeof(Agent), agent.Id, agent.ToString()), (typeof(UserStatus), agent.Status?.Id, agent.Status?.Name),
            .. agent.Teams?.Select(Of) ?? [], .. agent.Channels?.Select(channel => Of(channel.Menu)) ?? []],
        AgentActivity activity => [
            (typeof(AgentActivity), activity.Id, activity.ToString()), (typeof(Agent), activity.AgentId, null), Of(activity.Whodunnit),
            (typeof(UserStatus), activity.Status?.Id, activity.Status?.Name), (typeof(Call), activity.CallId, null), (typeof(Chat), activity.ChatId, null)],
        Menu menu => [
            (typeof(Menu), menu.Id, menu.Name), .. menu.AgentAssignments?.Select(assignment => Of(assignment.Assignee)) ?? [],
            .. menu.TeamAssignments?.Select(assignment => Of(assignment.Team)) ?? []],
        Team team => [Of(team), .. team.Assignees?.Select(Of) ?? []],
        MenuNode root => Tree.Nodes(root).Select(node => (typeof(Menu), node.Id, node.Name)),
        TeamNode root => Tree.Nodes(root).Select(node => (typeof(Team), node.Id, node.Name)),
        UserStatus status => [(typeof(UserStatus), status.Id, status.Name)],
        Campaign campaign => [(typeof(Campaign), campaign.Id, campaign.Name), Of(campaign.Queue)],
        _ => [],
    };

    private static (Type Kind, long? Id, string? Name) Of(AgentInfo? agent) => (typeof(Agent), agent?.Id, agent?.Name);

    private static (Type Kind, long? Id, string? Name) Of(MenuInfo? menu) => (typeof(Menu), menu?.Id, menu?.Name);

    private static (Type Kind, long? Id, string? Name) Of(Team? team) => (typeof(Team), team?.Id, team?.Name);

    private RecentList List(Type kind)
    {
        if (!_byKind.TryGetValue(kind, out RecentList list))
        {
            list = new RecentList(Most);
            _byKind.Add(kind, list);
        }

        return list;
    }
}
