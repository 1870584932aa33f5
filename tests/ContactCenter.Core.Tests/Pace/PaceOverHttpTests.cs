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

/// <summary>
/// The pace against a sandbox that refuses strictly. One reader and the sandbox share a clock: a virtual one, or in a soak the machine's,
/// and then what else the
/// machine does counts.
/// </summary>
[Collection(nameof(PaceOverHttpTests))]
public sealed class PaceOverHttpTests(ITestOutputHelper output)
{
    private static readonly int Calls = Effort.Of(9000, 3000);

    [CollectionDefinition(nameof(PaceOverHttpTests), DisableParallelization = true)]
    public sealed class Alone;

    [Theory]
    [Trait("Category", Effort.Soak)]
    [InlineData(0, 0.98)]
    [InlineData(300, 0.98)]
    [InlineData(600, 0.98)]
    [InlineData(900, 0.95)]
    public async Task One_request_a_second_is_kept_to_and_used(int latency, double share)
    {
        IClock clock = Effort.IsSoak ? SystemClock.Instance : new StagedClock();
        SandboxOptions options = Connection.With(Calls);
        (options.Clock, options.RequestsPerSecond, options.Latency) = (clock, 1, TimeSpan.FromMilliseconds(latency));
        using var metronome = new Metronome(TimeSpan.FromMilliseconds(5));
        using Connection connection = Connection.Open(options, clock, tenant => tenant.RequestsPerSecond = 1);
        TimeSpan begun = metronome.Elapsed;
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(Calls, result.Calls.Count);
        Say(connection);
        if (Effort.IsSoak)
        {
            AssertExcused(connection, metronome, begun);
        }
        else
        {
            Assert.DoesNotContain(connection.Sandbox.Requests, request => request.Status == 429);
        }

        Assert.InRange(connection.Sandbox.PaceShare("calls"), share, 1);
    }

    private static void AssertExcused(Connection connection, Metronome metronome, TimeSpan begun)
    {
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
    }

    [Fact]
    [Trait("Category", Effort.Soak)]
    public async Task Eight_readers_at_once_lose_nothing()
    {
        int calls = Effort.Of(300, 800);
        SandboxOptions options = Connection.With(calls);
        options.RequestsPerSecond = 10;
        using Connection connection = Connection.Open(options, SystemClock.Instance, tenant => tenant.RequestsPerSecond = 10);
        ReadResult[] results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => connection.ReadAsync()));
        Say(connection);
        Assert.All(results, result => Assert.Equal(Enumerable.Range(1, calls).Select(id => (long)id), result.Ids));
        Assert.Equal(connection.Sandbox.Requests.Count, connection.Tenant.RequestCount);
        Assert.Equal(connection.Sandbox.Requests.Count(request => request.Status == 429), connection.Tenant.RetryCount);
        if (Effort.IsSoak)
        {
            // An interval of 100 ms is a few times what a busy machine is late by, so that only gross faults can be told here.
            Assert.InRange(connection.Sandbox.Requests.Count(request => request.Status == 429), 0, connection.Sandbox.Requests.Count / 5);
            Assert.InRange(connection.Sandbox.PaceShare("calls"), 0.5, 1);
        }
    }

    [Fact]
    public async Task A_tenant_that_allows_less_than_the_connection_was_told_still_gives_all()
    {
        var clock = new StagedClock();
        SandboxOptions options = Connection.With(450);
        (options.Clock, options.RequestsPerSecond, options.RetryAfterForm) = (clock, 5, RetryAfterForm.None);
        using Connection connection = Connection.Open(options, clock, tenant => tenant.RequestsPerSecond = 10);
        ReadResult result = await connection.ReadAsync();
        Say(connection);
        Assert.Null(result.Error);
        Assert.Equal(450, result.Calls.Count);
        Assert.Contains(connection.Sandbox.Requests, request => request.Status == 429);
    }

    private void Say(Connection connection) => output.WriteLine(
        $"{connection.Sandbox.Requests.Count} requests, {connection.Sandbox.Requests.Count(request => request.Status == 429)} refused, share {connection.Sandbox.PaceShare("calls"):0.000}");
}
