using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ContactCenter.Json;
using ContactCenter.Sandbox.Data;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class DataTests
{
    private static readonly DateTimeOffset[] Nows =
    [
        Client.Now,
        new(2026, 7, 5, 3, 12, 0, TimeSpan.Zero), // A Sunday night.
        new(2025, 12, 31, 23, 59, 0, TimeSpan.FromHours(-8)),
    ];

    private static readonly Lazy<IReadOnlyList<Call>> Month = new(() => new SandboxData(1, 30, 300, Client.Now).Calls());

    public static TheoryData<int> Seeds => [1, 2, 3];

    [Fact]
    public void The_same_seed_and_the_same_now_bring_the_same_data()
    {
        static string[] Make(int seed, DateTimeOffset now) => [.. new SandboxData(seed, 3, 100, now).Calls().Select(Json)];

        string[] one = Make(1, Client.Now);
        Assert.Equal(one, Make(1, Client.Now));
        Assert.NotEqual(one, Make(2, Client.Now));
        Assert.NotEqual(one, Make(1, Client.Now.AddDays(1)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ids_and_times_of_creation_ascend_together_with_gaps(int seed)
    {
        IReadOnlyList<Call> calls = new SandboxData(seed, 10, 300, Nows[seed - 1]).Calls();
        for (int i = 1; i < calls.Count; i++)
        {
            Assert.True(calls[i].Id > calls[i - 1].Id);
            Assert.True(Millisecond(calls[i].CreatedAt) > Millisecond(calls[i - 1].CreatedAt));
        }

        Assert.True(calls[^1].Id - calls[0].Id > calls.Count * 1.1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Times_of_a_call_are_in_order_and_none_is_to_come(int seed)
    {
        DateTimeOffset now = Nows[seed - 1];
        foreach (Call call in new SandboxData(seed, 10, 300, now).Calls())
        {
            DateTimeOffset?[] times = [call.CreatedAt, call.QueuedAt, call.AssignedAt, call.ConnectedAt, call.EndsAt];
            DateTimeOffset[] known = [.. times.Where(time => time is not null).Select(time => time!.Value)];
            Assert.Equal(known.Order(), known);
            Assert.True(known[^1] <= call.UpdatedAt, $"call {call.Id} was updated before it was over");
            Assert.True(call.UpdatedAt <= now && known.All(time => time.Offset == TimeSpan.Zero));
            if (call.ScheduledAt is { } scheduled)
            {
                Assert.True(call.CreatedAt < scheduled && (call.AssignedAt is null || scheduled <= call.AssignedAt) && (call.QueuedAt is null || scheduled <= call.QueuedAt));
            }

            bool isLive = call.Status is "scheduled" or "selecting" or "queued" or "assigned" or "connecting" or "connected" or "voicemail" or "action_only";
            Assert.Equal(isLive, call.EndsAt is null);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stretches_add_up(int seed)
    {
        IReadOnlyList<Call> calls = new SandboxData(seed, 10, 300, Nows[seed - 1]).Calls();
        foreach (Call call in calls.Where(call => call.EndsAt is not null && call.AssignedAt is not null))
        {
            Assert.Equal(call.QueueDuration ?? 0, call.QueueDurations!.Sum(item => item.QueueDuration));
            Assert.Equal(call.CallDuration ?? 0, call.HandleDurations!.Sum(item => item.CallDuration));
            Assert.Equal(call.HoldDuration ?? 0, call.Participants!.Where(participant => participant.Type == "agent").Sum(participant => participant.HoldDuration));
            if (call.ConnectedAt is { } connected)
            {
                Assert.Equal(TimeSpan.FromSeconds(call.CallDuration!.Value), call.EndsAt - connected);
                Assert.True(call.HoldDuration < call.CallDuration);
                Assert.Equal(call.Transfers!.Count + 1, call.HandleDurations!.Count);
                Assert.Equal(call.HandleDurations[^1].AgentId, call.AgentInfo!.Id);
            }
        }

        foreach (QueueDurationItem item in calls.SelectMany(call => call.QueueDurations!))
        {
            Assert.Equal(TimeSpan.FromSeconds(item.QueueDuration!.Value), item.EndedAt - item.StartedAt);
            Assert.Equal(
                item.AgentId is null && item.QueueDuration <= item.ServiceLevelAbandonTimeThreshold ? "excluded"
                    : item.AgentId is not null && item.QueueDuration <= item.ServiceLevelTargetTime ? "in_sla" : "not_in_sla",
                item.ServiceLevelEvent);
        }

        Assert.All(calls.SelectMany(call => call.HandleDurations!), item => Assert.Equal(TimeSpan.FromSeconds(item.CallDuration!.Value), item.EndedAt - item.StartedAt));
    }

    [Fact]
    public void References_lead_somewhere()
    {
        var data = new SandboxData(1, 30, 300, Client.Now);
        IReadOnlyList<Call> calls = data.Calls();
        Dictionary<long, Call> byId = calls.ToDictionary(call => call.Id!.Value);
        Dictionary<long, AgentInfo> agents = data.Centre.Agents.ToDictionary(agent => agent.Info.Id!.Value, agent => agent.Info);
        CentreMenu[] queues = [.. data.Centre.Menus.Queues];
        foreach (Call call in calls)
        {
            if (call.ParentId is { } parentId)
            {
                Call parent = byId[parentId];
                Assert.True(parent.EndsAt < call.CreatedAt && parent.EndUser == call.EndUser && parent.Status == "failed", $"call {call.Id} calls back {parentId}");
            }

            if (call.AgentInfo is { } agent)
            {
                Assert.Same(agents[agent.Id!.Value], agent);
            }

            if (call.SelectedMenu is { } menu)
            {
                CentreMenu queue = queues.Single(item => item.Info.Id == menu.Id);
                Assert.Same(queue.Path, call.MenuPath);
                string[] path = queue.Path.MaterializedPath!.Split('/');
                Assert.Equal(queue.Path.ItemsCount, path.Length);
                Assert.Equal(menu.Id.ToString(), path[^1]);
                Assert.Equal(menu.ParentId?.ToString(), path.Length > 1 ? path[^2] : null);
                Assert.EndsWith(menu.Name!, queue.Path.Name, StringComparison.Ordinal);
            }

            Assert.All(call.Participants!, participant => Assert.True(participant.CallId == call.Id && (participant.UserId is null || agents.ContainsKey(participant.UserId.Value))));
            Assert.All(call.Participants!, participant => Assert.Equal(participant.Type == "end_user" ? call.EndUser?.Id : null, participant.EndUserId));
            Assert.All(call.Transfers!, transfer => Assert.True(transfer.FromAgent != transfer.ToAgent && transfer.ToAgent == call.AgentInfo));
            Assert.All(call.HandleDurations!, item => Assert.Contains(item.AgentId!.Value, agents.Keys));
        }

        long[] participantIds = [.. calls.SelectMany(call => call.Participants!).Select(participant => participant.Id!.Value)];
        Assert.Equal(participantIds.Length, participantIds.Distinct().Count());
        EndUser[] users = [.. calls.Where(call => call.EndUser is not null).Select(call => call.EndUser!).Distinct()];
        Assert.Equal(users.Length, users.DistinctBy(user => user.Id).Count());
        Assert.Equal(users.Length, users.DistinctBy(user => user.Identifier).Count());
        Assert.InRange(users.Length, calls.Count / 3, calls.Count * 4 / 5);
    }

    [Fact]
    public void No_agent_talks_to_two_at_once()
    {
        foreach (IGrouping<long?, CallHandleDuration> agent in Month.Value.SelectMany(call => call.HandleDurations!).GroupBy(item => item.AgentId))
        {
            CallHandleDuration[] stretches = [.. agent.OrderBy(item => item.StartedAt)];
            for (int i = 1; i < stretches.Length; i++)
            {
                Assert.True(stretches[i - 1].EndedAt!.Value.AddSeconds(stretches[i - 1].AcwDuration!.Value) <= stretches[i].StartedAt, $"agent {agent.Key}");
            }
        }
    }

    [Fact]
    public void Days_and_hours_have_their_curve()
    {
        ILookup<DateTime, Call> byDay = Month.Value.Where(call => call.ParentId is null).ToLookup(call => Local(call).Date);
        DateTime[] whole = [.. byDay.Select(day => day.Key).Order().Skip(1).SkipLast(1)];
        double weekdays = whole.Where(day => !IsWeekend(day)).Average(day => byDay[day].Count());
        double weekends = whole.Where(IsWeekend).Average(day => byDay[day].Count());
        Assert.InRange(weekdays, 270, 330);
        Assert.InRange(weekends / weekdays, 0.15, 0.35);

        int day = Month.Value.Count(call => Local(call).Hour is >= 9 and < 18), night = Month.Value.Count(call => Local(call).Hour is >= 22 or < 6);
        Assert.True(day > 10 * night && night > 0, $"{day} by day, {night} by night");
        Assert.InRange(new SandboxData(1, 7, 300, Client.Now).Calls().Count, 1500, 1800);

        static DateTimeOffset Local(Call call) => call.CreatedAt!.Value.ToOffset(Client.Now.Offset);
        static bool IsWeekend(DateTime day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Something_goes_on_just_now(int seed)
    {
        DateTimeOffset now = Nows[seed - 1];
        IReadOnlyList<Call> calls = new SandboxData(seed, 30, 300, now).Calls();
        Assert.InRange(now - calls[^1].CreatedAt!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.InRange(calls.Count(call => call.Status == "queued"), 2, 20);
        Assert.InRange(calls.Count(call => call.Status == "connected"), 2, 30);
        Assert.Contains(calls, call => call.Status == "scheduled" && call.ScheduledAt > now);
    }

    [Fact]
    public void There_is_some_of_everything()
    {
        IReadOnlyList<Call> calls = Month.Value;
        foreach (string status in new[] { "finished", "failed", "recovered", "deflected", "voicemail_received", "voicemail_read", "action_only_finished" })
        {
            Assert.Contains(calls, call => call.Status == status);
        }

        foreach (string reason in new[] { "nothing", "expired", "eu_abandoned", "eu_in_menu_abandoned", "eu_busy", "eu_no_answer", "eu_wrong_number", "voip_conn_timeout", "ag_ignored" })
        {
            Assert.Contains(calls, call => call.FailReason == reason);
        }

        Assert.Equal(8, calls.Select(call => call.CallType).Distinct().Count());
        Assert.Equal([1, 2, 3, 4, 5], calls.Where(call => call.Rating is not null).Select(call => call.Rating!.Value).Distinct().Order());
        Assert.InRange(calls.Count(call => call.Rating is not null), calls.Count / 10, calls.Count / 4);
        Assert.InRange(calls.Select(call => call.AgentInfo?.Id).Distinct().Count(), 35, 46);
        Assert.InRange(calls.Select(call => call.SelectedMenu?.Id).Distinct().Count(), 10, 20);
        Assert.Contains(calls, call => call.Transfers!.Count > 0 && call.QueueDurations!.Count == 2);
        Assert.Contains(calls, call => call.Photos!.Count > 1);
        Assert.Contains(calls, call => call.Videos!.Count > 0);
        Assert.Contains(calls, call => call.InCallSms!.Count > 0);
        Assert.Contains(calls, call => call.OfferEvents is null);
        Assert.Contains(calls, call => call.OfferEvents is { Count: > 1 });
        Assert.Contains(calls, call => call.EndUser is null);
        Assert.Contains(calls, call => call.Lang is null);
        Assert.Contains(calls, call => call.ExtensionData is not null);
        Assert.All(calls, call => Assert.Equal(call.Status == "failed", call.AdapterFailCode is not null));
        Assert.All(calls, call => Assert.Contains(call.Status, CallValues.Statuses.Select(value => value.Value)));
        Assert.All(calls, call => Assert.Contains(call.FailReason, CallValues.FailReasons.Select(value => value.Value)));
        Assert.InRange(calls.Where(call => call.QueueDuration > 0).Average(call => call.QueueDuration!.Value), 15, 120);
        Assert.InRange(calls.Where(call => call.CallDuration > 0).Average(call => call.CallDuration!.Value), 200, 600);

        // Every field has a value somewhere, and most are null somewhere.
        foreach (Field field in RecordMap<Call>.Instance.Fields)
        {
            Assert.Contains(calls, call => field.Get(call) is not null);
        }
    }

    [Fact]
    public void Nobody_has_these_numbers_and_addresses()
    {
        var numbers = new Regex(@"^(\+1\d{3}55501\d\d|\+447700900\d{3}|\+442079460\d{3}|\+493023125\d{3}|\+3363998\d{4}|\+3326191\d{4}|\+3353649\d{4})$");
        foreach (Call call in Month.Value)
        {
            string? identifier = call.EndUser?.Identifier;
            Assert.True(identifier is null || numbers.IsMatch(identifier) || identifier.EndsWith("@example.com", StringComparison.Ordinal), identifier);
            Assert.All(Regex.Matches(Json(call), "https?://([^/\"]+)").Cast<Match>().Select(match => match.Groups[1].Value), host => Assert.EndsWith(".example.com", host, StringComparison.Ordinal));
        }

        string[] phones = [.. Enumerable.Range(0, FictionalNumbers.Count).Select(FictionalNumbers.Get)];
        Assert.Equal(phones.Length, phones.Distinct().Count());
        Assert.All(phones, phone => Assert.Matches(numbers, phone));
    }

    [Fact]
    public void Names_come_in_many_scripts()
    {
        string names = string.Concat(new SandboxData(1, 1, 300, Client.Now).Centre.Agents.Select(agent => agent.Info.Name));
        foreach (string range in new[] { "IsCyrillic", "IsGreek", "IsArabic", "IsHebrew", "IsDevanagari", "IsThai", "IsHangulSyllables", "IsCJKUnifiedIdeographs", "IsGeorgian", "IsArmenian", "IsBengali" })
        {
            Assert.Matches($@"\p{{{range}}}", names);
        }

        Assert.Contains("Łukasz Wójcik", names, StringComparison.Ordinal);
        Assert.Equal(40, new SandboxData(1, 1, 300, Client.Now).Centre.Agents.Select(agent => agent.Info.Name).Distinct().Count());
    }

    private static long Millisecond(DateTimeOffset? time) => time!.Value.UtcTicks / TimeSpan.TicksPerMillisecond;

    private static string Json(Call call)
    {
        using var text = new System.IO.StringWriter();
        using (var writer = new Newtonsoft.Json.JsonTextWriter(text))
        {
            RecordMap<Call>.Instance.Write(writer, call);
        }

        return text.ToString();
    }
}
