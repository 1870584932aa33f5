using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class FilterTests
{
    // Each filter with a query that lets some calls through and others not, and the same in terms of the response.
    private static readonly Dictionary<string, (string Query, Func<JsonElement, bool> Matches)> Cases = new()
    {
        ["id"] = ("id[]={id0}&id[]={id1}&id[]=7", row => true),
        ["agent_id"] = ("agent_id[]={agent0}&agent_id[]={agent1}", row => true),
        ["end_user_id"] = ("end_user_id[]={user0}", row => true),
        ["call_status"] = ("call_status[]=failed&call_status[]=voicemail_read", row => Text(row, "status") is "failed" or "voicemail_read"),
        ["call_fail_reason"] = ("call_fail_reason[]=eu_abandoned", row => Text(row, "fail_reason") == "eu_abandoned"),
        ["call_type"] = ("call_type[]=IvrCall&call_type[]=ScheduledCallWeb", row => Text(row, "call_type") is "Voice Inbound (IVR)" or "Voice Scheduled (Web)"),
        ["support_number"] = ("support_number[]=%2B18005550140", row => Text(row, "support_number") == "+18005550140"),
        ["verified"] = ("verified[]=true", row => row.GetProperty("verified").ValueKind == JsonValueKind.True),
        ["created_at"] = Range("created_at"),
        ["queued_at"] = Range("queued_at"),
        ["assigned_at"] = Range("assigned_at"),
        ["connected_at"] = Range("connected_at"),
        ["ends_at"] = Range("ends_at"),
        ["scheduled_at"] = Range("scheduled_at"),
        ["updated_at"] = Range("updated_at"),
        ["rating"] = ("rating[from]=3&rating[to]=5", row => Number(row, "rating") is 3 or 4),
        ["call_duration"] = ("call_duration[from]=100&call_duration[to]=300", row => Number(row, "call_duration") is >= 100 and < 300),
        ["hold_duration"] = ("hold_duration[from]=1", row => Number(row, "hold_duration") >= 1),
    };

    public static TheoryData<string> Filters => [.. Endpoints.Calls.Filters.Select(filter => filter.Name)];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Every_filter_lets_through_what_matches_and_nothing_else(string name)
    {
        using var client = new Client(options => options.MaximumPageSize = 10_000);
        IReadOnlyList<JsonElement> all = (await client.Calls("per=10000")).Rows;
        (string query, Func<JsonElement, bool> matches) = Cases[name];
        if (query.Contains('{', StringComparison.Ordinal))
        {
            (query, matches) = FromData(name, all);
        }

        Answer answer = await client.Calls("per=10000&" + query);
        long[] expected = [.. all.Where(matches).Select(row => row.GetProperty("id").GetInt64()).Order()];
        Assert.Equal(expected, answer.Ids.Order());
        Assert.InRange(expected.Length, 1, all.Count - 1);
        Assert.Equal(expected.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Header("Total"));

        client.Tenant.Dispose();
        using var ignoring = new Client(options => (options.MaximumPageSize, options.IgnoredFilters) = (10_000, [name]));
        Assert.Equal(all.Count, (await ignoring.Calls("per=10000&" + query)).Rows.Count);
    }

    [Fact]
    public async Task Filters_hold_together_and_all_of_them_can_be_ignored()
    {
        const string line = "GET /manager/api/v1/calls?call_status[]=finished&created_at[from]=2026-03-02T00:00:00Z&created_at[to]=2026-03-03T00:00:00Z&sort_column=created_at&sort_direction=ASC&page=2&per=20";
        using var client = new Client();
        Answer answer = await client.Send(line);
        Assert.Equal(20, answer.Rows.Count);
        Assert.All(answer.Rows, row => Assert.Equal("finished", Text(row, "status")));
        Assert.All(answer.Rows, row => Assert.StartsWith("2026-03-02T", Text(row, "created_at"), StringComparison.Ordinal));
        string[] times = [.. answer.Rows.Select(row => Text(row, "created_at")!)];
        Assert.Equal(times.Order(StringComparer.Ordinal), times);

        using var ignoring = new Client(options => options.IgnoredFilters = ["*"]);
        Assert.Equal((await client.Calls("per=1")).Header("Total"), (await ignoring.Send(line)).Header("Total"));
    }

    [Theory]
    [InlineData(false, false, new long[] { 2, 3 })]
    [InlineData(true, false, new long[] { 3 })]
    [InlineData(false, true, new long[] { 2, 3, 4 })]
    [InlineData(true, true, new long[] { 3, 4 })]
    public async Task The_edges_are_as_the_options_have_them(bool fromExclusive, bool toInclusive, long[] expected)
    {
        var edge = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var client = new Client(options =>
        {
            options.FromExclusive = fromExclusive;
            options.ToInclusive = toInclusive;
            options.Calls =
            [
                new Call { Id = 1, CreatedAt = edge.AddTicks(-1), CallDuration = 9 },
                new Call { Id = 2, CreatedAt = edge, CallDuration = 10 },
                new Call { Id = 3, CreatedAt = edge.AddTicks(1), CallDuration = 15 },
                new Call { Id = 4, CreatedAt = edge.AddHours(1), CallDuration = 20 },
                new Call { Id = 5, CreatedAt = edge.AddHours(1).AddTicks(1), CallDuration = 21 },
                new Call { Id = 6 },
            ];
        });
        Assert.Equal(expected, (await client.Calls("created_at[from]=2026-01-01T00:00:00.000Z&created_at[to]=2026-01-01T01:00:00Z")).Ids);
        Assert.Equal(expected, (await client.Calls("call_duration[from]=10&call_duration[to]=20")).Ids);
    }

    [Theory]
    [InlineData("created_at[from]=yesterday")]
    [InlineData("created_at[from]=2026-01-01")]
    [InlineData("created_at[from]=2026-01-01T00:00:00%2B01:00")]
    [InlineData("created_at[from]=1767225600")]
    [InlineData("created_at[to]=2026-02-30T00:00:00Z")]
    [InlineData("rating[from]=good")]
    [InlineData("verified[]=maybe")]
    [InlineData("call_status=finished")]
    [InlineData("created_at=2026-01-01T00:00:00Z")]
    [InlineData("sort_column=no_such_field")]
    [InlineData("sort_column=created_at&sort_direction=UP")]
    public async Task What_is_written_wrongly_is_refused(string query)
    {
        using var client = new Client();
        Answer answer = await client.Calls(query);
        Assert.Equal(422, answer.Status);
        Assert.Contains(query.Split('=')[0].Split('[')[0].Split('_')[0], answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_parameters_are_ignored_and_six_digits_of_a_second_are_taken()
    {
        using var client = new Client();
        string? total = (await client.Calls()).Header("Total");
        Assert.Equal(total, (await client.Calls("whatever=1&changed_columns[]=status&created_at[from]=2020-01-01T00:00:00.123456Z")).Header("Total"));
    }

    [Fact]
    public async Task A_type_is_asked_for_by_its_class_and_not_by_its_text()
    {
        using var client = new Client();
        Assert.Empty((await client.Calls("call_type[]=Voice+Inbound+(IVR)")).Rows);
        Assert.NotEmpty((await client.Calls("call_type[]=OutboundCall")).Rows);
    }

    private static (string Query, Func<JsonElement, bool> Matches) FromData(string name, IReadOnlyList<JsonElement> all)
    {
        string[] path = name switch
        {
            "id" => ["id"],
            "agent_id" => ["agent_info", "id"],
            _ => ["end_user", "id"],
        };
        long?[] wanted = [.. all.Select(row => Id(row, path)).Where(id => id is not null).Distinct().Skip(3).Take(2)];
        return (string.Join("&", wanted.Select(id => $"{name}[]={id}")), row => Id(row, path) is { } id && wanted.Contains(id));
    }

    private static long? Id(JsonElement row, string[] path)
    {
        foreach (string key in path)
        {
            if (row.ValueKind == JsonValueKind.Null)
            {
                return null;
            }

            row = row.GetProperty(key);
        }

        return row.ValueKind == JsonValueKind.Null ? null : row.GetInt64();
    }

    private static (string Query, Func<JsonElement, bool> Matches) Range(string name) =>
        ($"{name}[from]=2026-03-01T06:00:00Z&{name}[to]=2026-03-03T12:00:00.000Z",
            row => Text(row, name) is { } text && string.CompareOrdinal(text, "2026-03-01T06:00:00.000Z") >= 0 && string.CompareOrdinal(text, "2026-03-03T12:00:00.000Z") < 0);

    private static string? Text(JsonElement row, string key) => row.GetProperty(key).GetString();

    private static int? Number(JsonElement row, string key) => row.GetProperty(key).ValueKind == JsonValueKind.Null ? null : row.GetProperty(key).GetInt32();
}
