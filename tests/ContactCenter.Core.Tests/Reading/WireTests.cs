using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Reading;

/// <summary>What is sent, byte by byte as a tenant sees it. The lines are written by hand from the reference's table and facts.md, not from the descriptions.</summary>
public sealed class WireTests
{
    private const string Usual = "sort_column=created_at&sort_direction=ASC&page=1&per=100";

    private static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 30, 15, 250, TimeSpan.FromHours(2));

    // Times in UTC with milliseconds; From is a millisecond (or one) less than what was asked for, To as much more.
    private static readonly Dictionary<string, (Func<Filter, FilterValue> Value, string Line)> Filters = new()
    {
        ["id"] = (filter => new(filter, [5L, 7L]), "id[]=5&id[]=7"),
        ["agent_id"] = (filter => new(filter, [5L]), "agent_id[]=5"),
        ["end_user_id"] = (filter => new(filter, [5L, 6L]), "end_user_id[]=5&end_user_id[]=6"),
        ["call_status"] = (filter => new(filter, ["finished", "voicemail_read"]), "call_status[]=finished&call_status[]=voicemail_read"),
        ["call_fail_reason"] = (filter => new(filter, ["eu_abandoned"]), "call_fail_reason[]=eu_abandoned"),
        ["call_type"] = (filter => new(filter, ["IvrCall", "OutboundCall"]), "call_type[]=IvrCall&call_type[]=OutboundCall"),
        ["support_number"] = (filter => new(filter, ["+1 (555) 010-0&x=1#ä"]), "support_number[]=+1 (555) 010-0&x=1#ä"),
        ["verified"] = (filter => new(filter, [false]), "verified[]=false"),
        ["queued_at from"] = (filter => new(filter, FilterBound.From, Time), "queued_at[from]=2026-03-01T10:30:15.249Z"),
        ["queued_at to"] = (filter => new(filter, FilterBound.To, Time), "queued_at[to]=2026-03-01T10:30:15.251Z"),
        ["assigned_at from"] = (filter => new(filter, FilterBound.From, Time), "assigned_at[from]=2026-03-01T10:30:15.249Z"),
        ["assigned_at to"] = (filter => new(filter, FilterBound.To, Time), "assigned_at[to]=2026-03-01T10:30:15.251Z"),
        ["connected_at from"] = (filter => new(filter, FilterBound.From, Time), "connected_at[from]=2026-03-01T10:30:15.249Z"),
        ["connected_at to"] = (filter => new(filter, FilterBound.To, Time), "connected_at[to]=2026-03-01T10:30:15.251Z"),
        ["ends_at from"] = (filter => new(filter, FilterBound.From, Time), "ends_at[from]=2026-03-01T10:30:15.249Z"),
        ["ends_at to"] = (filter => new(filter, FilterBound.To, Time), "ends_at[to]=2026-03-01T10:30:15.251Z"),
        ["scheduled_at from"] = (filter => new(filter, FilterBound.From, Time), "scheduled_at[from]=2026-03-01T10:30:15.249Z"),
        ["scheduled_at to"] = (filter => new(filter, FilterBound.To, Time), "scheduled_at[to]=2026-03-01T10:30:15.251Z"),
        ["updated_at from"] = (filter => new(filter, FilterBound.From, Time), "updated_at[from]=2026-03-01T10:30:15.249Z"),
        ["updated_at to"] = (filter => new(filter, FilterBound.To, Time), "updated_at[to]=2026-03-01T10:30:15.251Z"),
        ["created_at from"] = (filter => new(filter, FilterBound.From, Time), "created_at[from]=2026-03-01T10:30:15.249Z"),
        ["created_at to"] = (filter => new(filter, FilterBound.To, Time), "created_at[to]=2026-03-01T10:30:15.251Z"),
        ["rating from"] = (filter => new(filter, FilterBound.From, 4), "rating[from]=3"),
        ["rating to"] = (filter => new(filter, FilterBound.To, 4), "rating[to]=5"),
        ["call_duration from"] = (filter => new(filter, FilterBound.From, 0), "call_duration[from]=-1"),
        ["call_duration to"] = (filter => new(filter, FilterBound.To, 3600), "call_duration[to]=3601"),
        ["hold_duration from"] = (filter => new(filter, FilterBound.From, 30), "hold_duration[from]=29"),
        ["hold_duration to"] = (filter => new(filter, FilterBound.To, 30), "hold_duration[to]=31"),
    };

    public static TheoryData<string> Names() => [.. Filters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_filter_is_sent_as_the_reference_has_it(string name)
    {
        (Func<Filter, FilterValue> value, string line) = Filters[name];
        Assert.Equal(line + "&" + Usual, Assert.Single(await SentAsync(new ReadRequest { Filters = [value(Endpoints.Calls.Filter(name.Split(' ')[0]))] })));
    }

    [Fact]
    public void What_the_reference_does_not_document_is_found_among_the_texts_of_a_filter()
    {
        Filter status = Endpoints.Calls.Filter("call_status");
        Assert.Equal(["nonsense", "Finished"], new FilterValue(status, ["finished", "nonsense", "Finished", "nonsense"]).Undocumented());
        Assert.Empty(new FilterValue(Endpoints.Calls.Filter("support_number"), ["anything"]).Undocumented());

        // A tenant has states of its own besides those that are built in.
        Assert.Empty(new FilterValue(Endpoints.Agents.Filter("status_id"), [0L, 4711L]).Undocumented());
    }

    [Fact]
    public void Every_filter_is_tested_with_all_its_bounds()
    {
        IEnumerable<string> wanted = Endpoints.Calls.Filters.SelectMany(filter => filter.Kind is FilterKind.TimeRange or FilterKind.NumberRange
            ? new[] { filter.Name + " from", filter.Name + " to" }
            : [filter.Name]);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), Filters.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_filters_it_is_the_first_page_in_the_order_of_creation() => Assert.Equal([Usual], await SentAsync(new ReadRequest()));

    [Fact]
    public async Task Descending_sends_descending() =>
        Assert.Equal(["sort_column=created_at&sort_direction=DESC&page=1&per=100"], await SentAsync(new ReadRequest { Descending = true }));

    [Fact]
    public async Task Another_order_is_sent_as_it_is() => Assert.Equal(
        ["sort_column=updated_at&sort_direction=DESC&page=1&per=7"], await SentAsync(new ReadRequest { SortBy = "updated_at", Descending = true, PageSize = 7 }));

    [Fact]
    public async Task Raw_parameters_are_sent_as_they_are() => Assert.Equal(
        ["lang[]=en&lang[]=a=b&c&call_count[from]=1&" + Usual], await SentAsync(new ReadRequest { Query = [new("lang[]", "en"), new("lang[]", "a=b&c"), new("call_count[from]", "1")] }));

    [Fact]
    public async Task A_bound_finer_than_a_millisecond_is_widened_to_whole_ones()
    {
        Filter updated = Endpoints.Calls.Filter("updated_at");
        Assert.Equal(
            ["updated_at[from]=2026-03-01T10:30:15.249Z&updated_at[to]=2026-03-01T10:30:16.252Z&" + Usual],
            await SentAsync(new ReadRequest { Filters = [new(updated, FilterBound.From, Time.AddTicks(5)), new(updated, FilterBound.To, Time.AddSeconds(1).AddTicks(5))] }));
    }

    [Fact]
    public async Task The_address_has_no_character_that_has_to_be_escaped()
    {
        using Connection connection = Connection.Open(Connection.With(0));
        await connection.ReadAsync(new ReadRequest { Filters = [new(Endpoints.Calls.Filter("support_number"), ["+1 (555) 010-0&x=1#ä"])] });
        string raw = Assert.Single(connection.Sandbox.Requests).PathAndQuery;
        Assert.Matches(@"^/manager/api/v1/calls\?[A-Za-z0-9%&=_.~\-!*'()]*$", raw);
        Assert.Contains("support_number%5B%5D=%2B1%20", raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_asked_for_many_at_a_time_and_each_once()
    {
        Assert.Equal(["id[]=9&id[]=3&page=1&per=2", "id[]=4&page=1&per=2"], await SentAsync(new ReadRequest { Ids = [9, 3, 9, 4, 3], PageSize = 2 }, 10));
    }

    [Fact]
    public async Task A_count_is_one_small_request()
    {
        using Connection connection = Connection.Open(Connection.With(250));
        (long? count, bool isEstimate) = await connection.Tenant.CountAsync(Endpoints.Calls, new ReadRequest(), connection.Log, default);
        Assert.Equal((250L, false), (count!.Value, isEstimate));
        var widened = new ReadRequest { Filters = [new(Endpoints.Calls.Filter("rating"), FilterBound.From, 3)] };
        (count, isEstimate) = await connection.Tenant.CountAsync(Endpoints.Calls, widened, connection.Log, default);
        Assert.Equal((200L, true), (count!.Value, isEstimate));
        Assert.Equal(["page=1&per=1", "rating[from]=2&page=1&per=1"], connection.Sandbox.Requests.Select(Query));
    }

    [Fact]
    public async Task A_read_goes_on_from_the_last_time_seen_less_a_millisecond_and_keeps_the_filters()
    {
        // 101 calls a minute apart: the first page, the other end as the proof of the order, and the rest.
        List<string> sent = await SentAsync(new ReadRequest { Filters = [new(Endpoints.Calls.Filter("call_status"), ["finished"])] }, 101);
        Assert.Equal(
            [
                "call_status[]=finished&sort_column=created_at&sort_direction=ASC&page=1&per=100",
                "call_status[]=finished&sort_column=created_at&sort_direction=DESC&page=1&per=100",
                "call_status[]=finished&created_at[from]=2026-03-01T01:38:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100",
            ],
            sent);
        sent = await SentAsync(new ReadRequest { Descending = true }, 101);
        Assert.Equal("created_at[to]=2026-03-01T00:01:00.001Z&sort_column=created_at&sort_direction=DESC&page=1&per=100", sent[2]);
    }

    [Fact]
    public async Task The_users_own_bounds_are_kept_while_a_read_goes_on()
    {
        Filter created = Endpoints.Calls.Filter("created_at");
        List<string> sent = await SentAsync(
            new ReadRequest { Filters = [new(created, FilterBound.From, TestCalls.Start.AddMinutes(10)), new(created, FilterBound.To, TestCalls.Start.AddMinutes(400))] }, 500);
        Assert.Equal("created_at[from]=2026-03-01T00:09:59.999Z&created_at[to]=2026-03-01T06:40:00.001Z&" + Usual, sent[0]);
        Assert.All(sent, line => Assert.Contains("created_at[to]=2026-03-01T06:40:00.001Z", line, StringComparison.Ordinal));
        Assert.All(sent, line => Assert.Contains("created_at[from]=2026-03-01T", line, StringComparison.Ordinal));
        Assert.InRange(sent.Count, 4, 6);
    }

    public static TheoryData<bool, bool> Edges() => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Edges))]
    public async Task After_is_at_or_after_and_before_is_strictly_before_whatever_the_tenants_edge(bool fromExclusive, bool toInclusive)
    {
        SandboxOptions options = Connection.With(300);
        (options.FromExclusive, options.ToInclusive) = (fromExclusive, toInclusive);
        using Connection connection = Connection.Open(options);
        foreach (string name in new[] { "created_at", "updated_at" })
        {
            Filter filter = Endpoints.Calls.Filter(name);
            Func<Call, DateTimeOffset> time = name == "created_at" ? call => call.CreatedAt!.Value : call => call.UpdatedAt!.Value;
            DateTimeOffset[] times = [.. options.Calls!.Select(time).Order()];
            (DateTimeOffset from, DateTimeOffset to) = (times[20], times[270]);
            ReadResult result = await connection.ReadAsync(new ReadRequest { Filters = [new(filter, FilterBound.From, from), new(filter, FilterBound.To, to)] });
            Assert.Equal(options.Calls!.Where(call => time(call) >= from && time(call) < to).Select(call => call.Id!.Value).Order(), result.Ids.Order());
        }

        Filter rating = Endpoints.Calls.Filter("rating");
        ReadResult rated = await connection.ReadAsync(new ReadRequest { Filters = [new(rating, FilterBound.From, 2), new(rating, FilterBound.To, 3)] });
        Assert.Equal(options.Calls!.Where(call => call.Rating is 2 or 3).Select(call => call.Id!.Value), rated.Ids);
    }

    private static async Task<List<string>> SentAsync(ReadRequest request, int calls = 0)
    {
        using Connection connection = Connection.Open(Connection.With(calls));
        ReadResult result = await connection.ReadAsync(request);
        Assert.Null(result.Error);
        Assert.All(connection.Sandbox.Requests, sent => Assert.Equal(("GET", "/manager/api/v1/calls"), (sent.Method, sent.Path)));
        return [.. connection.Sandbox.Requests.Select(Query)];
    }

    private static string Query(SandboxRequest request) => Uri.UnescapeDataString(request.PathAndQuery.Split('?')[1]);
}
