using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class EndpointTests
{
    public static TheoryData<string> Paths => [.. Endpoints.All.Select(endpoint => Usual(endpoint.Path))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_endpoint_is_served(string path)
    {
        using var client = new Client(options => options.Life = false);
        Answer answer = await client.Get(path);
        Assert.Equal(200, answer.Status);
        Assert.NotEmpty(answer.Rows);
        Endpoint endpoint = Endpoints.All.Single(item => Usual(item.Path) == path);
        Assert.Equal(endpoint.IsPaged, answer.Header("Total") is not null);
        Assert.All(answer.Rows, row => Assert.All(endpoint.Map.Fields, field => Assert.True(row.TryGetProperty(field.Key, out _), field.Key)));
        if (!endpoint.IsPaged)
        {
            Answer again = await client.Get(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "per=1&page=2");
            Assert.Equal(answer.Rows.Count, again.Rows.Count);
        }
    }

    [Theory]
    [InlineData("agents", "status_updated_at")]
    [InlineData("agent_activity_logs", "started_at")]
    [InlineData("chats", "updated_at")]
    [InlineData("emails", "created_at")]
    [InlineData("outbound_dialer/campaigns/60/contacts", "id")]
    [InlineData("outbound_dialer/campaigns", "id")]
    [InlineData("menus", "name")]
    [InlineData("teams", "id")]
    public async Task Lists_are_sorted_and_come_in_pages(string path, string column)
    {
        using var client = new Client(options => options.Life = false);
        var ids = new List<long>();
        var keys = new List<string>();
        Answer answer;
        int page = 0;
        int size = path == "agent_activity_logs" ? 100 : 3;
        do
        {
            answer = await client.Get($"{path}?sort_column={column}&sort_direction=ASC&per={size}&page={++page}");
            ids.AddRange(answer.Ids);
            keys.AddRange(answer.Rows.Select(row => row.GetProperty(column)).Where(key => key.ValueKind == JsonValueKind.String).Select(key => key.GetString()!));
            Assert.InRange(answer.Rows.Count, 1, size);
        }
        while (answer.Link("next") is not null);
        Assert.Equal(answer.Header("Total"), ids.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.True(page > 1);
        Assert.Equal(column == "id" ? ids.Order() : ids, ids);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    }

    [Theory]
    [InlineData("menus/104", "New Orders")]
    [InlineData("teams/3", "Billing")]
    [InlineData("outbound_dialer/campaigns/67", "Fibre Offer")]
    public async Task One_record_comes_by_its_id(string path, string name)
    {
        using var client = new Client();
        Answer answer = await client.Get(path);
        Assert.Equal(name, answer.Item.GetProperty("name").GetString());
        Assert.Equal(path.Split('/')[^1], answer.Item.GetProperty("id").ToString());
        Assert.Null(answer.Header("Total"));
    }

    [Theory]
    [InlineData("menus/999")]
    [InlineData("menus/one")]
    [InlineData("menus/")]
    [InlineData("menus/104/")]
    [InlineData("teams/999")]
    [InlineData("calls/100001")]
    [InlineData("outbound_dialer/campaigns/61")]
    [InlineData("outbound_dialer/campaigns/61/contacts")]
    [InlineData("outbound_dialer/campaigns/{id}/contacts")]
    [InlineData("outbound_dialer/campaigns//contacts")]
    [InlineData("outbound_dialer")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var client = new Client();
        Answer answer = await client.Get(path);
        Assert.Equal(404, answer.Status);
        Assert.NotEmpty(answer.Item.GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("menus", 150)]
    [InlineData("teams", 9)]
    public async Task What_is_deleted_comes_only_when_asked_for(string path, long id)
    {
        using var client = new Client();
        Assert.DoesNotContain(id, (await client.Get(path)).Ids);
        Assert.DoesNotContain(id, (await client.Get(path + "?with_deleted=false")).Ids);
        Answer all = await client.Get(path + "?with_deleted=true");
        Assert.Equal([id], all.Rows.Where(row => row.GetProperty("deleted").GetBoolean()).Select(row => row.GetProperty("id").GetInt64()));
        Assert.True(all.Rows.Count > 5);
        Assert.Equal(404, (await client.Get($"{path}/{id}")).Status);
        Assert.Equal(id, (await client.Get($"{path}/{id}?with_deleted=true")).Item.GetProperty("id").GetInt64());
        Assert.DoesNotContain(id, Flat((await client.Get(path + "/tree")).Rows).Select(row => row.GetProperty("id").GetInt64()));
    }

    [Theory]
    [InlineData("menus", 3)]
    [InlineData("teams", 3)]
    public async Task A_tree_has_every_record_once_under_its_parent(string path, int depth)
    {
        using var client = new Client();
        IReadOnlyList<JsonElement> roots = (await client.Get(path + "/tree")).Rows;
        JsonElement[] nodes = [.. Flat(roots)];
        Assert.Equal((await client.Get(path)).Ids.Order(), nodes.Select(node => node.GetProperty("id").GetInt64()).Order());
        Assert.All(roots, root => Assert.Equal(JsonValueKind.Null, root.GetProperty("parent_id").ValueKind));
        Assert.All(nodes, node => Assert.All(node.GetProperty("children").EnumerateArray(), child => Assert.Equal(node.GetProperty("id").GetInt64(), child.GetProperty("parent_id").GetInt64())));
        Assert.Equal(depth, roots.Max(Depth));
        JsonElement[] siblings = [.. roots.Where(root => path == "teams" || root.GetProperty("menu_type").GetString() == "ivr_menu")];
        Assert.Equal(siblings.Select(root => root.GetProperty("position").GetInt32()).Order(), siblings.Select(root => root.GetProperty("position").GetInt32()));

        static int Depth(JsonElement node) => 1 + node.GetProperty("children").EnumerateArray().Select(Depth).DefaultIfEmpty().Max();
    }

    [Fact]
    public async Task The_menu_tree_is_by_type_and_by_language()
    {
        using var client = new Client();
        Assert.Equal([201L, 202, 203, 204], Flat((await client.Send("GET /manager/api/v1/menus/tree?menu_type=mobile_menu")).Rows).Select(Id).Order());
        Assert.Equal([101L, 102, 104, 111, 113, 302], Flat((await client.Send("GET /manager/api/v1/menus/tree?lang=de")).Rows).Select(Id).Order());
        Assert.Equal([101L, 102, 104, 111, 113], Flat((await client.Send("GET /manager/api/v1/menus/tree?menu_type=ivr_menu&lang=de")).Rows).Select(Id).Order());
        Assert.Empty((await client.Get("menus/tree?lang=tlh")).Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?channel=call")]
    [InlineData("?minutes=15")]
    [InlineData("?channel=email&minutes=15")]
    [InlineData("?channel=call&minutes=0")]
    [InlineData("?channel=call&minutes=-5")]
    [InlineData("?channel=call&minutes=an+hour")]
    public async Task A_service_level_needs_its_parameters(string query)
    {
        using var client = new Client();
        Assert.Equal(422, (await client.Get("menus/sla" + query)).Status);
        Assert.Equal(422, (await client.Get("menus/sla_by_queue_group" + query)).Status);
    }

    [Theory]
    [InlineData("call", 60)]
    [InlineData("call", 3000)]
    [InlineData("chat", 10000)]
    public async Task Service_levels_follow_from_the_waits(string channel, int minutes)
    {
        using var client = new Client(options => options.Life = false);
        Answer menus = await client.Send($"GET /manager/api/v1/menus/sla?channel={channel}&minutes={minutes}");
        QueueDurationItem[] waits = [.. (channel == "call"
            ? client.Tenant.Store.Records(Endpoints.Calls).SelectMany(call => call.QueueDurations!)
            : client.Tenant.Store.Records(Endpoints.Chats).SelectMany(chat => chat.QueueDurations!)).Where(wait => wait.EndedAt > Client.Now.AddMinutes(-minutes))];
        foreach (JsonElement menu in menus.Rows)
        {
            QueueDurationItem[] own = [.. waits.Where(wait => wait.MenuPathId == 5000 + Id(menu))];
            int inTime = own.Count(wait => wait.ServiceLevelEvent == "in_sla"), late = own.Count(wait => wait.ServiceLevelEvent == "not_in_sla");
            Assert.Equal((inTime, late, own.Length - inTime - late), (Count(menu, "in_sla"), Count(menu, "not_in_sla"), Count(menu, "excluded")));
            Assert.Equal(inTime + late == 0 ? null : Math.Round(100.0 * inTime / (inTime + late), 1), menu.GetProperty("sla").Deserialize<double?>());
        }

        IReadOnlyList<JsonElement> groups = (await client.Send($"GET /manager/api/v1/menus/sla_by_queue_group?channel={channel}&minutes={minutes}")).Rows;
        foreach (string key in new[] { "in_sla", "not_in_sla", "excluded" })
        {
            Assert.Equal(menus.Rows.Sum(row => Count(row, key)), groups.Sum(row => Count(row, key)));
        }

        Assert.Equal(waits.Length, groups.Sum(row => Count(row, "in_sla") + Count(row, "not_in_sla") + Count(row, "excluded")));
        Assert.Equal(menus.Rows.Select(Id).Order(), groups.SelectMany(row => row.GetProperty("menu_ids").EnumerateArray()).Select(id => id.GetInt64()).Order());
        Assert.True(groups.Count < menus.Rows.Count && waits.Length > 0);

        static int Count(JsonElement row, string key) => row.GetProperty(key).GetInt32();
    }

    [Fact]
    public async Task Records_of_ones_own_are_served_everywhere()
    {
        using var client = new Client(options => options.Records = new Dictionary<string, IReadOnlyList<Record>>
        {
            ["chats"] = [new Chat { Id = 5, Status = "queued", ChatType = "Messaging (SMS)" }],
            ["teams"] = [new Team { Id = 1, Name = "Above" }, new Team { Id = 2, Name = "Below", ParentId = 1 }, new Team { Id = 3, ParentId = 77 }],
            ["menus/tree"] = [new MenuNode { Id = 8, Children = new([new MenuNode { Id = 9 }]) }],
            ["user_statuses"] = [new UserStatus { Id = -99 }],
            ["outbound_dialer/campaigns"] = [new Campaign { Id = 7 }, new Campaign { Id = 8 }],
            ["outbound_dialer/campaigns/7/contacts"] = [new CampaignContact { Id = 1 }, new CampaignContact { Id = 2 }],
            ["outbound_dialer/campaigns/8/contacts"] = [new CampaignContact { Id = 3 }],
            ["menus/operation_hours"] = [],
        });
        Assert.Equal([5L], (await client.Get("chats?chat_status[]=queued")).Ids);
        Assert.Equal([1L, 2, 3], Flat((await client.Get("teams/tree")).Rows).Select(Id).Order());
        Assert.Equal([8L, 9], Flat((await client.Get("menus/tree")).Rows).Select(Id));
        Assert.Equal([-99L], (await client.Get("user_statuses")).Ids);
        Assert.Equal([1L, 2], (await client.Get("outbound_dialer/campaigns/7/contacts?sort_column=id")).Ids);
        Assert.Equal([3L], (await client.Get("outbound_dialer/campaigns/8/contacts")).Ids);
        Assert.Equal("[]", (await client.Get("menus/operation_hours")).Body);
        Assert.Throws<ArgumentException>(() => new Client(options => options.Records = new Dictionary<string, IReadOnlyList<Record>> { ["chats"] = [new Chat()] }));
    }

    [Fact]
    public async Task A_tree_can_be_a_thousand_deep()
    {
        using var client = new Client(options => options.Records = new Dictionary<string, IReadOnlyList<Record>>
        {
            ["menus"] = [.. Enumerable.Range(1, 1000).Select(id => new Menu { Id = id, ParentId = id == 1 ? null : id - 1 })],
        });
        string body = (await client.Get("menus/tree")).Body;
        Assert.Equal(1000, body.Split("\"children\"").Length - 1);
        Assert.EndsWith(string.Concat(Enumerable.Repeat("]}", 1000)) + "]", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_type_and_other_faults_fit_every_endpoint()
    {
        using var client = new Client(options => options.Faults = [SandboxFault.Parse("all=wrongtype")]);
        foreach (Endpoint endpoint in Endpoints.All.Where(endpoint => endpoint.Path != "user_statuses"))
        {
            Answer answer = await client.Get(Usual(endpoint.Path));
            Assert.True(answer.Status == 200, endpoint.Path);
            Assert.Equal(endpoint.OpenTypeName is null, answer.Body.Contains("{\"seconds\":12}", StringComparison.Ordinal));
        }

        Assert.DoesNotContain("seconds", (await client.Get("user_statuses")).Body, StringComparison.Ordinal);
    }

    private static string Usual(string path) =>
        path.Replace("{id}", "67", StringComparison.Ordinal) + (path.StartsWith("menus/sla", StringComparison.Ordinal) ? "?channel=call&minutes=1000" : string.Empty);

    private static long Id(JsonElement row) => row.GetProperty("id").GetInt64();

    private static IEnumerable<JsonElement> Flat(IEnumerable<JsonElement> nodes) =>
        nodes.SelectMany(node => Flat(node.GetProperty("children").ValueKind == JsonValueKind.Null ? [] : node.GetProperty("children").EnumerateArray()).Prepend(node));
}
