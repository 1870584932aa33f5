using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

/// <summary>Each filter of each endpoint but calls (they have their own tests), as the reference writes it.</summary>
public sealed class EndpointFilterTests
{
    // In a value, {0} is one of the first record that has any, {1} one of another record. A test says which rows of the answer without the filter are to come.
    private static readonly (string Line, string? Field, Func<JsonElement, string[], bool> Matches)[] Cases =
    [
        ("GET /manager/api/v1/agents?id[]={0}&id[]={1}", "id", IsAnyOf("id")),
        ("GET /manager/api/v1/agents?agent_number[]={0}", "agent_number", IsAnyOf("agent_number")),
        ("GET /manager/api/v1/agents?status_id[]=-10&status_id[]=-7", null, (row, _) => Text(row, "status.id") is "-10" or "-7"),
        ("GET /manager/api/v1/agents?online[]=true", null, (row, _) => Text(row, "online") == "true"),
        ("GET /manager/api/v1/agents?wrap_up[]=true", null, (row, _) => Text(row, "wrap_up") == "true"),
        ("GET /manager/api/v1/agents?location[]=Berlin&location[]=Krak%C3%B3w", null, (row, _) => Text(row, "location") is "Berlin" or "Kraków"),
        ("GET /manager/api/v1/agents?last_login_time[from]=2026-03-04T06:00:00Z&last_login_time[to]=2026-03-04T08:00:00Z", null, IsBetween("last_login_time", "2026-03-04T06", "2026-03-04T08")),
        ("GET /manager/api/v1/agents?status_updated_at[from]=2026-03-04T14:26:00Z&status_updated_at[to]=2026-03-04T14:29:00Z", null, IsBetween("status_updated_at", "2026-03-04T14:26", "2026-03-04T14:29")),
        ("GET /manager/api/v1/agents?call_count[from]=1&call_count[to]=2", null, (row, _) => Text(row, "call_count") == "1"),
        ("GET /manager/api/v1/agents?chat_count[from]=1", null, (row, _) => Number(row, "chat_count") >= 1),

        ("GET /manager/api/v1/agent_activity_logs?id[]={0}&id[]={1}", "id", IsAnyOf("id")),
        ("GET /manager/api/v1/agent_activity_logs?agent_id[]={0}", "agent_id", IsAnyOf("agent_id")),
        ("GET /manager/api/v1/agent_activity_logs?activity[]=login&activity[]=chat_picked_up", null, (row, _) => Text(row, "activity") is "login" or "chat_picked_up"),
        ("GET /manager/api/v1/agent_activity_logs?whodunnit_id[]={0}", "whodunnit.id", IsAnyOf("whodunnit.id")),
        ("GET /manager/api/v1/agent_activity_logs?call_id[]={0}&call_id[]={1}", "call_id", IsAnyOf("call_id")),
        ("GET /manager/api/v1/agent_activity_logs?chat_id[]={0}", "chat_id", IsAnyOf("chat_id")),
        ("GET /manager/api/v1/agent_activity_logs?started_at[from]=2026-03-03T00:00:00Z&started_at[to]=2026-03-04T00:00:00Z", null, IsBetween("started_at", "2026-03-03T00", "2026-03-04T00")),
        ("GET /manager/api/v1/agent_activity_logs?ended_at[from]=2026-03-03T00:00:00Z&ended_at[to]=2026-03-04T00:00:00Z", null, IsBetween("ended_at", "2026-03-03T00", "2026-03-04T00")),
        ("GET /manager/api/v1/agent_activity_logs?duration[from]=60&duration[to]=300", null, (row, _) => Number(row, "duration") is >= 60 and < 300),

        ("GET /manager/api/v1/chats?id[]={0}&id[]={1}", "id", IsAnyOf("id")),
        ("GET /manager/api/v1/chats?agent_id[]={0}&agent_id[]={1}", "agent_info.id", IsAnyOf("agent_info.id")),
        ("GET /manager/api/v1/chats?end_user_id[]={0}", "end_user.id", IsAnyOf("end_user.id")),
        ("GET /manager/api/v1/chats?chat_status[]=canceled&chat_status[]=no_response", null, (row, _) => Text(row, "status") is "canceled" or "no_response"),
        ("GET /manager/api/v1/chats?chat_fail_reason[]=no_response", null, (row, _) => Text(row, "fail_reason") == "no_response"),
        ("GET /manager/api/v1/chats?chat_type[]=Messaging%20%28SMS%29", null, (row, _) => Text(row, "chat_type") == "Messaging (SMS)"),
        ("GET /manager/api/v1/chats?verified[]=false", null, (row, _) => Text(row, "verified") == "false"),
        ("GET /manager/api/v1/chats?created_at[from]=2026-03-01T06:00:00Z&created_at[to]=2026-03-03T12:00:00Z", null, IsBetween("created_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/chats?assigned_at[from]=2026-03-01T06:00:00Z&assigned_at[to]=2026-03-03T12:00:00Z", null, IsBetween("assigned_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/chats?ends_at[from]=2026-03-01T06:00:00Z&ends_at[to]=2026-03-03T12:00:00Z", null, IsBetween("ends_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/chats?updated_at[from]=2026-03-01T06:00:00Z&updated_at[to]=2026-03-03T12:00:00Z", null, IsBetween("updated_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/chats?first_msg_sent_at[from]=2026-03-01T06:00:00Z&first_msg_sent_at[to]=2026-03-03T12:00:00Z", null, IsBetween("first_msg_sent_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/chats?last_msg_sent_at[from]=2026-03-01T06:00:00Z&last_msg_sent_at[to]=2026-03-03T12:00:00Z", null, IsBetween("last_msg_sent_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/chats?rating[from]=3&rating[to]=5", null, (row, _) => Number(row, "rating") is 3 or 4),
        ("GET /manager/api/v1/chats?chat_duration[from]=200&chat_duration[to]=600", null, (row, _) => Number(row, "chat_duration") is >= 200 and < 600),
        ("GET /manager/api/v1/chats?message_count[from]=5&message_count[to]=20", null, (row, _) => Number(row, "message_count") is >= 5 and < 20),
        ("GET /manager/api/v1/chats?average_response_time[from]=20&average_response_time[to]=40", null, (row, _) => Number(row, "average_response_time") is >= 20 and < 40),
        ("GET /manager/api/v1/chats?longest_response_time[from]=60", null, (row, _) => Number(row, "longest_response_time") >= 60),
        ("GET /manager/api/v1/chats?wait_duration[to]=20", null, (row, _) => Number(row, "wait_duration") < 20),

        ("GET /manager/api/v1/emails?id[]={0}&id[]={1}", "id", IsAnyOf("id")),
        ("GET /manager/api/v1/emails?agent_id[]={0}&agent_id[]={1}", "agent_info.id", IsAnyOf("agent_info.id")),
        ("GET /manager/api/v1/emails?end_user_id[]={0}", "end_user.id", IsAnyOf("end_user.id")),
        ("GET /manager/api/v1/emails?email_status[]=paused&email_status[]=closed", null, (row, _) => Text(row, "email_status") is "paused" or "closed"),
        ("GET /manager/api/v1/emails?created_at[from]=2026-03-01T06:00:00Z&created_at[to]=2026-03-03T12:00:00Z", null, IsBetween("created_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/emails?assigned_at[from]=2026-03-01T06:00:00Z&assigned_at[to]=2026-03-03T12:00:00Z", null, IsBetween("assigned_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/emails?finished_at[from]=2026-03-01T06:00:00Z&finished_at[to]=2026-03-03T12:00:00Z", null, IsBetween("finished_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/emails?updated_at[from]=2026-03-01T06:00:00Z&updated_at[to]=2026-03-03T12:00:00Z", null, IsBetween("updated_at", "2026-03-01T06", "2026-03-03T12")),
        ("GET /manager/api/v1/emails?total_thread_numbers[from]=2&total_thread_numbers[to]=3", null, (row, _) => Text(row, "total_thread_numbers") == "2"),

        ("GET /manager/api/v1/menus?id[]={0}&id[]={1}", "id", IsAnyOf("id")),
        ("GET /manager/api/v1/menus?name[]=Returns%20%26%20Deliveries&name[]=Billing", null, (row, _) => Text(row, "name") is "Returns & Deliveries" or "Billing"),
        ("GET /manager/api/v1/menus?parent_id[]={0}", "parent_id", IsAnyOf("parent_id")),
        ("GET /manager/api/v1/menus?position[]=2&position[]=3", null, (row, _) => Text(row, "position") is "2" or "3"),
        ("GET /manager/api/v1/menus?menu_type[]=email_menu&menu_type[]=web_menu", null, (row, _) => Text(row, "menu_type") is "email_menu" or "web_menu"),
        ("GET /manager/api/v1/menus?hidden[]=true", null, (row, _) => Text(row, "hidden") == "true"),

        ("GET /manager/api/v1/teams?id[]={0}&id[]={1}", "id", IsAnyOf("id")),
        ("GET /manager/api/v1/teams?name[]=Orders%20%26%20Returns", null, (row, _) => Text(row, "name") == "Orders & Returns"),
        ("GET /manager/api/v1/teams?parent_id[]={0}", "parent_id", IsAnyOf("parent_id")),
        ("GET /manager/api/v1/teams?position[]=1", null, (row, _) => Text(row, "position") == "1"),
        ("GET /manager/api/v1/teams?agents_count[from]=2&agents_count[to]=3", null, (row, _) => Text(row, "agents_count") == "2"),
    ];

    // Their effect is not that rows of the whole are left out: they have tests of their own.
    private static readonly string[] Elsewhere =
    [
        "menus with_deleted", "teams with_deleted", "menus/tree menu_type", "menus/tree lang", "menus/sla channel", "menus/sla minutes", "menus/sla_by_queue_group channel",
        "menus/sla_by_queue_group minutes",
    ];

    public static TheoryData<string> Lines => [.. Cases.Select(item => item.Line)];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_filter_lets_through_what_matches_and_nothing_else(string template)
    {
        (string line, string? field, Func<JsonElement, string[], bool> matches) = Cases.Single(item => item.Line == template);
        using var client = new Client(options => (options.MaximumPageSize, options.Life) = (100_000, false));
        string path = line.Split('?')[0];
        IReadOnlyList<JsonElement> all = (await client.Send(path + "?per=100000")).Rows;
        string[] values = field is null ? [] : [.. all.Select(row => Text(row, field)).OfType<string>().Distinct().Skip(1).Take(2)];
        Answer answer = await client.Send(string.Format(CultureInfo.InvariantCulture, line, values) + "&per=100000");
        Assert.True(answer.Status == 200, answer.Body);

        long[] expected = [.. all.Where(row => matches(row, values[..Math.Min(values.Length, line.Count(letter => letter == '{'))])).Select(row => row.GetProperty("id").GetInt64()).Order()];
        Assert.Equal(expected, answer.Ids.Order());
        Assert.InRange(expected.Length, 1, all.Count - 1);
    }

    [Fact]
    public void No_filter_is_forgotten()
    {
        string[] covered = [.. Cases.Select(item => item.Line[(item.Line.LastIndexOf("/v1/", StringComparison.Ordinal) + 4)..item.Line.IndexOf('[', StringComparison.Ordinal)].Replace('?', ' ')).Distinct()];
        string[] filters = [.. Endpoints.All.Where(endpoint => endpoint != Endpoints.Calls).SelectMany(endpoint => endpoint.Filters.Select(filter => endpoint.Path + " " + filter.Name))];
        Assert.Equal(filters.Order(), covered.Except(["agents call_count", "agents chat_count"]).Concat(Elsewhere).Order());
    }

    [Theory]
    [InlineData("agents?online=true")]
    [InlineData("agents?online[]=perhaps")]
    [InlineData("agents?call_count[from]=some")]
    [InlineData("menus?with_deleted[]=true")]
    [InlineData("menus?with_deleted=perhaps")]
    [InlineData("menus/104?with_deleted=perhaps")]
    [InlineData("menus/tree?menu_type[]=ivr_menu")]
    [InlineData("chats?chat_status=finished")]
    [InlineData("menus/sla?channel[]=call&minutes=5")]
    public async Task What_is_written_wrongly_is_refused(string path)
    {
        using var client = new Client();
        Assert.Equal(422, (await client.Get(path)).Status);
    }

    private static Func<JsonElement, string[], bool> IsAnyOf(string field) => (row, values) => Text(row, field) is { } text && values.Contains(text);

    private static Func<JsonElement, string[], bool> IsBetween(string field, string from, string to) =>
        (row, _) => Text(row, field) is { } text && string.CompareOrdinal(text, from) >= 0 && string.CompareOrdinal(text, to) < 0;

    private static int? Number(JsonElement row, string field) => Text(row, field) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    // A text and the same value without quotes are the same here: tenants write hidden either way.
    private static string? Text(JsonElement row, string field)
    {
        foreach (string key in field.Split('.'))
        {
            row = row.ValueKind == JsonValueKind.Object ? row.GetProperty(key) : default;
        }

        return row.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => row.ToString(),
        };
    }
}
