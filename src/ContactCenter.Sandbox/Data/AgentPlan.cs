using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>An agent's record: the status follows from the activities, the counts from the calls and chats.</summary>
internal sealed class AgentPlan(CentreAgent agent, Centre centre, IReadOnlyList<ActivityPlan> activities, DateTimeOffset founded) : ILiving
{
    private static readonly string?[] Locations = ["Berlin", "Austin", "Manila", "Kraków", null];

    private readonly ActivityPlan[] _statuses = [.. activities.Where(activity => activity.SetsStatus)];
    private readonly RecordList<Team> _teams = new([.. agent.Teams.Select(team => TeamGenerator.Write(team, withAssignees: false))]);
    private readonly RecordList<AgentChannel> _channels = new([.. centre.Menus.Queues
        .Where(queue => queue.Agents.Contains(agent))
        .SelectMany(queue => MenuGenerator.ChannelsOf(queue.Info.MenuType!).Select(channel => new AgentChannel { ChannelType = channel, Menu = queue.Info }))]);

    public long? Id
    {
        get => agent.Id;
        set => throw new NotSupportedException("An agent has an id from the beginning.");
    }

    public IEnumerable<DateTimeOffset> Moments =>
        _statuses.Select(status => status.At).Concat(agent.Work.SelectMany(stretch => new[] { stretch.From, stretch.To }));

    public Record Write(DateTimeOffset now)
    {
        ActivityPlan? status = Array.FindLast(_statuses, activity => activity.At <= now);
        ActivityPlan? login = Array.FindLast(_statuses, activity => activity.At <= now && activity.Activity == "login");
        long statusId = status?.Status.Id ?? StatusGenerator.Offline;
        return new Agent
        {
            Id = agent.Id,
            Email = "agent" + agent.Id.ToString(CultureInfo.InvariantCulture) + "@example.com",
            CreatedAt = founded,
            LastLoginTime = login?.At,
            FirstName = agent.Info.FirstName,
            MiddleName = agent.Number % 9 == 5 ? "M." : null,
            LastName = agent.Info.LastName,
            AvatarUrl = agent.Info.AvatarUrl,
            AgentNumber = agent.Info.AgentNumber,
            Status = StatusGenerator.Get(statusId),
            StatusUpdatedAt = status?.At,
            CrmAuthenticated = agent.Number % 5 != 3,
            Online = statusId != StatusGenerator.Offline,
            WrapUp = statusId == StatusGenerator.WrapUp,
            CallCount = agent.Work.Count(stretch => stretch.CallId is not null && stretch.From <= now && stretch.To > now),
            ChatCount = agent.Work.Count(stretch => stretch.ChatId is not null && stretch.From <= now && stretch.To > now),
            Location = Locations[agent.Number % Locations.Length],
            Roles = new(agent.IsManager ? ["agent", "manager"] : ["agent"]),
            AvailabilityPreferences = agent.Number % 6 == 1 ? null : Preferences(),
            Teams = _teams,
            Channels = _channels,
        };
    }

    // Everybody has one of three sets.
    private AvailabilityPreferences Preferences()
    {
        int set = agent.Number % 3;
        bool takesChats = set != 2;
        ChannelRules Voice(bool? campaign) => new() { Incoming = true, Campaign = campaign, Voicemail = set != 1, Scheduled = true, Callback = true };
        var chats = new ChannelRules { Incoming = takesChats };
        return new AvailabilityPreferences
        {
            Id = set + 1,
            CreatedAt = founded,
            UpdatedAt = founded,
            UserCount = centre.Agents.Count(other => other.Number % 3 == set && other.Number % 6 != 1),
            FilterRules = new FilterRules
            {
                VoiceCall = new VoiceCallRules { Ivr = Voice(set == 0), Mobile = Voice(null), Web = Voice(null), Transfer = true },
                Chat = new ChatRules { Mobile = chats, Web = chats, Sms = chats, Whatsapp = chats, Transfer = takesChats },
            },
        };
    }
}
