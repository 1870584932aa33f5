using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Pace;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Reading;

/// <summary>A tenant that takes longer to answer than the pace is: two requests are under way at a time, and nothing else changes.</summary>
[Collection(nameof(PaceOverHttpTests))]
public sealed class FarTenantTests(ITestOutputHelper output)
{
    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(250);

    [Theory]
    [Trait("Category", Effort.Soak)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_requests_are_under_way_at_a_time_and_all_comes_in_order(bool descending)
    {
        using Connection connection = Open(1500);
        ReadResult result = await connection.ReadAsync(new ReadRequest { Descending = descending });
        IEnumerable<long> ids = Enumerable.Range(1, 1500).Select(id => (long)id);
        Assert.Equal(descending ? ids.Reverse() : ids, result.Ids);
        Assert.Contains(connection.Log.Lines, line => line.Contains("two requests are under way"));

        List<TimeSpan> admitted = connection.Sandbox.Requests.Where(request => request.Status == 200).Select(request => request.Arrived).ToList();
        int overlapping = Enumerable.Range(1, admitted.Count - 1).Count(i => admitted[i] < admitted[i - 1] + RoundTrip);
        output.WriteLine($"{admitted.Count} requests, {overlapping} while another was under way");

        // A page that is asked for ahead brings about 95; one request is for the other end.
        Assert.InRange(admitted.Count, 16, 22);
        Assert.InRange(overlapping, Effort.IsSoak ? admitted.Count / 4 : 1, admitted.Count);

        // The sandbox's clock and its timer differ by a little.
        TimeSpan least = RoundTrip - TimeSpan.FromMilliseconds(20);
        Assert.All(Enumerable.Range(2, admitted.Count - 2), i => Assert.True(admitted[i] >= admitted[i - 2] + least, $"Request {i + 1} came while two were under way."));
    }

    [Fact]
    public async Task No_more_than_four_pages_are_held_however_long_one_is_looked_at()
    {
        using Connection connection = Open(1500);
        using IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log);
        for (int i = 0; i < 5; i++)
        {
            Assert.NotNull(await reader.ReadAsync(CancellationToken.None));
        }

        // Another read on the same pace is the time that goes by.
        Assert.Equal(700, (await connection.ReadAsync(new ReadRequest { Limit = 700, PageSize = 99 })).Calls.Count);

        // Five pages that were taken, the one that proves the order, and no more than three beside the page that is being looked at.
        Assert.InRange(connection.Sandbox.Requests.Count(request => request.Status == 200 && request.PathAndQuery.Contains("per=100")), 7, 9);
        while (await reader.ReadAsync(CancellationToken.None) is not null)
        {
            // All of it comes.
        }
    }

    [Fact]
    public async Task What_is_wrong_with_the_connection_is_no_reason_to_ask_again()
    {
        SandboxOptions options = Connection.With(1500, "6x9=403");
        (options.RequestsPerSecond, options.Latency) = (10, RoundTrip);
        using Connection connection = Connection.Open(options, SystemClock.Instance, tenant => tenant.RequestsPerSecond = 10);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.Forbidden, result.Error?.Kind);

        // The one that was refused, and one that was under way.
        Assert.InRange(connection.Sandbox.Requests.Count(request => request.Status == 403), 1, 2);
    }

    [Fact]
    public async Task The_first_few_are_asked_for_alone()
    {
        using Connection connection = Open(1500);
        Assert.Equal(150, (await connection.ReadAsync(new ReadRequest { Limit = 150 })).Calls.Count);
        Assert.Equal(3, connection.Sandbox.Requests.Count(request => request.Status == 200));
    }

    [Fact]
    public async Task A_tenant_within_the_pace_is_asked_for_one_page_after_the_other()
    {
        SandboxOptions options = Connection.With(250);
        var clock = new StagedClock();
        (options.Clock, options.RequestsPerSecond, options.Latency) = (clock, 1, TimeSpan.FromMilliseconds(20));
        using Connection connection = Connection.Open(options, clock, tenant => tenant.RequestsPerSecond = 1);
        Assert.Equal(250, (await connection.ReadAsync()).Calls.Count);
        Assert.DoesNotContain(connection.Log.Lines, line => line.Contains("two requests are under way"));
    }

    [Fact]
    public async Task Giving_up_leaves_no_request_behind()
    {
        using Connection connection = Open(1500, "6x100=hang");
        using (IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log))
        {
            for (int i = 0; i < 4; i++)
            {
                Assert.NotNull(await reader.ReadAsync(CancellationToken.None));
            }

            Assert.True(SpinWait.SpinUntil(() => connection.Sandbox.Requests.Count(request => request.IsAdmitted) >= 6, TimeSpan.FromMinutes(2)));
        }

        // Each request says its line when it has ended, however it did.
        Assert.Equal(connection.Tenant.RequestCount, connection.Log.Lines.Count(line => line.Contains(", request ")));
        Assert.Contains(connection.Log.Lines, line => line.Contains("no answer"));
    }

    private static Connection Open(int calls, params string[] faults)
    {
        SandboxOptions options = Connection.With(calls, faults);
        (options.RequestsPerSecond, options.Latency) = (10, RoundTrip);
        return Connection.Open(options, SystemClock.Instance, tenant => tenant.RequestsPerSecond = 10);
    }
}
