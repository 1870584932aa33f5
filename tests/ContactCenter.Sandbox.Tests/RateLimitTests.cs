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
}
