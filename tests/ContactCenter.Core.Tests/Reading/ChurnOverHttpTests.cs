using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using ContactCenter.Pace;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Reading;

/// <summary>
/// Guarantees §1 over real HTTP: 5,000 calls whose order in the tenant is that of their last change, three changes between requests. What is tested on a model over
/// many schedules in <see cref="CompletenessTests"/> holds for the client as it is, too.
/// </summary>
public sealed class ChurnOverHttpTests(ITestOutputHelper output)
{
    private const int Calls = 5000;
    private const int Seeds = 4;
    private const int OtherRecords = 2000;

    private static readonly Dictionary<string, Action<SandboxOptions>> Variations = new()
    {
        ["as documented"] = _ => { },
        ["from exclusive"] = options => options.FromExclusive = true,
        ["no paging headers"] = options => options.NoPagingHeaders = true,
        ["pages of 40"] = options => options.MaximumPageSize = 40,
        ["pages of 40, no paging headers"] = options => (options.MaximumPageSize, options.NoPagingHeaders) = (40, true),
        ["sort ignored"] = options => options.IgnoreSort = true,
        ["filter ignored"] = options => options.IgnoredFilters = ["created_at"],
    };

    public static TheoryData<string> Worlds() => [.. Variations.Keys.Take(Platform.IsMono ? 3 : Variations.Count)];

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task None_is_lost_and_none_comes_twice(string world)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            SandboxOptions options = Options(world, seed);
            using Connection connection = Connection.Open(options);
            ReadResult result = await connection.ReadAsync(new ReadRequest { Descending = seed == Seeds });
            Assert.Null(result.Error);
            Assert.Empty(result.Errors);

            // Whether there are calls without a time, which no range of times brings, can't be proved without an order; that is said.
            Assert.InRange(connection.Log.Warnings.Count, 0, world == "sort ignored" ? 1 : 0);
            IReadOnlyList<long> lost = result.Lost(connection.Sandbox.Store, options.Calls!.Select(call => call.Id!.Value));
            output.WriteLine(
                $"{world}, seed {seed}: {result.Calls.Count} calls, {connection.Sandbox.Requests.Count} requests, {connection.Sandbox.Store.Changes.Count} changes, {lost.Count} lost, {result.Twice} twice");
            Assert.True(connection.Sandbox.Store.Changes.Count > 100);
            Assert.True(lost.Count == 0 && result.Twice == 0, $"{world}, seed {seed}: {lost.Count} lost, {result.Twice} twice");
        }
    }

    // With the real clock, since it is the time to an answer that decides.
    [Fact]
    public async Task Of_a_far_tenant_none_is_lost_and_none_comes_twice()
    {
        SandboxOptions options = Options("as documented", 1);
        (options.RequestsPerSecond, options.Latency) = (10, TimeSpan.FromMilliseconds(200));
        using Connection connection = Connection.Open(options, SystemClock.Instance, tenant => tenant.RequestsPerSecond = 10);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Empty(connection.Log.Warnings);
        Assert.Contains(connection.Sandbox.Requests, request => request.PathAndQuery.Contains("page=2&"));
        IReadOnlyList<long> lost = result.Lost(connection.Sandbox.Store, options.Calls!.Select(call => call.Id!.Value));
        output.WriteLine($"{result.Calls.Count} calls, {connection.Sandbox.Requests.Count} requests, {connection.Sandbox.Store.Changes.Count} changes, {lost.Count} lost, {result.Twice} twice");
        Assert.True(connection.Sandbox.Store.Changes.Count > 100);
        Assert.True(lost.Count == 0 && result.Twice == 0, $"{lost.Count} lost, {result.Twice} twice");
    }

    public static TheoryData<string> OtherLists() => [.. Others.Keys];

    // One of each kind: by time, from the last page, and by pages that overlap, since a menu that is marked deleted is left out and one that is restored comes back.
    private static readonly Dictionary<string, Func<ChurnOverHttpTests, int, Task>> Others = new()
    {
        ["chats"] = (tests, seed) => tests.ReadOtherAsync(
            Endpoints.Chats, seed, i => new Chat { Id = i + 1, Status = "finished", CreatedAt = TestCalls.Start.AddMinutes(i), UpdatedAt = TestCalls.Start.AddMinutes(OtherRecords + (i * 7919L % OtherRecords)) }),
        ["emails, those resolved"] = (tests, seed) => tests.ReadOtherAsync(
            Endpoints.Emails,
            seed,
            i => new Email { Id = i + 1, EmailStatus = "resolved", CreatedAt = TestCalls.Start.AddMinutes(i), UpdatedAt = TestCalls.Start.AddMinutes(OtherRecords + (i * 7919L % OtherRecords)) },
            new FilterValue(Endpoints.Emails.Filter("email_status"), ["resolved"])),
        ["agent activity"] = (tests, seed) => tests.ReadOtherAsync(
            Endpoints.AgentActivities, seed, i => new AgentActivity { Id = i + 1, Activity = "login", StartedAt = TestCalls.Start.AddSeconds(i * 37L), AgentId = 5 }),
        ["agents"] = (tests, seed) => tests.ReadOtherAsync(Endpoints.Agents, seed, i => new Agent { Id = i + 1, Online = true, StatusUpdatedAt = TestCalls.Start.AddMinutes(i) }),
        ["contacts"] = (tests, seed) => tests.ReadOtherAsync(Endpoints.CampaignContacts, seed, i => new CampaignContact { Id = i + 1, Status = "Upcoming" }),
        ["menus"] = (tests, seed) => tests.ReadOtherAsync(Endpoints.Menus, seed, i => new Menu { Id = i + 1, MenuType = "ivr_menu", Position = 1, Deleted = false }),
        ["menus in the first place"] = (tests, seed) => tests.ReadOtherAsync(
            Endpoints.Menus, seed, i => new Menu { Id = i + 1, MenuType = "ivr_menu", Position = 1, Deleted = false }, new FilterValue(Endpoints.Menus.Filter("position"), [1L])),
    };

    [Theory]
    [MemberData(nameof(OtherLists))]
    public async Task Of_another_list_none_is_lost_either(string list)
    {
        for (int seed = 1; seed <= 2; seed++)
        {
            await Others[list](this, seed);
        }
    }

    private async Task ReadOtherAsync<T>(Endpoint<T> endpoint, int seed, Func<int, T> make, params FilterValue[] filters)
        where T : Record, new()
    {
        string path = endpoint.Path.Replace("{id}", "67", StringComparison.Ordinal);
        using Connection connection = Connection.Open(new SandboxOptions
        {
            RequestsPerSecond = 0,
            Seed = seed,
            Days = 1,
            CallsPerDay = 10,
            Now = TestCalls.Start.AddMinutes(2 * OtherRecords),
            Churn = 3,
            Life = false,
            Records = new Dictionary<string, IReadOnlyList<Record>>
            {
                [path] = [.. Enumerable.Range(0, OtherRecords).Select(make)],
                [Endpoints.Campaigns.Path] = [new Campaign { Id = 67, Name = "Renewals" }],
            },
        });
        var request = new ReadRequest { Filters = filters, ParentId = endpoint.NeedsParent ? 67 : null };
        var ids = new List<long>();
        using (IPageReader<T> reader = connection.Tenant.Read(endpoint, request, connection.Log))
        {
            while (await reader.ReadAsync(default) is Page<T> page)
            {
                Assert.Empty(page.Errors);
                ids.AddRange(page.Records.Select(record => record.Id!.Value));
            }
        }

        // With a filter, what was changed can have ceased to match.
        SandboxStore store = connection.Sandbox.Store;
        int changes = store.Changes.Count;
        List<long> gone = [.. store.Ids(endpoint, SandboxChangeKind.Deleted), .. filters.Length > 0 ? store.Ids(endpoint, SandboxChangeKind.Changed) : []];
        int lost = Enumerable.Range(1, OtherRecords).Select(id => (long)id).Except(gone).Except(ids).Count();
        int twice = ids.Count - ids.Distinct().Count();
        int requests = connection.Sandbox.Requests.Count;
        output.WriteLine($"{path}, seed {seed}: {ids.Count} records, {requests} requests, {changes} changes, {lost} lost, {twice} twice");
        Assert.Empty(connection.Log.Warnings);
        Assert.True(changes > 30);
        Assert.True(lost == 0 && twice == 0, $"{path}, seed {seed}: {lost} lost, {twice} twice");
        Assert.InRange(requests, OtherRecords / 100, OtherRecords * 3 / 200);
    }

    [Theory]
    [InlineData("as documented", 100)]
    [InlineData("pages of 40", 40)]
    public async Task The_usual_loop_by_page_number_loses(string world, int size)
    {
        for (int seed = 1; seed <= Seeds; seed++)
        {
            SandboxOptions options = Options(world, seed);
            using SandboxTenant sandbox = SandboxTenant.Start(options);
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization =
                new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(sandbox.UserName + ":" + sandbox.Token)));
            var ids = new List<long>();
            int count;
            int page = 0;
            do
            {
                using JsonDocument body = JsonDocument.Parse(await client.GetStringAsync(new Uri(sandbox.Uri, $"manager/api/v1/calls?per=100&page={++page}")));
                count = body.RootElement.GetArrayLength();
                ids.AddRange(body.RootElement.EnumerateArray().Select(call => call.GetProperty("id").GetInt64()));
            }
            while (count == size);

            IReadOnlyCollection<long> deleted = sandbox.Store.Ids(Endpoints.Calls, SandboxChangeKind.Deleted);
            int lost = options.Calls!.Select(call => call.Id!.Value).Except(deleted).Except(ids).Count();
            int twice = ids.Count - ids.Distinct().Count();
            output.WriteLine($"{world}, seed {seed}: {lost} lost, {twice} twice");
            Assert.True(lost > 0, $"{world}, seed {seed}: the loop lost nothing, so that the tests beside it show nothing");
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Two_exports_that_meet_hold_every_call_once(bool fromExclusive, bool toInclusive)
    {
        DateTimeOffset midnight = TestCalls.Start.AddMinutes(250);
        Filter created = Endpoints.Calls.Filter("created_at");
        SandboxOptions options = Connection.With(500);

        // One on the edge, and some on either side of it by less than is shown.
        options.Calls =
        [
            .. options.Calls!,
            .. Enumerable.Range(0, 40).Select(i => new Call { Id = 1000 + i, CreatedAt = midnight.AddTicks((i - 20) * 2500L) }),
        ];
        (options.FromExclusive, options.ToInclusive) = (fromExclusive, toInclusive);
        using Connection connection = Connection.Open(options);
        ReadResult before = await connection.ReadAsync(new ReadRequest { Filters = [new(created, FilterBound.To, midnight)] });
        ReadResult after = await connection.ReadAsync(new ReadRequest { Filters = [new(created, FilterBound.From, midnight)] });
        Assert.Contains(after.Calls, call => call.CreatedAt == midnight);
        Assert.All(before.Calls, call => Assert.True(call.CreatedAt < midnight));
        Assert.Equal(options.Calls.Select(call => call.Id!.Value).Order(), before.Ids.Concat(after.Ids).Order());
    }

    [Fact]
    public async Task Ten_thousand_calls_take_at_most_102_requests()
    {
        using Connection connection = Connection.Open(Connection.With(10_000));
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(10_000, result.Calls.Count);
        Assert.Equal(0, result.Twice);
        output.WriteLine($"{connection.Sandbox.Requests.Count} requests");
        Assert.InRange(connection.Sandbox.Requests.Count, 100, 102);
    }

    [Fact]
    public async Task Five_hundred_ids_take_5_requests_and_each_comes_once_in_the_order_given()
    {
        using Connection connection = Connection.Open(Connection.With(1000));
        List<long> ids = [.. Enumerable.Range(1, 499).Select(i => (i * 389L % 1000) + 1)];
        ReadResult result = await connection.ReadAsync(new ReadRequest { Ids = [.. ids, 99_999, .. ids] });
        Assert.Equal(ids, result.Ids);
        ContactCenterException missing = Assert.Single(result.Errors);
        Assert.Equal((ErrorKind.NotFound, 99_999L), (missing.Kind, missing.RecordId!.Value));
        Assert.Equal(5, connection.Sandbox.Requests.Count);
    }

    [Fact]
    public void Ids_come_in_their_own_order_and_no_other_can_be_asked_for()
    {
        using Connection connection = Connection.Open(Connection.With(10));
        foreach (ReadRequest request in new[] { new ReadRequest { Ids = [2, 1], SortBy = "updated_at" }, new ReadRequest { Ids = [2, 1], Descending = true } })
        {
            ContactCenterException error = Assert.Throws<ContactCenterException>(() => connection.Tenant.Read(Endpoints.Calls, request, connection.Log));
            Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
        }

        Assert.Empty(connection.Sandbox.Requests);
    }

    private static SandboxOptions Options(string world, int seed)
    {
        SandboxOptions options = Connection.With(Calls);
        options.Seed = seed;
        options.Days = 1;
        options.Now = TestCalls.Start.AddMinutes(2 * Calls);
        options.Churn = 3;
        Variations[world](options);
        return options;
    }
}
