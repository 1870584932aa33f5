using System;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Pace;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using ContactCenterTests;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Pace;

/// <summary>Guarantees §2 with a real clock against a sandbox that refuses strictly. Run alone, since what else the machine does counts here.</summary>
[Collection(nameof(PaceOverHttpTests))]
public sealed class PaceOverHttpTests(ITestOutputHelper output)
{
    [CollectionDefinition(nameof(PaceOverHttpTests), DisableParallelization = true)]
    public sealed class Alone;

    [Fact]
    public async Task One_request_a_second_is_kept_to_and_used()
    {
        SandboxOptions options = Connection.With(1500);
        (options.RequestsPerSecond, options.Latency) = (1, TimeSpan.FromMilliseconds(300));
        using var metronome = new Metronome(TimeSpan.FromMilliseconds(5));
        using Connection connection = Connection.Open(options, SystemClock.Instance, tenant => tenant.RequestsPerSecond = 1);
        TimeSpan begun = metronome.Elapsed;
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(1500, result.Calls.Count);
        Say(connection);

        // A machine that stands still for longer than the room between two requests brings them closer together on their way: only that excuses a refusal.
        TimeSpan previous = TimeSpan.Zero;
        foreach (SandboxRequest request in connection.Sandbox.Requests)
        {
            if (request.Status == 429)
            {
                Assert.True(metronome.Excuses(begun, previous, request.Arrived), $"Request {request.Number} was refused, {request.Arrived - previous} after the one before.");
            }
            else
            {
                previous = request.Arrived;
            }
        }

        Assert.InRange(connection.Sandbox.PaceShare("calls"), 0.9, 1);
    }

    [Fact]
    public async Task Eight_readers_at_once_keep_to_ten_a_second_and_lose_nothing()
    {
        SandboxOptions options = Connection.With(800);
        options.RequestsPerSecond = 10;
        using Connection connection = Connection.Open(options, SystemClock.Instance, tenant => tenant.RequestsPerSecond = 10);
        ReadResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => connection.ReadAsync()));
        Say(connection);
        Assert.All(results, result => Assert.Equal(Enumerable.Range(1, 800).Select(id => (long)id), result.Ids));
        Assert.Equal(connection.Sandbox.Requests.Count, connection.Tenant.RequestCount);
        Assert.Equal(connection.Sandbox.Requests.Count(request => request.Status == 429), connection.Tenant.RetryCount);

        // An interval of 100 ms is a few times what a busy machine is late by, so that only gross faults can be told here.
        Assert.InRange(connection.Sandbox.Requests.Count(request => request.Status == 429), 0, connection.Sandbox.Requests.Count / 5);
        Assert.InRange(connection.Sandbox.PaceShare("calls"), 0.5, 1);
    }

    [Fact]
    public async Task A_tenant_that_allows_less_than_the_connection_was_told_still_gives_all()
    {
        SandboxOptions options = Connection.With(450);
        (options.RequestsPerSecond, options.RetryAfterForm) = (5, RetryAfterForm.None);
        using Connection connection = Connection.Open(options, SystemClock.Instance, tenant => tenant.RequestsPerSecond = 10);
        ReadResult result = await connection.ReadAsync();
        Say(connection);
        Assert.Null(result.Error);
        Assert.Equal(450, result.Calls.Count);
        Assert.Contains(connection.Sandbox.Requests, request => request.Status == 429);
    }

    private void Say(Connection connection) => output.WriteLine(
        $"{connection.Sandbox.Requests.Count} requests, {connection.Sandbox.Requests.Count(request => request.Status == 429)} refused, share {connection.Sandbox.PaceShare("calls"):0.000}");
}
