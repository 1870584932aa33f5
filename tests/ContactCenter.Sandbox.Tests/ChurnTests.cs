using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class ChurnTests
{
    [Fact]
    public async Task Between_two_requests_records_come_change_and_go()
    {
        using var client = new Client(options => (options.Churn, options.Life) = (30, false));
        IReadOnlyList<Call> before = client.Tenant.Store.Records(Endpoints.Calls);
        await client.Send("GET /manager/api/v1/user_statuses");
        await client.Calls("per=1");
        Assert.Empty(client.Tenant.Store.Changes);
        for (int i = 0; i < 10; i++)
        {
            await client.Calls("per=1");
        }

        IReadOnlyList<SandboxChange> changes = client.Tenant.Store.Changes;
        Assert.Equal(Enumerable.Range(2, 10).SelectMany(number => Enumerable.Repeat(number, 30)), changes.Select(change => change.Request));
        Assert.All(changes.GroupBy(change => change.Kind), kind => Assert.InRange(kind.Count(), 60, 140));

        Dictionary<long, Call> now = client.Tenant.Store.Records(Endpoints.Calls).ToDictionary(call => call.Id!.Value);
        IReadOnlyCollection<long> created = client.Tenant.Store.Ids(Endpoints.Calls, SandboxChangeKind.Created);
        IReadOnlyCollection<long> deleted = client.Tenant.Store.Ids(Endpoints.Calls, SandboxChangeKind.Deleted);
        IReadOnlyCollection<long> changed = client.Tenant.Store.Ids(Endpoints.Calls, SandboxChangeKind.Changed);
        Assert.Equal(before.Select(call => call.Id!.Value).Union(created).Except(deleted).Order(), now.Keys.Order());
        Assert.True(created.Min() > before.Max(call => call.Id));
        Assert.Equal(created.Order(), changes.Where(change => change.Kind == SandboxChangeKind.Created).Select(change => change.Id));
        foreach (Call call in before.Where(call => now.ContainsKey(call.Id!.Value)))
        {
            Call after = now[call.Id!.Value];
            Assert.Equal(call.CreatedAt, after.CreatedAt);
            Assert.Equal(changed.Contains(call.Id!.Value), after != call);
            if (after != call)
            {
                Assert.True(after.UpdatedAt >= Client.Now && (after.Rating != call.Rating || after.Status != call.Status));
            }
        }

        DateTimeOffset?[] births = [.. created.Order().Where(now.ContainsKey).Select(id => now[id].CreatedAt)];
        Assert.Equal(births.Distinct().Order(), births);
        Assert.All(births, birth => Assert.True(birth >= Client.Now));
    }

    [Fact]
    public async Task What_was_changed_moves_to_the_front()
    {
        using var client = new Client(options => (options.Churn, options.Life) = (6, false));
        IReadOnlyList<long> first = (await client.Calls("per=100")).Ids;
        IReadOnlyList<long> second = (await client.Calls("per=100")).Ids;
        long[] moved = [.. client.Tenant.Store.Changes.Where(change => change.Kind != SandboxChangeKind.Deleted).Select(change => change.Id).Distinct()];
        Assert.NotEmpty(moved);
        Assert.Equal(moved.Except(client.Tenant.Store.Ids(Endpoints.Calls, SandboxChangeKind.Deleted)).Order(), second.Take(moved.Length).Order());
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task The_same_seed_brings_the_same_changes()
    {
        IReadOnlyList<SandboxChange> one = await Changes(5), same = await Changes(5), other = await Changes(6);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);

        static async Task<IReadOnlyList<SandboxChange>> Changes(int seed)
        {
            using var client = new Client(options => (options.Seed, options.Churn) = (seed, 3));
            for (int i = 0; i < 20; i++)
            {
                await client.Calls("per=1");
            }

            return client.Tenant.Store.Changes;
        }
    }

    [Fact]
    public async Task Nothing_to_start_with_and_records_of_ones_own_will_do()
    {
        using var empty = new Client(options => (options.Calls, options.Churn) = ([], 5));
        await empty.Calls();
        await empty.Calls();
        Assert.Equal(5, empty.Tenant.Store.Changes.Count);

        using var sparse = new Client(options => (options.Calls, options.Churn) = ([.. Enumerable.Range(1, 30).Select(id => new Call { Id = id })], 20));
        await sparse.Calls();
        Assert.Equal(200, (await sparse.Calls()).Status);
    }

    [Fact]
    public async Task A_test_can_change_the_records_itself()
    {
        int asked = 0;
        using var client = new Client(options =>
        {
            options.Calls = [new Call { Id = 1, Status = "queued" }, new Call { Id = 2 }];
            options.BeforeRequest = store =>
            {
                if (++asked == 2)
                {
                    Assert.True(store.Change(Endpoints.Calls, 1, call => call.Status = "failed"));
                    Assert.True(store.Delete(Endpoints.Calls, 2));
                    Assert.False(store.Delete(Endpoints.Calls, 2));
                    Assert.False(store.Change(Endpoints.Calls, 2, _ => Assert.Fail("There is no such record.")));
                    store.Add(Endpoints.Calls, new Call { Id = 3 });
                    Assert.Throws<ArgumentException>(() => store.Add(Endpoints.Calls, new Call { Id = 3 }));
                    Assert.Throws<ArgumentException>(() => store.Add(Endpoints.Calls, new Call()));
                }
            };
        });
        Assert.Equal([1L, 2], (await client.Calls("sort_column=id")).Ids);
        Assert.Equal([1L, 3], (await client.Calls("sort_column=id")).Ids);
        Assert.Equal([1L], (await client.Calls("call_status[]=failed")).Ids);
        Assert.Equal(
            [new(2, SandboxChangeKind.Changed, "calls", 1), new(2, SandboxChangeKind.Deleted, "calls", 2), new SandboxChange(2, SandboxChangeKind.Created, "calls", 3)],
            client.Tenant.Store.Changes);
    }

    [Theory]
    [InlineData("agents", "agents")]
    [InlineData("agent_activity_logs", "agent_activity_logs")]
    [InlineData("chats", "chats")]
    [InlineData("emails", "emails")]
    [InlineData("menus", "menus")]
    [InlineData("teams", "teams")]
    [InlineData("outbound_dialer/campaigns", "outbound_dialer/campaigns")]
    [InlineData("outbound_dialer/campaigns/67/contacts", "outbound_dialer/campaigns/{id}/contacts")]
    [InlineData("agents/current_status", "agents")]
    [InlineData("menus/tree", "menus")]
    public async Task The_records_of_every_endpoint_come_change_and_go(string path, string changed)
    {
        using var client = new Client(options => (options.Churn, options.Life) = (6, false));
        await client.Get(path);
        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(200, (await client.Get(path)).Status);
        }

        SandboxChange[] changes = [.. client.Tenant.Store.Changes.Where(change => change.Path == changed)];
        Assert.Equal(72, changes.Length);
        Assert.Equal(3, changes.Select(change => change.Kind).Distinct().Count());
        Assert.All(changes.GroupBy(change => change.Id), one => Assert.True(one.Count(change => change.Kind == SandboxChangeKind.Created) <= 1));
    }

    [Fact]
    public async Task A_campaign_counts_its_contacts_still_when_they_come_and_go()
    {
        using var client = new Client(options => (options.Churn, options.Life) = (20, false));
        for (int i = 0; i < 10; i++)
        {
            await client.Get("outbound_dialer/campaigns/67/contacts?per=1");
        }

        IReadOnlyList<CampaignContact> contacts = client.Tenant.Store.Records(Endpoints.CampaignContacts);
        foreach (Campaign campaign in client.Tenant.Store.Records(Endpoints.Campaigns))
        {
            Assert.Equal(contacts.Count(contact => contact.CampaignId == campaign.Id), campaign.ContactStats!["Contacts"]);
            Assert.Equal(contacts.Count(contact => contact.CampaignId == campaign.Id && contact.Status == "Finished"), campaign.ContactStats["Finished"]);
        }
    }

    [Fact]
    public async Task The_loop_by_page_number_loses_calls_under_it()
    {
        using var client = new Client(options => (options.Days, options.CallsPerDay, options.Churn) = (14, 300, 3));
        long[] before = [.. client.Tenant.Store.Records(Endpoints.Calls).Select(call => call.Id!.Value)];
        var seen = new List<long>();
        for (int page = 1; ; page++)
        {
            Answer answer = await client.Calls("page=" + page);
            seen.AddRange(answer.Ids);
            if (answer.Link("next") is null)
            {
                break;
            }
        }

        Assert.NotEmpty(before.Except(client.Tenant.Store.Ids(Endpoints.Calls, SandboxChangeKind.Deleted)).Except(seen));
        Assert.True(seen.Count > seen.Distinct().Count());
    }
}
