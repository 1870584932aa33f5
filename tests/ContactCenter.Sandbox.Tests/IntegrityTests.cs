using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

/// <summary>What one endpoint says agrees with what the others say.</summary>
public sealed class IntegrityTests : IDisposable
{
    private static readonly string[] Live = ["assigned", "connecting", "connected"];

    private static readonly DateTimeOffset[] Nows =
    [
        Client.Now,
        new(2026, 7, 5, 3, 12, 0, TimeSpan.Zero), // A Sunday night.
        new(2025, 12, 31, 23, 59, 0, TimeSpan.FromHours(-8)),
    ];

    private SandboxTenant _tenant = Start(1);

    public static TheoryData<int> Seeds => [1, 2, 3];

    public void Dispose() => _tenant.Dispose();

    [Fact]
    public void Ids_lead_somewhere()
    {
        HashSet<long?> agents = Ids(Endpoints.Agents), calls = Ids(Endpoints.Calls), chats = Ids(Endpoints.Chats), menus = Ids(Endpoints.Menus), teams = Ids(Endpoints.Teams);
        HashSet<long?> statuses = Ids(Endpoints.UserStatuses);
        IReadOnlyList<Chat> allChats = All(Endpoints.Chats);
        IReadOnlyList<Email> emails = All(Endpoints.Emails);
        Subset(All(Endpoints.Calls).Select(call => call.AgentInfo?.Id), agents);
        Subset(allChats.Select(chat => chat.AgentInfo?.Id), agents);
        Subset(allChats.SelectMany(chat => chat.Participants!).Select(participant => participant.UserId), agents);
        Subset(allChats.SelectMany(chat => chat.HandleDurations!).Select(item => item.AgentId), agents);
        Subset(allChats.SelectMany(chat => chat.Transfers!).SelectMany(transfer => new[] { transfer.FromAgent?.Id, transfer.ToAgent?.Id }), agents);
        Subset(emails.Select(email => email.AgentInfo?.Id), agents);
        Subset(emails.SelectMany(email => email.HandleDurations!).Select(item => item.AgentId), agents);
        Subset(emails.SelectMany(email => email.Transfers!).SelectMany(transfer => new[] { transfer.FromAgent?.Id, transfer.ToAgent?.Id }), agents);
        Subset(All(Endpoints.AgentActivities).SelectMany(activity => new[] { activity.AgentId, activity.Whodunnit?.Id }), agents);
        Subset(All(Endpoints.AgentActivities).Select(activity => activity.CallId), calls);
        Subset(All(Endpoints.AgentActivities).Select(activity => activity.ChatId), chats);
        Subset(All(Endpoints.AgentActivities).Select(activity => activity.Status!.Id), statuses);
        Subset(All(Endpoints.Agents).Select(agent => agent.Status!.Id), statuses);
        Subset(All(Endpoints.Agents).SelectMany(agent => agent.Teams!).Select(team => team.Id), teams);
        Subset(All(Endpoints.Agents).SelectMany(agent => agent.Channels!).Select(channel => channel.Menu!.Id), menus);
        Subset(All(Endpoints.Teams).Select(team => team.ParentId), teams);
        Subset(All(Endpoints.Menus).Select(menu => menu.ParentId), menus);
        Subset(All(Endpoints.Menus).SelectMany(menu => menu.AgentAssignments!).Select(assignment => assignment.Assignee!.Id), agents);
        Subset(All(Endpoints.Menus).SelectMany(menu => menu.TeamAssignments!).Select(assignment => assignment.Team!.Id), teams);
        Subset(allChats.Select(chat => chat.SelectedMenu!.Id), menus);
        Subset(emails.Select(email => email.SelectedMenu!.Id), menus);
        Subset(All(Endpoints.Campaigns).Select(campaign => campaign.Queue!.Id), menus);
        Subset(All(Endpoints.CampaignContacts).Select(contact => contact.CampaignId), Ids(Endpoints.Campaigns));
        Assert.All(emails, email => Assert.Equal("email_menu", email.SelectedMenu!.MenuType));
    }

    [Fact]
    public void Agents_teams_and_menus_agree_on_who_belongs_where()
    {
        IReadOnlyList<Agent> agents = All(Endpoints.Agents);
        foreach (Team team in All(Endpoints.Teams))
        {
            Assert.Equal(agents.Where(agent => agent.Teams!.Any(own => own.Id == team.Id)).Select(agent => agent.Id).Order(), team.Assignees!.Select(agent => agent.Id).Order());
            Assert.Equal(team.AgentsCount, team.Assignees!.Count);
        }

        Assert.All(agents, agent => Assert.NotEmpty(agent.Teams!));
        foreach (Menu menu in All(Endpoints.Menus))
        {
            long?[] assigned = [.. menu.AgentAssignments!.Select(assignment => assignment.Assignee!.Id)
                .Concat(menu.TeamAssignments!.SelectMany(assignment => assignment.Team!.Assignees!).Select(agent => agent.Id)).Distinct().Order()];
            Assert.Equal(agents.Where(agent => agent.Channels!.Any(channel => channel.Menu!.Id == menu.Id)).Select(agent => agent.Id).Order(), assigned);
        }

        Assert.Contains(All(Endpoints.Menus), menu => menu.Hidden is true);
        Assert.Contains(All(Endpoints.Menus), menu => menu.Hidden is "true");
        Assert.Equal(["email_menu", "ivr_menu", "mobile_menu", "web_menu"], All(Endpoints.Menus).Select(menu => menu.MenuType).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_agents_activities_follow_one_another_and_lead_to_the_present_status(int seed)
    {
        Restart(seed);
        ILookup<long?, AgentActivity> byAgent = All(Endpoints.AgentActivities).ToLookup(activity => activity.AgentId);
        foreach (Agent agent in All(Endpoints.Agents))
        {
            AgentActivity[] all = [.. byAgent[agent.Id].OrderBy(activity => activity.StartedAt)];
            AgentActivity[] statuses = [.. all.Where(BringsStatus)];
            Assert.Equal("login", statuses[0].Activity);
            for (int i = 1; i < statuses.Length; i++)
            {
                Assert.Equal(statuses[i - 1].EndedAt, statuses[i].StartedAt);
                Assert.Equal(statuses[i - 1].Activity == "logout", statuses[i].Activity == "login");
                Assert.Equal(statuses[i].Activity == "logout", statuses[i].Status!.Id == -10);
                Assert.NotEqual(statuses[i - 1].Status!.Id, statuses[i].Status!.Id);
            }

            AgentActivity last = statuses[^1];
            Assert.Null(last.EndedAt);
            Assert.Equal((last.Status!.Id, last.StartedAt), (agent.Status!.Id, agent.StatusUpdatedAt));
            Assert.Equal(agent.Status.Id, all[^1].Status!.Id);
            Assert.Equal(statuses.Last(activity => activity.Activity == "login").StartedAt, agent.LastLoginTime);
            Assert.Equal(agent.Status.Id != -10, agent.Online);
            Assert.Equal(agent.Status.Id == -6, agent.WrapUp);
            foreach (AgentActivity activity in all)
            {
                Assert.True(activity.StartedAt <= Nows[seed - 1] && (activity.EndedAt is null || (activity.EndedAt >= activity.StartedAt && activity.EndedAt <= Nows[seed - 1])));
                Assert.Equal(activity.EndedAt is null ? null : (int)(activity.EndedAt.Value - activity.StartedAt!.Value).TotalSeconds, activity.Duration);
                Assert.Equal(statuses.Last(status => status.StartedAt <= activity.StartedAt).Status!.Id, activity.Status!.Id);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Activities_fit_the_calls_and_chats(int seed)
    {
        Restart(seed);
        ILookup<long?, AgentActivity> byCall = All(Endpoints.AgentActivities).ToLookup(activity => activity.CallId), byChat = All(Endpoints.AgentActivities).ToLookup(activity => activity.ChatId);
        ILookup<long?, AgentActivity> byAgent = All(Endpoints.AgentActivities).Where(BringsStatus).ToLookup(activity => activity.AgentId);
        foreach (Call call in All(Endpoints.Calls))
        {
            AgentActivity[] taken = [.. byCall[call.Id].Where(activity => activity.Activity!.EndsWith("_picked_up", StringComparison.Ordinal) || activity.Activity == "call_outbound_dialing")];
            if (call.HandleDurations!.Count > 0)
            {
                Assert.Equal(call.HandleDurations[0].AgentId, Assert.Single(taken).AgentId);
                Assert.Equal(call.AssignedAt, taken[0].StartedAt);
                Assert.Equal(call.QueuedAt is null, taken[0].Activity == "call_outbound_dialing");
            }

            foreach (CallHandleDuration item in call.HandleDurations)
            {
                Assert.Equal(-7, StatusAt(byAgent[item.AgentId], Middle(item.StartedAt, item.EndedAt)));
            }
        }

        foreach (Chat chat in All(Endpoints.Chats))
        {
            AgentActivity[] taken = [.. byChat[chat.Id].Where(activity => activity.Activity == "chat_picked_up")];
            Assert.Equal(chat.AssignedAt is null ? 0 : 1, taken.Length);
            Assert.All(taken, activity => Assert.Equal(chat.AssignedAt, activity.StartedAt));
            Assert.All(chat.HandleDurations!, item => Assert.Equal(-8, StatusAt(byAgent[item.AgentId], Middle(item.StartedAt, item.EndedAt))));
        }

        string[] seen = [.. All(Endpoints.AgentActivities).Select(activity => activity.Activity!).Distinct()];
        Assert.Empty(seen.Except(ActivityValues.Activities.Select(value => value.Value)));
        Assert.Empty(new[] { "login", "logout", "user_status_changed", "call_outbound_dialing", "deltacast_call_missed", "multicast_call_picked_up", "call_picked_up", "chat_pick_up_attempt" }.Except(seen));

        static DateTimeOffset Middle(DateTimeOffset? from, DateTimeOffset? to) => from!.Value.AddTicks((to!.Value - from.Value).Ticks / 2);

        static long? StatusAt(IEnumerable<AgentActivity> statuses, DateTimeOffset at) =>
            statuses.Single(status => status.StartedAt <= at && (status.EndedAt is null || status.EndedAt > at)).Status!.Id;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_agents_have_in_hand_is_what_goes_on(int seed)
    {
        Restart(seed);
        IReadOnlyList<Call> calls = All(Endpoints.Calls);
        IReadOnlyList<Chat> chats = All(Endpoints.Chats);
        foreach (Agent agent in All(Endpoints.Agents))
        {
            Assert.Equal(calls.Count(call => Live.Contains(call.Status) && call.AgentInfo?.Id == agent.Id), agent.CallCount);
            Assert.Equal(chats.Count(chat => chat.Status == "assigned" && chat.AgentInfo?.Id == agent.Id), agent.ChatCount);
            Assert.Equal(agent.CallCount > 0, agent.Status!.Id == -7);
            Assert.True(agent.CallCount > 0 || agent.ChatCount > 0 == (agent.Status.Id == -8));
        }

        Assert.Contains(All(Endpoints.Agents), agent => agent.CallCount > 0);
        Assert.Contains(All(Endpoints.Agents), agent => agent.ChatCount > 0);
        Assert.Contains(All(Endpoints.Agents), agent => agent.Status!.Id == -10);
    }

    [Fact]
    public void Chats_add_up()
    {
        IReadOnlyList<Chat> chats = All(Endpoints.Chats);
        Assert.InRange(chats.Count, All(Endpoints.Calls).Count * 0.35, All(Endpoints.Calls).Count * 0.45);
        foreach (Chat chat in chats)
        {
            DateTimeOffset?[] times = [chat.CreatedAt, chat.AssignedAt, chat.FirstMsgSentAt, chat.LastMsgSentAt, chat.EndsAt];
            DateTimeOffset[] known = [.. times.OfType<DateTimeOffset>()];
            Assert.Equal(known.Order(), known);
            Assert.True(known[^1] <= chat.UpdatedAt && chat.UpdatedAt <= Client.Now);
            Assert.Equal(chat.Status is "queued" or "assigned", chat.EndsAt is null);
            Assert.Equal(chat.MessageCount > 0, chat.FirstMsgSentAt is not null);
            Assert.True(chat.LongestResponseTime is null || chat.LongestResponseTime >= chat.AverageResponseTime);
            Assert.Contains(chat.Status, ChatValues.Statuses.Select(value => value.Value));
            Assert.Contains(chat.ChatType, ChatValues.Types.Select(value => value.Value));
            Assert.All(chat.Participants!, participant => Assert.Equal(chat.Id, participant.ChatId));
            if (chat.EndsAt is not null && chat.AssignedAt is not null)
            {
                Assert.Equal(chat.ChatDuration, (int)(chat.EndsAt - chat.AssignedAt).Value.TotalSeconds);
                Assert.Equal(chat.ChatDuration, chat.HandleDurations!.Sum(item => item.ChatDuration));
                Assert.Equal(chat.QueueDuration, chat.QueueDurations!.Sum(item => item.QueueDuration));
                Assert.Equal(chat.Transfers!.Count + 1, chat.HandleDurations!.Count);
                Assert.Equal(chat.AgentInfo!.Id, chat.HandleDurations[^1].AgentId);
            }
        }

        Assert.Contains(chats, chat => chat.Transfers!.Count > 0);
        Assert.Empty(new[] { "queued", "assigned", "finished", "canceled", "failed", "no_response" }.Except(chats.Select(chat => chat.Status)));
        Assert.All(RecordMap<Chat>.Instance.Fields, field => Assert.Contains(chats, chat => field.Get(chat) is not null));
    }

    [Fact]
    public void Emails_add_up()
    {
        IReadOnlyList<Email> emails = All(Endpoints.Emails);
        Assert.InRange(emails.Count, All(Endpoints.Calls).Count * 0.17, All(Endpoints.Calls).Count * 0.23);
        foreach (Email email in emails)
        {
            Assert.Equal(email.TotalThreadNumbers, email.EmailThreads!.Count);
            Assert.Equal(email.EmailStatus == "unopened", email.AgentInfo is null);
            Assert.Equal(email.EmailStatus is "resolved" or "closed", email.FinishedAt is not null);
            Assert.True(email.CreatedAt <= email.UpdatedAt && email.UpdatedAt <= Client.Now && (email.FinishedAt is null || email.AssignedAt < email.FinishedAt));
            if (email.EmailDuration is { } duration)
            {
                Assert.Equal(duration, email.HandleDurations!.Sum(item => item.EmailDuration));
                Assert.Equal(email.HandleDurations![^1].AgentId, email.AgentInfo!.Id);
            }
        }

        Assert.Empty(EmailValues.Statuses.Select(value => value.Value).Except(emails.Select(email => email.EmailStatus)));
        Assert.All(RecordMap<Email>.Instance.Fields, field => Assert.Contains(emails, email => field.Get(email) is not null));
    }

    [Fact]
    public void Campaigns_count_their_contacts()
    {
        ILookup<long?, CampaignContact> contacts = All(Endpoints.CampaignContacts).ToLookup(contact => contact.CampaignId);
        IReadOnlyList<Campaign> campaigns = All(Endpoints.Campaigns);
        foreach (Campaign campaign in campaigns)
        {
            ContactStats stats = campaign.ContactStats!;
            Assert.InRange(contacts[campaign.Id].Count(), 200, 2000);
            Assert.Equal(29, stats.Count);
            Assert.Equal(contacts[campaign.Id].Count(), stats["Contacts"]);
            Assert.Equal(stats["Contacts"], stats["Completed"] + stats["Running"] + stats["Remaining"]);
            Assert.Equal(stats["Contacts"], stats["Reached"] + stats["Not reached"] + stats["Not yet reached"]);
            foreach (DocumentedValue status in CampaignValues.ContactStatuses)
            {
                Assert.Equal(contacts[campaign.Id].Count(contact => contact.Status == status.Value), stats[status.Value == "Invalid Number" ? "Invalid Number or Name" : status.Value]);
            }
        }

        Assert.Equal(CampaignValues.Statuses.Select(value => value.Value).Order(), campaigns.Select(campaign => campaign.Status).Distinct().Order());
        Assert.Equal(CampaignValues.Modes.Select(value => value.Value).Order(), campaigns.Select(campaign => campaign.Mode).Distinct().Order());
        Assert.Equal(CampaignValues.Types.Select(value => value.Value).Order(), campaigns.Select(campaign => campaign.CampaignType).Distinct().Order());
        Assert.Equal(CampaignValues.ContactStatuses.Select(value => value.Value).Order(), All(Endpoints.CampaignContacts).Select(contact => contact.Status).Distinct().Order());
    }

    private static SandboxTenant Start(int seed) => SandboxTenant.Start(new SandboxOptions { Now = Nows[seed - 1], Seed = seed, Days = 12, CallsPerDay = 200 });

    private void Restart(int seed)
    {
        _tenant.Dispose();
        _tenant = Start(seed);
    }

    private static bool BringsStatus(AgentActivity activity) => activity.Activity is "login" or "logout" or "user_status_changed" or "status_after_inquiries_applied";

    private static void Subset(IEnumerable<long?> ids, HashSet<long?> known)
    {
        long?[] present = [.. ids.Where(id => id is not null)];
        Assert.NotEmpty(present);
        Assert.Empty(present.Except(known));
    }

    private HashSet<long?> Ids<T>(Endpoint<T> endpoint)
        where T : Record, new() => [.. All(endpoint).Select(record => record.Id)];

    private IReadOnlyList<T> All<T>(Endpoint<T> endpoint)
        where T : Record, new() => _tenant.Store.Records(endpoint);
}
