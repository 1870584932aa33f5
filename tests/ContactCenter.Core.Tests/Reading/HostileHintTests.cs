using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Tests.Reading;

/// <summary>Guarantees §1, the end of a read: whatever the tenant's headers say, all records are returned, or there is a warning.</summary>
public sealed class HostileHintTests
{
    private static readonly Dictionary<string, Action<ModelTenant>> Pages = new()
    {
        ["full pages"] = _ => { },
        ["pages of 40"] = tenant => tenant.Cap = 40,
        ["some pages shorter"] = tenant => tenant.ShortPercent = 30,
    };

    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (HostileLink link in Enum.GetValues<HostileLink>())
        {
            foreach (HostileTotal total in Enum.GetValues<HostileTotal>())
            {
                foreach (string pages in Pages.Keys)
                {
                    data.Add(link.ToString(), total.ToString(), pages);
                }
            }
        }

        return data;
    }

    [Fact]
    public void There_are_192_cases() => Assert.Equal(192, Cases().Count());

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Calls_are_complete_or_there_is_a_warning(string link, string total, string pages) => CheckAsync(ModelEndpoint.Calls, link, total, pages);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Agents_are_complete_or_there_is_a_warning(string link, string total, string pages) => CheckAsync(ModelEndpoint.Agents, link, total, pages);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Untyped_records_are_complete_or_there_is_a_warning(string link, string total, string pages) => CheckAsync(ModelEndpoint.Untyped, link, total, pages);

    private static async Task CheckAsync(ModelEndpoint endpoint, string link, string total, string pages)
    {
        // One record, less than a page, a page, a page and three, some pages, and whole pages; with and without Per-Page, in both directions, and with one empty response.
        foreach (int count in new[] { 1, 3, 40, 73, 100, 103, 120, 250, 400 })
        {
            for (int variant = 0; variant < 8; variant++)
            {
                var tenant = new ModelTenant((count * 8) + variant, endpoint)
                {
                    Link = Enum.Parse<HostileLink>(link),
                    Total = Enum.Parse<HostileTotal>(total),
                    SendTotal = total != nameof(HostileTotal.None),
                    SendPerPage = variant % 2 == 0,
                    EmptyAt = variant >= 4 ? 1 + (variant % 4) : 0,
                };
                Pages[pages](tenant);
                tenant.Fill(count, i => TimeSpan.FromMilliseconds(i * 17_003.7));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = endpoint.Time is not null && variant % 4 >= 2 });
                string seen = $"{count} records, variant {variant}: {outcome.Lost} lost, {outcome.Twice} twice, {tenant.Requests} requests, {string.Join(" ", outcome.Log.Warnings)}";
                Assert.True(outcome.Twice == 0, seen);
                if (tenant.WasDenied)
                {
                    continue; // An empty response with a count of 0 is what a list without records looks like.
                }

                Assert.True(outcome.Lost == 0 || outcome.Log.Warnings.Count > 0, seen);
                bool isHonest = !tenant.WasSpoiled && total is nameof(HostileTotal.Right) or nameof(HostileTotal.None) or nameof(HostileTotal.Text) or nameof(HostileTotal.Cached)
                    && endpoint != ModelEndpoint.Untyped;
                Assert.True(!isHonest || outcome.Log.Warnings.Count == 0, "Warned without cause: " + seen);
                Assert.True(tenant.Requests < 120, seen);
            }
        }
    }

    [Theory]
    [InlineData(1000, 1, false, 137)]
    [InlineData(1000, 1, true, 137)]
    [InlineData(1000, 60, false, 1037)]
    [InlineData(1000, 60, true, 1037)]
    [InlineData(1000, 3600, true, 61_037)]
    [InlineData(1000, 3600, false, 61_037)]
    [InlineData(250, 1, true, 37)]
    [InlineData(250, 1, false, 37)]
    [InlineData(250, 60, true, 37)]
    public async Task Times_displayed_coarsely_lose_nothing(int count, int unit, bool descending, int spacing)
    {
        foreach (int pageSize in new[] { 100, 20, 7 })
        {
            foreach (bool rounds in new[] { false, true })
            {
                foreach (bool headers in new[] { true, false })
                {
                    var tenant = new ModelTenant(count + pageSize) { Display = TimeSpan.FromSeconds(unit), RoundTimes = rounds, SendLink = headers, SendTotal = headers, SendPerPage = headers };
                    tenant.Fill(count, i => TimeSpan.FromMilliseconds(i * (double)spacing) + TimeSpan.FromTicks(i * 11));
                    Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = descending, PageSize = pageSize });
                    Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{pageSize} a page, rounds {rounds}, headers {headers}: {outcome.Lost} lost, {outcome.Twice} twice, {tenant.Requests} requests");
                    Assert.Empty(outcome.Log.Warnings);
                }
            }
        }
    }

    // A bound that the tenant's display can express is checked by displayed times; a finer one is left to the tenant, which knows the stored time.
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 537)]
    [InlineData(true, 537)]
    public async Task Bounds_lose_nothing_where_times_are_displayed_coarsely(bool rounds, int milliseconds)
    {
        DateTimeOffset from = ModelTenant.Start.AddSeconds(20).AddMilliseconds(milliseconds);
        DateTimeOffset to = ModelTenant.Start.AddSeconds(90).AddMilliseconds(milliseconds);
        Filter created = Endpoints.Calls.Filter("created_at");
        foreach (bool descending in new[] { false, true })
        {
            var tenant = new ModelTenant(1) { Display = TimeSpan.FromSeconds(1), RoundTimes = rounds };
            tenant.Fill(1000, i => TimeSpan.FromMilliseconds(i * 137) + TimeSpan.FromTicks(i));
            Reads.Outcome outcome = await Reads.AllAsync(
                tenant, new ReadRequest { Filters = [new(created, FilterBound.From, from), new(created, FilterBound.To, to)], Descending = descending });
            bool IsOwed(ModelRow row) => milliseconds == 0 ? tenant.Shown(row.Time) >= from && tenant.Shown(row.Time) < to : row.Time >= from && row.Time < to;
            Assert.Empty(tenant.Ever.Where(IsOwed).Select(row => row.Id).Except(outcome.Ids));
            if (milliseconds == 0)
            {
                Assert.Equal(tenant.Ever.Count(IsOwed), outcome.Records.Count);
            }

            Assert.Empty(outcome.Log.Warnings);
        }
    }

    [Fact]
    public async Task Pages_that_are_refused_are_told_of()
    {
        var tenant = new ModelTenant(1, ModelEndpoint.Agents) { LastServedPage = 10 };
        tenant.Fill(1250, _ => null);
        Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
        Assert.True(outcome.Records.Count >= 1000, $"{outcome.Records.Count} of 1250");
        Assert.Equal(0, outcome.Twice);
        Assert.True(outcome.Lost == 0 || outcome.Log.Warnings.Count == 1, string.Join("\n", outcome.Log.Warnings));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(250)]
    [InlineData(1)]
    public async Task A_list_that_is_not_paged_ends_without_an_error(int count)
    {
        foreach (ModelEndpoint endpoint in new[] { ModelEndpoint.Calls, ModelEndpoint.Agents, ModelEndpoint.Untyped })
        {
            var tenant = new ModelTenant(1, endpoint) { IsWhole = true, SendLink = false, SendTotal = false, SendPerPage = false };
            tenant.Fill(count, i => TimeSpan.FromSeconds(i * 7));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
            Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{endpoint.Path}: {outcome.Lost} lost, {outcome.Twice} twice");
            Assert.Empty(outcome.Log.Warnings);
        }
    }

    [Fact]
    public async Task Responses_that_stay_empty_are_warned_about()
    {
        foreach (ModelEndpoint endpoint in new[] { ModelEndpoint.Calls, ModelEndpoint.Agents, ModelEndpoint.Untyped })
        {
            for (int from = 1; from < 8; from++)
            {
                var tenant = new ModelTenant(1, endpoint) { EmptyFrom = from };
                tenant.Fill(450, i => TimeSpan.FromSeconds(i * 7));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
                Assert.True(outcome.Lost == 0 || outcome.Log.Warnings.Count > 0, $"{endpoint.Path}, empty from request {from}: {outcome.Lost} lost without a warning");
                Assert.True(tenant.Requests < 120, $"{tenant.Requests} requests");
            }
        }
    }
}
