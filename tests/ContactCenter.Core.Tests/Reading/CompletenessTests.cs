using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Reading;

/// <summary>Guarantees §1: what exists for as long as a read runs comes exactly once, whatever changes meanwhile.</summary>
public sealed class CompletenessTests(ITestOutputHelper output)
{
    private static readonly int Seeds = Effort.Of(50, 50);

    public static TheoryData<string, int> Worlds()
    {
        var data = new TheoryData<string, int>();
        foreach (string name in Variations.Keys)
        {
            data.Add(name, 100);
        }

        data.Add("as documented", 37);
        return data;
    }

    private static readonly Dictionary<string, Action<ModelTenant>> Variations = new()
    {
        ["as documented"] = _ => { },
        ["from exclusive"] = tenant => tenant.FromExclusive = true,
        ["to inclusive"] = tenant => tenant.ToInclusive = true,
        ["no headers"] = tenant => tenant.SendLink = tenant.SendPerPage = tenant.SendTotal = false,
        ["total alone"] = tenant => tenant.SendLink = tenant.SendPerPage = false,
        ["link alone"] = tenant => tenant.SendTotal = tenant.SendPerPage = false,
        ["cap of 40"] = tenant => tenant.Cap = 40,
        ["cap of 40, no headers"] = tenant => (tenant.Cap, tenant.SendLink, tenant.SendPerPage, tenant.SendTotal) = (40, false, false, false),
        ["sort ignored"] = tenant => tenant.IgnoreSort = true,
        ["sort ignored, no headers"] = tenant => (tenant.IgnoreSort, tenant.SendLink, tenant.SendPerPage, tenant.SendTotal) = (true, false, false, false),
        ["filter ignored"] = tenant => tenant.IgnoreFilter = true,
        ["filter ignored, no headers"] = tenant => (tenant.IgnoreFilter, tenant.SendLink, tenant.SendPerPage, tenant.SendTotal) = (true, false, false, false),
        ["rounded times"] = tenant => tenant.RoundTimes = true,
        ["created in the past"] = tenant => tenant.CreateInPast = true,
        ["far"] = tenant => tenant.IsFar = true,
        ["far, no headers"] = tenant => (tenant.IsFar, tenant.SendLink, tenant.SendPerPage, tenant.SendTotal) = (true, false, false, false),
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Five_thousand_calls_come_once_each_while_the_tenant_changes(string world, int pageSize)
    {
        int requests = 0;
        foreach (bool descending in new[] { false, true })
        {
            for (int seed = 0; seed < (descending ? Math.Min(10, Seeds) : Seeds); seed++)
            {
                var tenant = new ModelTenant(seed) { Changes = 3 };
                Variations[world](tenant);
                tenant.Fill(5000, i => TimeSpan.FromMilliseconds(i * 17_003.7));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { PageSize = pageSize, Descending = descending });
                Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{world}, seed {seed}, descending {descending}: {outcome.Lost} lost, {outcome.Twice} twice");
                Assert.Empty(outcome.Log.Warnings);
                requests = Math.Max(requests, tenant.Requests);
            }
        }

        output.WriteLine($"{world}: at most {requests} requests");
    }

    [Fact]
    public async Task The_page_number_loop_loses_calls_in_the_same_tenant()
    {
        var lost = new List<int>();
        var twice = new List<int>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            var tenant = new ModelTenant(seed) { Changes = 3 };
            tenant.Fill(5000, i => TimeSpan.FromMilliseconds(i * 17_003.7));
            Reads.Outcome outcome = await Reads.ByPageNumberAsync(tenant);
            lost.Add(outcome.Lost);
            twice.Add(outcome.Twice);
        }

        output.WriteLine($"lost {lost.Min()} to {lost.Max()}, twice {twice.Min()} to {twice.Max()}");
        Assert.All(lost, count => Assert.True(count > 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Small_pages_lose_nothing(int pageSize)
    {
        foreach (string world in Variations.Keys)
        {
            for (int seed = 0; seed < Seeds; seed++)
            {
                var tenant = new ModelTenant(seed) { Changes = 3 };
                Variations[world](tenant);

                // Where it takes several requests to see one record, a tenant that grows by one with every request has no end to read to.
                tenant.Grows = tenant is { SendTotal: true, SendLink: true, CreateInPast: false, IgnoreSort: false };
                tenant.Fill(100, i => TimeSpan.FromSeconds(i * 61));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { PageSize = pageSize, Descending = seed % 2 == 1 });

                Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{world}, seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice, {tenant.Requests} requests");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_of_one_instant_come_once_each_though_their_order_changes_from_request_to_request(bool descending)
    {
        foreach (string world in Variations.Keys)
        {
            for (int seed = 0; seed < Seeds / 5; seed++)
            {
                var tenant = new ModelTenant(seed) { Changes = 3, UnstableTies = true };
                Variations[world](tenant);
                tenant.Fill(1000, i => TimeSpan.FromSeconds(i is >= 400 and < 650 ? 400 * 90 : i * 90));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = descending });
                Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{world}, seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
            }
        }
    }

    // So fast that the overlap of pages that are asked for ahead is gone before they come.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_far_tenant_that_changes_fast_calls_come_once_each_too(bool descending)
    {
        for (int seed = 0; seed < Seeds / 2; seed++)
        {
            var tenant = new ModelTenant(seed) { IsFar = true, Changes = 30 };
            tenant.Fill(2500, i => TimeSpan.FromMilliseconds(i * 17_003.7));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = descending });
            Assert.True(outcome is { Lost: 0, Twice: 0 }, $"seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
        }
    }

    [Fact]
    public async Task Of_a_far_tenant_one_page_that_is_thrown_away_costs_no_more_than_itself()
    {
        var still = new ModelTenant(1) { IsFar = true };
        var tenant = new ModelTenant(1) { IsFar = true, LosesSome = true };
        foreach (ModelTenant one in new[] { still, tenant })
        {
            one.Fill(5000, i => TimeSpan.FromSeconds(i * 17));
            Reads.Outcome outcome = await Reads.AllAsync(one, new ReadRequest());
            Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{outcome.Lost} lost, {outcome.Twice} twice");
        }

        // All but the first few and the last few pages are asked for ahead, and all of them are of use: 5,000 calls in pages of 95.
        Assert.InRange(still.SecondPages, 45, 52);
        Assert.InRange(still.Requests, 52, 56);
        Assert.InRange(tenant.Requests, still.Requests, still.Requests + 3);
    }

    [Fact]
    public async Task A_far_tenant_that_has_no_second_pages_is_not_asked_for_them_for_long()
    {
        var tenant = new ModelTenant(1) { IsFar = true, IgnoresPage = true };
        tenant.Fill(5000, i => TimeSpan.FromSeconds(i * 17));
        Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
        Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{outcome.Lost} lost, {outcome.Twice} twice");
        Assert.InRange(tenant.SecondPages, 1, 10);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_far_tenant_that_says_little_of_its_pages_all_come(bool descending)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var tenant = new ModelTenant(seed) { IsFar = true, Changes = seed % 3, SendLink = false, Cap = 40 + (seed % 61), EchoPerPage = seed % 2 == 0, SendPerPage = seed % 4 < 2, LowersCapAt = seed % 7 };
            tenant.Fill(300 + (seed * 13), i => TimeSpan.FromSeconds(i * 17));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = descending });
            Assert.True(outcome is { Lost: 0, Twice: 0 }, $"seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
        }
    }

    // Here every page's edge lies within a few calls of one instant, and so does the overlap of pages that are asked for ahead.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_far_tenant_calls_of_one_instant_come_once_each_too(bool descending)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var tenant = new ModelTenant(seed) { IsFar = true, Changes = seed % 9, UnstableTies = true };
            tenant.Fill(2000, i => TimeSpan.FromSeconds((i / ((seed % 20) + 1)) * 90));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = descending });
            Assert.True(outcome is { Lost: 0, Twice: 0 }, $"seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
        }
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(5, true)]
    [InlineData(130, false)]
    [InlineData(130, true)]
    public async Task Calls_without_a_creation_time_come_too(int count, bool nullsFirst)
    {
        foreach (string world in Variations.Keys)
        {
            for (int seed = 0; seed < Seeds / 5; seed++)
            {
                var tenant = new ModelTenant(seed) { Changes = 3, NullsFirst = nullsFirst, UnstableTies = seed % 2 == 0 };
                Variations[world](tenant);
                tenant.Fill(1000, i => i % (1000 / count) == 0 ? null : TimeSpan.FromSeconds(i * 90));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = seed % 3 == 0 });
                Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{world}, seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
            }
        }
    }

    [Fact]
    public async Task Times_finer_than_shown_lose_nothing()
    {
        foreach (string world in Variations.Keys)
        {
            for (int seed = 0; seed < Seeds / 2; seed++)
            {
                var random = new Random(seed);
                long ticks = 0;
                var tenant = new ModelTenant(seed) { Changes = 3 };
                Variations[world](tenant);
                tenant.Fill(800, _ => TimeSpan.FromTicks(ticks += random.Next(1, 9000)));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { PageSize = 20, Descending = seed % 2 == 0 });
                Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{world}, seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
            }
        }
    }

    [Theory]
    [InlineData(true, 102)]
    [InlineData(false, 102)]
    public async Task Ten_thousand_calls_with_distinct_times_take_no_more_than_102_requests(bool headers, int most)
    {
        var tenant = new ModelTenant(1);
        tenant.SendLink = tenant.SendPerPage = tenant.SendTotal = headers;
        tenant.Fill(10_000, i => TimeSpan.FromSeconds(i * 31));
        Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
        Assert.Equal(10_000, outcome.Records.Count);
        Assert.True(tenant.Requests <= most, $"{tenant.Requests} requests");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_order_is_that_of_creation(bool descending)
    {
        var tenant = new ModelTenant(3);
        tenant.Fill(730, i => TimeSpan.FromSeconds(i * 31));
        Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = descending });
        List<DateTimeOffset?> times = outcome.Records.ConvertAll(record => ((Call)record).CreatedAt);
        Assert.Equal(descending ? times.OrderByDescending(time => time) : times.OrderBy(time => time), times);
    }

    [Fact]
    public async Task Two_exports_that_meet_hold_every_call_once()
    {
        DateTimeOffset midnight = new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);
        Filter created = Endpoints.Calls.Filter("created_at");
        foreach (string world in Variations.Keys)
        {
            var before = new ModelTenant(7);
            var after = new ModelTenant(7);
            foreach (ModelTenant tenant in new[] { before, after })
            {
                Variations[world](tenant);

                // One on the edge, and one on either side of it by the least that is shown.
                tenant.Fill(501, i => TimeSpan.FromHours(6) + TimeSpan.FromMilliseconds((i - 250) * (i % 7 == 0 ? 1 : 1000)));
            }

            Reads.Outcome first = await Reads.AllAsync(before, new ReadRequest { Filters = [new(created, FilterBound.To, midnight)] });
            Reads.Outcome second = await Reads.AllAsync(after, new ReadRequest { Filters = [new(created, FilterBound.From, midnight)] });
            Assert.Contains(second.Records, record => ((Call)record).CreatedAt == midnight);
            Assert.Equal(
                before.Throughout.OrderBy(id => id),
                first.Ids.Concat(second.Ids).OrderBy(id => id));
        }
    }

    [Fact]
    public async Task A_tenant_that_answers_the_same_page_for_ever_is_an_error()
    {
        var tenant = new ModelTenant(1) { SamePageForEver = true };
        tenant.Fill(500, i => TimeSpan.FromSeconds(i));
        ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => Reads.AllAsync(tenant, new ReadRequest()));
        Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
        Assert.True(tenant.Requests < 30, $"{tenant.Requests} requests");
    }

    [Fact]
    public async Task Another_sort_column_is_read_by_page_number_with_a_warning()
    {
        var tenant = new ModelTenant(1);
        tenant.Fill(500, i => TimeSpan.FromSeconds(i));
        Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { SortBy = "updated_at" });
        Assert.Equal(500, outcome.Records.Count);
        Assert.Equal(5, tenant.Requests);
        Assert.Single(outcome.Log.Warnings);

        var small = new ModelTenant(1);
        small.Fill(80, i => TimeSpan.FromSeconds(i));
        Assert.Empty((await Reads.AllAsync(small, new ReadRequest { SortBy = "updated_at" })).Log.Warnings);
    }

    [Fact]
    public async Task Another_sort_column_gives_none_twice()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var tenant = new ModelTenant(seed) { Changes = 3 };
            tenant.Fill(2000, i => TimeSpan.FromSeconds(i));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { SortBy = "updated_at", Descending = seed % 2 == 0 });
            Assert.Equal(0, outcome.Twice);
        }
    }

    [Fact]
    public async Task Both_sort_and_filter_ignored_is_read_in_passes_and_never_silently_incomplete()
    {
        int incomplete = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var tenant = new ModelTenant(seed) { Changes = 3, IgnoreFilter = true, IgnoreSort = true };
            tenant.Fill(2000, i => TimeSpan.FromSeconds(i * 31));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
            Assert.Equal(0, outcome.Twice);
            incomplete += outcome.Lost > 0 ? 1 : 0;
            Assert.True(outcome.Lost == 0 || outcome.Log.Warnings.Count == 1, $"seed {seed}: {outcome.Lost} lost without a word");
        }

        output.WriteLine($"{incomplete} of {Seeds} incomplete, each with a warning");
    }

    [Fact]
    public async Task Without_a_time_the_list_is_read_by_id_from_its_end()
    {
        foreach (string world in Variations.Keys.Where(world => !world.StartsWith("sort ignored", StringComparison.Ordinal)))
        {
            for (int seed = 0; seed < Seeds; seed++)
            {
                var tenant = new ModelTenant(seed, ModelEndpoint.Campaigns) { Changes = 3 };
                Variations[world](tenant);
                tenant.Fill(1000, i => TimeSpan.FromSeconds(i * 31));
                Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { PageSize = seed % 10 == 0 ? 7 : 100 });
                Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{world}, seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
                Assert.Empty(outcome.Log.Warnings);
            }
        }
    }

    [Fact]
    public async Task Without_a_time_and_without_the_order_it_is_read_in_passes_and_never_silently_incomplete()
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var tenant = new ModelTenant(seed, ModelEndpoint.Campaigns) { Changes = 3, IgnoreSort = true };
            tenant.Fill(1000, i => TimeSpan.FromSeconds(i * 31));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
            Assert.Equal(0, outcome.Twice);
            Assert.True(outcome.Lost == 0 || outcome.Log.Warnings.Count == 1, $"seed {seed}: {outcome.Lost} lost without a word");
        }
    }

    [Fact]
    public async Task What_is_read_twice_in_the_same_way_is_not_taken_for_whole_where_a_record_came_twice()
    {
        int warned = 0;
        for (int seed = 0; seed < 10 * Seeds; seed++)
        {
            var tenant = new ModelTenant(seed, ModelEndpoint.Campaigns) { Cap = 1, IgnoreSort = true, UnstableTies = true, ChangedAtOnce = true, SendTotal = seed % 2 == 0, SendLink = seed % 3 == 0 };
            tenant.Fill(3, _ => null);
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest());
            Assert.Equal(0, outcome.Twice);
            Assert.True(outcome.Lost == 0 || outcome.Log.Warnings.Count == 1, $"seed {seed}: {outcome.Lost} lost without a word");
            warned += outcome.Log.Warnings.Count;
        }

        output.WriteLine($"{warned} of {10 * Seeds} warned");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_page_of_records_without_a_time_shows_that_the_range_of_times_is_ignored(int pageSize)
    {
        for (int seed = 0; seed < Seeds; seed++)
        {
            var tenant = new ModelTenant(seed) { IgnoreFilter = true };
            tenant.Fill(21, i => i % 4 == 1 ? null : TimeSpan.FromMinutes(i));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { PageSize = pageSize });
            Assert.True(outcome is { Lost: 0, Twice: 0 }, $"seed {seed}: {outcome.Lost} lost, {outcome.Twice} twice");
            Assert.Empty(outcome.Log.Warnings);
            Assert.True(tenant.Requests < 100, $"{tenant.Requests} requests");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_newest_beside_a_page_without_a_time_is_not_taken_for_alone_in_its_instant(bool descending)
    {
        var tenant = new ModelTenant(1) { Cap = 65, SendTotal = false, SendLink = false, NullsFirst = descending };
        tenant.Fill(64 + 380, i => i < 64 ? null : TimeSpan.FromMinutes(descending ? Math.Max(i, 144) : Math.Min(i, 364)));
        Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { Descending = descending });
        Assert.True(outcome is { Lost: 0, Twice: 0 }, $"{outcome.Lost} lost, {outcome.Twice} twice");
    }

    [Fact]
    public async Task A_long_read_may_end_with_what_was_changed_and_moved_to_its_end_meanwhile()
    {
        for (int seed = 0; seed < 2; seed++)
        {
            var tenant = new ModelTenant(seed) { Cap = 2, Changes = 1, Grows = false };
            tenant.Fill(3000, i => TimeSpan.FromMinutes(i));
            Reads.Outcome outcome = await Reads.AllAsync(tenant, new ReadRequest { SortBy = "updated_at" });
            Assert.Equal(0, outcome.Twice);
            Assert.Single(outcome.Log.Warnings);
        }
    }
}
