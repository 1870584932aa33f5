using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Reading;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Reading;

/// <summary>Guarantees §2 and §3: while a page is consumed the next one is on its way, no more than two are held, and nothing is sent that is not wanted.</summary>
public sealed class HandoffTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task While_a_page_is_consumed_exactly_the_next_one_is_fetched()
    {
        // By page number: each page is one request.
        using Connection connection = Connection.Open(Connection.With(1000));
        using IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest { SortBy = "id" }, connection.Log);
        Assert.Empty(connection.Sandbox.Requests);
        for (int page = 1; page <= 5; page++)
        {
            Assert.Equal(100, (await reader.ReadAsync(default))!.Records.Count);
            await ReachesAsync(connection, page + 1);

            // Nothing more comes, however long the page is held: another read has all the time to run to its end meanwhile.
            using Connection other = Connection.Open(Connection.With(500));
            await other.ReadAsync();
            Assert.Equal(page + 1, connection.Sandbox.Requests.Count);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 3)]
    [InlineData(150, 3)]
    [InlineData(0, 0)]
    public async Task No_request_is_sent_for_more_than_is_wanted(int limit, int requests)
    {
        using Connection connection = Connection.Open(Connection.With(1000));
        ReadResult result = await connection.ReadAsync(new ReadRequest { Limit = limit });
        Assert.Equal(Enumerable.Range(1, limit).Select(id => (long)id), result.Ids);
        Assert.Equal(requests, connection.Sandbox.Requests.Count);
    }

    [Theory]
    [InlineData("id", 100, 1)]
    [InlineData("id", 101, 2)]
    [InlineData("updated_at", 250, 3)]
    public async Task The_same_goes_for_another_order(string sortBy, int limit, int requests)
    {
        using Connection connection = Connection.Open(Connection.With(1000));
        Assert.Equal(limit, (await connection.ReadAsync(new ReadRequest { SortBy = sortBy, Limit = limit })).Calls.Count);
        Assert.Equal(requests, connection.Sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_consumer_that_stops_after_the_first_page_costs_two_requests_at_most()
    {
        using Connection connection = Connection.Open(Connection.With(1000));
        using (IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log))
        {
            await reader.ReadAsync(default);
        }

        Assert.InRange(connection.Sandbox.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task A_reader_that_is_never_read_sends_nothing()
    {
        using Connection connection = Connection.Open(Connection.With(1000));
        connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log).Dispose();
        await Task.Yield();
        Assert.Empty(connection.Sandbox.Requests);
        Assert.Empty(connection.Log.Lines);
    }

    [Fact]
    public async Task The_end_is_said_again_and_again()
    {
        using Connection connection = Connection.Open(Connection.With(10));
        using IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log);
        Assert.NotNull(await reader.ReadAsync(default));
        Assert.Null(await reader.ReadAsync(default));
        Assert.Null(await reader.ReadAsync(default));
        Assert.Single(connection.Sandbox.Requests);
    }

    [Fact]
    public async Task An_error_comes_after_the_pages_before_it_and_is_said_again()
    {
        using Connection connection = Connection.Open(Connection.With(1000, "4=403"));
        using IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest { SortBy = "id" }, connection.Log);
        for (int page = 0; page < 3; page++)
        {
            Assert.NotNull(await reader.ReadAsync(default));
        }

        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<ContactCenterException>(() => reader.ReadAsync(default))).Kind);
        Assert.Equal(ErrorKind.Forbidden, (await Assert.ThrowsAsync<ContactCenterException>(() => reader.ReadAsync(default))).Kind);
    }

    [Fact]
    public async Task A_read_that_breaks_off_says_up_to_where_it_is_complete_and_can_go_on_from_there()
    {
        SandboxOptions options = Connection.With(1000, "7=403");
        using Connection connection = Connection.Open(options);
        var calls = new List<Call>();
        DateTimeOffset? completeTo;
        using (IPageReader<Call> reader = connection.Tenant.Read(Endpoints.Calls, new ReadRequest(), connection.Log))
        {
            await Assert.ThrowsAsync<ContactCenterException>(async () =>
            {
                while (await reader.ReadAsync(default) is Page<Call> page)
                {
                    calls.AddRange(page.Records);
                }
            });
            completeTo = reader.CompleteTo;
        }

        Assert.NotNull(completeTo);
        Assert.Equal(options.Calls!.Where(call => call.CreatedAt < completeTo).Select(call => call.Id), calls.Where(call => call.CreatedAt < completeTo).Select(call => call.Id));
        ReadResult rest = await connection.ReadAsync(new ReadRequest { Filters = [new(Endpoints.Calls.Filter("created_at"), FilterBound.From, completeTo.Value)] });
        Assert.Equal(1000, calls.Where(call => call.CreatedAt < completeTo).Concat(rest.Calls).Select(call => call.Id).Distinct().Count());
    }

    [Fact]
    public async Task No_more_than_two_pages_are_held()
    {
        int made = 0;
        int taken = 0;
        int most = 0;
        using var handoff = new Handoff<Call>(async (self, token) =>
        {
            for (int i = 0; i < 50; i++)
            {
                // A page is held from here on: the one that is made, and the one that the consumer has.
                most = Math.Max(most, Interlocked.Increment(ref made) - Volatile.Read(ref taken) + 1);
                await self.OfferAsync(new Page<Call>([], [], null, false), null, token);
            }
        });
        while (await handoff.ReadAsync(default) is not null)
        {
            Interlocked.Increment(ref taken);
            await Task.Yield();
        }

        Assert.Equal(50, taken);

        // The one that is consumed is counted as taken a moment after it was.
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Progress_counts_up_to_the_total()
    {
        using Connection connection = Connection.Open(Connection.With(1000), new StagedClock(), options => options.RequestsPerSecond = 2);
        await connection.ReadAsync();
        Assert.Equal(1000, connection.Log.Steps[^1].Read);
        Assert.All(connection.Log.Steps, step => Assert.Equal((1000L, "calls", connection.Tenant.Name), (step.Total!.Value, step.Path, step.Tenant)));
        Assert.Equal(connection.Log.Steps.Select(step => step.Read).Order(), connection.Log.Steps.Select(step => step.Read));

        // 9 requests more at two a second.
        Assert.Equal(TimeSpan.FromSeconds(4.5), connection.Log.Steps[0].TimeLeft);
        Assert.Equal(TimeSpan.Zero, connection.Log.Steps[^1].TimeLeft);
    }

    private static async Task ReachesAsync(Connection connection, int requests)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (connection.Sandbox.Requests.Count < requests)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
