using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Sandbox.Serving;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public void The_second_slides_and_a_refusal_does_not_move_it()
    {
        var gate = new RateGate(1);
        Assert.True(gate.Admit(TimeSpan.FromSeconds(5), out _));
        Assert.False(gate.Admit(TimeSpan.FromSeconds(5.4), out TimeSpan wait));
        Assert.Equal(TimeSpan.FromSeconds(0.6), wait);
        Assert.False(gate.Admit(TimeSpan.FromSeconds(6) - TimeSpan.FromTicks(1), out _));
        Assert.True(gate.Admit(TimeSpan.FromSeconds(6), out _));
        Assert.False(gate.Admit(TimeSpan.FromSeconds(6.9), out _));
        Assert.True(gate.Admit(TimeSpan.FromSeconds(9.5), out _));

        // Time that went unused is not saved up.
        Assert.False(gate.Admit(TimeSpan.FromSeconds(9.6), out _));
    }

    [Fact]
    public void A_fraction_of_a_request_a_second_and_no_limit()
    {
        var slow = new RateGate(0.25);
        Assert.True(slow.Admit(TimeSpan.Zero, out _));
        Assert.False(slow.Admit(TimeSpan.FromSeconds(3.99), out _));
        Assert.True(slow.Admit(TimeSpan.FromSeconds(4), out _));
        var none = new RateGate(0);
        Assert.True(none.Admit(TimeSpan.Zero, out _) && none.Admit(TimeSpan.Zero, out _));
    }

    [Fact]
    public async Task Of_two_at_once_one_is_refused_whatever_they_ask_for()
    {
        using var client = new Client(options => options.RequestsPerSecond = 0.001);
        Answer[] answers = await Task.WhenAll(client.Calls("per=1"), client.Send("GET /manager/api/v1/user_statuses"));
        Assert.Equal([200, 429], answers.Select(answer => answer.Status).Order());
        Assert.Single(client.Tenant.Requests, request => request.IsAdmitted);

        Answer refused = answers.Single(answer => answer.Status == 429);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 1000);
        Assert.Contains("message", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_after_can_be_a_date_or_missing()
    {
        var clock = new StagedClock();
        using var dated = new Client(options => (options.Clock, options.RequestsPerSecond, options.RetryAfterForm) = (clock, 0.001, RetryAfterForm.Date));
        await dated.Calls("per=1");
        string date = (await dated.Calls("per=1")).Header("Retry-After")!;
        Assert.True(DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time), date);
        Assert.Equal(clock.UtcNow.AddSeconds(1000), time);

        using var bare = new Client(options => (options.RequestsPerSecond, options.RetryAfterForm) = (0.001, RetryAfterForm.None));
        await bare.Calls("per=1");
        Answer answer = await bare.Calls("per=1");
        Assert.Equal(429, answer.Status);
        Assert.Null(answer.Header("Retry-After"));
    }

    [Fact]
    public async Task The_share_counts_what_was_admitted_of_what_could_have_been()
    {
        using var client = new Client(options => options.RequestsPerSecond = 0.001);
        Assert.Equal(1, client.Tenant.PaceShare("calls"));
        await client.Send("GET /manager/api/v1/user_statuses");
        await client.Calls("per=1");
        await client.Calls("per=1");
        Assert.Equal(0, client.Tenant.PaceShare("calls"));
        Assert.Equal(1, client.Tenant.PaceShare("user_statuses"));
        Assert.Equal(1, client.Tenant.PaceShare());
    }

    [Fact]
    public async Task Latency_comes_after_the_stamp()
    {
        var clock = new StagedClock();
        using var client = new Client(options => (options.Clock, options.RequestsPerSecond, options.Latency) = (clock, 0.001, TimeSpan.FromDays(1)));
        Assert.Equal(200, (await client.Calls("per=1")).Status);
        Assert.Equal(TimeSpan.FromDays(1), Assert.Single(clock.Waits));

        SandboxRequest request = Assert.Single(client.Tenant.Requests);
        Assert.True(request.IsAdmitted);
        Assert.Equal(TimeSpan.Zero, request.Arrived);
    }

    [Fact]
    public async Task Jitter_delays_the_stamp()
    {
        var clock = new StagedClock();
        using var client = new Client(options => (options.Clock, options.JitterBeforeStamp) = (clock, TimeSpan.FromMilliseconds(20)));
        for (int i = 0; i < 10; i++)
        {
            await client.Calls("per=1");
        }

        Assert.Equal(10, clock.Waits.Distinct().Count());
        Assert.All(clock.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromMilliseconds(20)));
        Assert.Equal(clock.Waits.Aggregate((sum, wait) => sum + wait), client.Tenant.Requests[9].Arrived);
    }

    [Fact]
    public void A_neighbor_uses_part_of_the_limit_and_the_same_part_with_the_same_seed()
    {
        // A client that asks every one and a half seconds for half an hour, with one request a second admitted.
        (int own, int neighbor) = Share(new RateGate(1, 0.5, 7));
        Assert.InRange(neighbor, 60, 900);
        Assert.InRange(own, 600, 1190);
        Assert.Equal((own, neighbor), Share(new RateGate(1, 0.5, 7)));
        Assert.NotEqual((own, neighbor), Share(new RateGate(1, 0.5, 8)));
        Assert.Equal((1200, 0), Share(new RateGate(1)));
        Assert.Equal((1200, 0), Share(new RateGate(0, 0.5, 7)));

        static (int Own, int Neighbor) Share(RateGate gate)
        {
            int admitted = 0;
            for (int i = 0; i < 1200; i++)
            {
                admitted += gate.Admit(TimeSpan.FromSeconds(i * 1.5), out _) ? 1 : 0;
            }

            return (admitted, gate.NeighborAdmitted);
        }
    }

    [Fact]
    public void What_is_left_counts_by_the_second()
    {
        var gate = new RateGate(2);
        Assert.Equal((2, TimeSpan.Zero), gate.Left(TimeSpan.Zero));
        Assert.True(gate.Admit(TimeSpan.FromSeconds(1), out _));
        Assert.Equal((1, TimeSpan.FromSeconds(1)), gate.Left(TimeSpan.FromSeconds(1)));
        Assert.True(gate.Admit(TimeSpan.FromSeconds(1.5), out _));
        Assert.Equal((0, TimeSpan.FromSeconds(0.25)), gate.Left(TimeSpan.FromSeconds(1.75)));
        Assert.Equal((2, TimeSpan.Zero), gate.Left(TimeSpan.FromSeconds(3)));
        Assert.Equal((1, TimeSpan.Zero), new RateGate(0.25).Left(TimeSpan.Zero));
    }

    [Fact]
    public async Task Each_answer_says_what_is_left_of_the_limit_where_that_is_wanted()
    {
        using var client = new Client(options => (options.RequestsPerSecond, options.RateLimitHeaders) = (0.001, true));
        Answer admitted = await client.Calls("per=1");
        Answer refused = await client.Get("user_statuses");
        Assert.Equal((200, 429), (admitted.Status, refused.Status));
        foreach (Answer answer in new[] { admitted, refused })
        {
            Assert.Equal("1, 1;w=1000", answer.Header("X-RateLimit-Limit"));
            Assert.Equal("0", answer.Header("X-RateLimit-Remaining"));
            Assert.InRange(int.Parse(answer.Header("X-RateLimit-Reset")!, CultureInfo.InvariantCulture), 1, 1000);
        }

        using var silent = new Client(options => options.RequestsPerSecond = 0.001);
        Assert.Null((await silent.Calls("per=1")).Header("X-RateLimit-Limit"));
        using var unlimited = new Client(options => options.RateLimitHeaders = true);
        Assert.Null((await unlimited.Calls("per=1")).Header("X-RateLimit-Limit"));
    }
}
