using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Sandbox.Serving;
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
        using var dated = new Client(options => (options.RequestsPerSecond, options.RetryAfterForm) = (0.001, RetryAfterForm.Date));
        await dated.Calls("per=1");
        DateTimeOffset before = DateTimeOffset.UtcNow;
        string date = (await dated.Calls("per=1")).Header("Retry-After")!;
        Assert.True(DateTimeOffset.TryParseExact(date, "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time), date);
        Assert.InRange(time, before, before.AddSeconds(2000));

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
        using var client = new Client(options => (options.RequestsPerSecond, options.Latency) = (0.001, TimeSpan.FromDays(1)));
        Task<Answer> hanging = client.Calls("per=1");
        while (client.Tenant.Requests.Count == 0)
        {
            await Task.Yield();
        }

        Assert.True(client.Tenant.Requests[0].IsAdmitted);
        Assert.Equal(0, client.Tenant.Requests[0].Status);
        Assert.False(hanging.IsCompleted);
        client.Tenant.Dispose();
        await Assert.ThrowsAnyAsync<System.Net.Http.HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task Jitter_delays_the_stamp()
    {
        using var client = new Client(options => options.JitterBeforeStamp = TimeSpan.FromMilliseconds(20));
        for (int i = 0; i < 10; i++)
        {
            await client.Calls("per=1");
        }

        // Ten delays of up to 20 ms are 100 ms on average; with this seed they are more than half of that.
        Assert.Equal(10, client.Tenant.Requests.Count);
        Assert.InRange(client.Tenant.Requests[9].Arrived, TimeSpan.FromMilliseconds(50), TimeSpan.MaxValue);
    }
}
