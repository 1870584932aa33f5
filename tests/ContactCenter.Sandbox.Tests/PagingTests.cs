using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class PagingTests
{
    private static readonly Call[] Calls = [.. Enumerable.Range(1, 250).Select(id => new Call { Id = id })];

    [Fact]
    public async Task A_middle_page_leads_everywhere()
    {
        using var client = Make();
        Answer answer = await client.Calls("sort_column=id&page=2&per=100&verified[]=false&verified[]=true&x=a%20b");
        Assert.Empty(answer.Rows);

        answer = await client.Calls("sort_column=id&page=2&per=100&x=a%20b");
        Assert.Equal(Enumerable.Range(101, 100).Select(id => (long)id), answer.Ids);
        Assert.Equal("250", answer.Header("Total"));
        Assert.Equal("100", answer.Header("Per-Page"));
        foreach ((string relation, int page) in new[] { ("first", 1), ("prev", 1), ("next", 3), ("last", 3) })
        {
            Assert.Equal($"{client.Tenant.Uri}manager/api/v1/calls?sort_column=id&per=100&x=a%20b&page={page}", answer.Link(relation)!.AbsoluteUri);
        }

        Assert.Equal(50, (await client.Send("GET " + answer.Link("next")!.PathAndQuery)).Rows.Count);
    }

    [Fact]
    public async Task The_first_and_the_last_page_lead_one_way_and_a_single_one_nowhere()
    {
        using var client = Make();
        Answer first = await client.Calls();
        Assert.Null(first.Link("first"));
        Assert.Null(first.Link("prev"));
        Assert.NotNull(first.Link("next"));
        Answer last = await client.Calls("page=3");
        Assert.NotNull(last.Link("first"));
        Assert.NotNull(last.Link("prev"));
        Assert.Null(last.Link("next"));
        Assert.Null(last.Link("last"));
        Answer beyond = await client.Calls("page=99");
        Assert.Empty(beyond.Rows);
        Assert.Null(beyond.Link("next"));
        Assert.EndsWith("page=3", beyond.Link("prev")!.Query, StringComparison.Ordinal);
        Assert.Null((await client.Calls("id[]=5")).Header("Link"));
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("per=200", 100)]
    [InlineData("per=7", 7)]
    [InlineData("per=0", 100)]
    [InlineData("per=x", 100)]
    public async Task The_size_is_a_hundred_at_most(string query, int size)
    {
        using var client = Make();
        Answer answer = await client.Calls(query);
        Assert.Equal(size, answer.Rows.Count);
        Assert.Equal(size.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Header("Per-Page"));
    }

    [Fact]
    public async Task The_cap_can_be_lower_and_pages_then_meet_without_a_gap()
    {
        using var client = Make(options => options.MaximumPageSize = 40);
        var ids = new List<long>();
        for (int page = 1; page <= 7; page++)
        {
            ids.AddRange((await client.Calls("sort_column=id&per=100&page=" + page)).Ids);
        }

        Assert.Equal(Calls.Select(call => call.Id!.Value), ids);
    }

    [Fact]
    public async Task Each_header_can_be_switched_off()
    {
        await Check(options => options.SendLink = false, "Total", "Per-Page");
        await Check(options => options.SendTotal = false, "Link", "Per-Page");
        await Check(options => options.SendPerPage = false, "Link", "Total");
        await Check(options => options.NoPagingHeaders = true);

        static async Task Check(Action<SandboxOptions> set, params string[] left)
        {
            using var client = Make(set);
            Answer answer = await client.Calls();
            Assert.Equal(left, new[] { "Link", "Total", "Per-Page" }.Where(name => answer.Header(name) is not null));
        }
    }

    [Fact]
    public async Task Links_can_name_another_origin()
    {
        using var client = Make(options => options.LinkBase = new Uri("https://other.example.com"));
        Assert.Equal("https://other.example.com/manager/api/v1/calls?page=2", (await client.Calls()).Link("next")!.AbsoluteUri);
    }

    private static Client Make(Action<SandboxOptions>? set = null) => new(options =>
    {
        options.Calls = Calls;
        set?.Invoke(options);
    });
}
