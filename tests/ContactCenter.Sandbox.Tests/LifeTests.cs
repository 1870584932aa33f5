using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class LifeTests
{
    private static readonly string[] Course = ["scheduled", "selecting", "queued", "assigned", "connecting", "connected", "finished"];

    [Fact]
    public async Task What_is_in_progress_moves_on_a_second_with_each_request()
    {
        using var client = new Client();
        var courses = new Dictionary<long, List<string>>();
        var times = new Dictionary<long, DateTimeOffset>();
        for (int i = 0; i < 500; i++)
        {
            foreach (JsonElement row in (await client.Get("calls?created_at[from]=2026-03-04T14:10:00Z")).Rows)
            {
                long id = row.GetProperty("id").GetInt64();
                string status = row.GetProperty("status").GetString()!;
                DateTimeOffset updated = row.GetProperty("updated_at").GetDateTimeOffset();
                Assert.True(updated <= Client.Now.AddSeconds(i + 1) && (!times.TryGetValue(id, out DateTimeOffset before) || updated >= before));
                times[id] = updated;
                courses.TryAdd(id, []);
                if (courses[id].LastOrDefault() != status)
                {
                    courses[id].Add(status);
                }
            }
        }

        Assert.Contains(courses.Values, course => string.Join(" ", course) == "queued assigned connecting connected finished");
        Assert.Contains(courses.Values, course => string.Join(" ", course) == "connected finished");
        Assert.All(
            courses.Values.Where(course => Course.Contains(course[^1])),
            course => Assert.Equal(course.OrderBy(status => Array.IndexOf(Course, status)), course));
    }

    [Fact]
    public async Task The_present_status_of_agents_and_menus_changes_with_it()
    {
        using var client = new Client();
        var agents = new HashSet<string>();
        var waits = new HashSet<int>();
        var kinds = new HashSet<string>();
        for (int i = 0; i < 100; i++)
        {
            IReadOnlyList<JsonElement> rows = (await client.Get("agents/current_status")).Rows;
            kinds.UnionWith(rows.Select(row => row.GetProperty("status").GetString()!));
            agents.Add(string.Join(",", rows.Select(row => row.GetProperty("status").GetString())));
            waits.Add((await client.Get("menus/current_status")).Rows.Sum(row => row.GetProperty("calls").GetProperty("queued").GetInt32()));
        }

        Assert.True(agents.Count > 3, "no agent does anything");
        Assert.True(waits.Count > 2 && waits.Contains(0), "nobody gets out of the queue");
        Assert.Empty(new[] { "Available", "In-call", "In-chat", "Wrap-up" }.Except(kinds));
    }

    [Fact]
    public async Task The_present_is_the_same_whoever_tells_it()
    {
        using var client = new Client(options => (options.CallsPerDay, options.Days) = (300, 3));
        SandboxStore store = client.Tenant.Store;
        store.Records(Endpoints.Calls);
        store.Records(Endpoints.AgentActivities);
        for (int i = 0; i < 40; i++)
        {
            for (int j = 0; j < 15; j++)
            {
                await client.Get("teams/3");
            }

            IReadOnlyList<JsonElement> rows = (await client.Get("agents/current_status")).Rows;
            IReadOnlyList<Agent> agents = store.Records(Endpoints.Agents);
            IReadOnlyList<Call> calls = store.Records(Endpoints.Calls);
            ILookup<long?, AgentActivity> activities = store.Records(Endpoints.AgentActivities).ToLookup(activity => activity.AgentId);
            Assert.Equal(agents.Where(agent => agent.Online == true).Select(agent => (agent.Id!.Value, agent.Status!.Name)), rows.Select(row => (row.GetProperty("id").GetInt64(), row.GetProperty("status").GetString())));
            foreach (Agent agent in agents)
            {
                AgentActivity open = activities[agent.Id].Single(activity =>
                    activity.EndedAt is null && activity.Activity is "login" or "logout" or "user_status_changed" or "status_after_inquiries_applied");
                Assert.Equal((open.Status!.Id, open.StartedAt), (agent.Status!.Id, agent.StatusUpdatedAt));
                Assert.Equal(calls.Count(call => call.Status is "assigned" or "connecting" or "connected" && call.AgentInfo?.Id == agent.Id), agent.CallCount);
            }

            foreach (JsonElement row in rows.Where(row => row.GetProperty("call_id").ValueKind == JsonValueKind.Number))
            {
                Assert.Equal(row.GetProperty("id").GetInt64(), calls.Single(call => call.Id == row.GetProperty("call_id").GetInt64()).AgentInfo!.Id);
            }
        }

        IReadOnlyList<AgentActivity> all = store.Records(Endpoints.AgentActivities);
        Assert.Equal(all.Select(activity => activity.StartedAt).Order(), all.Select(activity => activity.StartedAt));
    }

    [Fact]
    public async Task Some_are_on_hold_for_a_while()
    {
        using var client = new Client(options => (options.CallsPerDay, options.Days) = (600, 2));
        var held = new List<int>();
        for (int i = 0; i < 400; i++)
        {
            held.AddRange((await client.Get("agents/current_status")).Rows.Where(row => row.GetProperty("on_hold").GetBoolean()).Select(row => row.GetProperty("hold_duration").GetInt32()));
        }

        Assert.True(held.Distinct().Count() > 3, "nobody is on hold");
    }

    [Fact]
    public async Task What_happens_is_among_the_changes_and_stops_where_there_is_no_life()
    {
        using var client = new Client();
        using var still = new Client(options => options.Life = false);
        for (int i = 0; i < 120; i++)
        {
            await client.Calls("per=1");
            await still.Calls("per=1");
        }

        Assert.NotEmpty(client.Tenant.Store.Ids(Endpoints.Calls, SandboxChangeKind.Changed));
        Assert.Empty(client.Tenant.Store.Ids(Endpoints.Calls, SandboxChangeKind.Deleted));
        Assert.Empty(still.Tenant.Store.Changes);
        Assert.Equal(still.Tenant.Store.Records(Endpoints.Calls).Count, client.Tenant.Store.Records(Endpoints.Calls).Count);
    }

    [Fact]
    public async Task What_somebody_has_changed_is_left_alone()
    {
        using var client = new Client(options => options.BeforeRequest = store =>
        {
            foreach (Call call in store.Records(Endpoints.Calls).Where(call => call.Status is "queued" or "connected"))
            {
                store.Change(Endpoints.Calls, call.Id!.Value, copy => copy.Status = "switching");
            }
        });
        string first = (await client.Get("calls?call_status[]=switching&sort_column=id")).Body;
        for (int i = 0; i < 200; i++)
        {
            await client.Get("teams");
        }

        Assert.NotEqual("[]", first);
        Assert.Empty((await client.Get("calls?call_status[]=queued")).Rows);
        Assert.True((await client.Get("calls?call_status[]=switching")).Rows.Count >= JsonDocument.Parse(first).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task The_data_is_the_same_in_whatever_order_it_is_asked_for()
    {
        string[] paths = [.. Endpoints.All.Select(endpoint => endpoint.Path.Replace("{id}", "67", StringComparison.Ordinal) + "?channel=chat&minutes=5000&per=40&sort_column=id")];
        Dictionary<string, string> forwards = await Bodies(1, paths), backwards = await Bodies(1, [.. Enumerable.Reverse(paths)]), other = await Bodies(2, paths);
        Assert.All(paths, path => Assert.Equal(forwards[path], backwards[path]));
        Assert.Equal(
            ["menus/operation_hours", "menus/tree", "user_statuses"],
            paths.Where(path => forwards[path] == other[path]).Select(path => path.Split('?')[0]).Order());

        static async Task<Dictionary<string, string>> Bodies(int seed, string[] paths)
        {
            using var client = new Client(options => (options.Seed, options.Life) = (seed, false));
            var bodies = new Dictionary<string, string>();
            foreach (string path in paths)
            {
                bodies[path] = (await client.Get(path)).Body;
            }

            return bodies;
        }
    }
}
