using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Pace;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Pace;

/// <summary>
/// Guarantees §2, last but one: a strict tenant behind a network that delays each request by up to J seconds before it is stamped. A refused request goes the way
/// that the client goes with it: the room grows, all pause for as long as the tenant asked, and it is sent again.
/// </summary>
public sealed class PacerSimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Learning = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(20);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.05, 1)]
    [InlineData(0.1, 1)]
    [InlineData(0.2, 1)]
    [InlineData(0.3, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0, 4)]
    [InlineData(0.1, 4)]
    [InlineData(0.3, 4)]
    [InlineData(0.5, 4)]
    public async Task Few_are_refused_and_little_of_the_pace_is_wasted(double jitter, int readers)
    {
        var refusals = new List<double>();
        var shares = new List<double>();
        for (int seed = 1; seed <= Seeds; seed++)
        {
            (double refused, double share) = await SimulateAsync(jitter, readers, seed);
            refusals.Add(refused);
            shares.Add(share);
        }

        output.WriteLine($"J = {jitter}, {readers} readers: refused at most {refusals.Max():P2}, on average {refusals.Average():P2}; share at least {shares.Min():0.000}, on average {shares.Average():0.000}, wanted {(1 / (1 + jitter)) - 0.03:0.000}");
        for (int i = 0; i < Seeds; i++)
        {
            Assert.True(refusals[i] <= 0.01, $"J = {jitter}, {readers} readers, seed {i + 1}: {refusals[i]:P2} refused");
            Assert.True(shares[i] >= (1 / (1 + jitter)) - 0.03, $"J = {jitter}, {readers} readers, seed {i + 1}: a share of {shares[i]:0.000}");
        }
    }

    [Fact]
    public async Task Without_jitter_none_is_refused_at_all()
    {
        (double refused, double share) = await SimulateAsync(0, 8, 1);
        Assert.Equal(0, refused);
        Assert.True(share >= 0.98, $"{share:0.000}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_neighbour_costs_room_and_the_room_shrinks_again_once_it_has_gone(int seed)
    {
        TimeSpan gone = TimeSpan.FromMinutes(10);
        TimeSpan end = TimeSpan.FromHours(3);
        var world = new VirtualWorld();
        var tenant = new StrictTenant();
        var pacer = new Pacer(world.Home, world);
        var random = new Random(seed);
        double most = 0;
        await world.RunAsync(
            () => ReadAsync(world, tenant, pacer, 0, random, end, () => most = Math.Max(most, pacer.Room)),
            async () =>
            {
                while (world.Elapsed < gone)
                {
                    // It comes whenever it likes, and gives up when it is refused.
                    tenant.Asks(world.Elapsed);
                    await world.DelayAsync(TimeSpan.FromSeconds(2 + (4 * random.NextDouble())), default);
                }
            });
        output.WriteLine($"room at most {most:0.000}, at the end {pacer.Room:0.000}, refused in the last hour {tenant.RefusedAfter(end - TimeSpan.FromHours(1)):P1}, share {tenant.ShareAfter(end - TimeSpan.FromHours(1)):0.000}");
        Assert.InRange(most, Pacer.LeastRoom + 0.02, Pacer.MostRoom);
        Assert.Equal(Pacer.LeastRoom, pacer.Room, 6);
        Assert.Equal(0, tenant.RefusedAfter(end - TimeSpan.FromHours(1)));
        Assert.True(tenant.ShareAfter(end - TimeSpan.FromHours(1)) >= 0.98);
    }

    [Fact]
    public async Task The_simulated_tenant_refuses_whoever_is_too_quick()
    {
        // Otherwise the tests above would prove nothing.
        var world = new VirtualWorld();
        var tenant = new StrictTenant();
        var pacer = new Pacer(world.Home, world);
        await world.RunAsync(async () =>
        {
            while (world.Elapsed < Length)
            {
                Pacer.Slot slot = await pacer.TakeAsync(Interval * 0.95, () => false, default);
                slot.Started();
                tenant.Asks(world.Elapsed);
            }
        });
        Assert.True(tenant.RefusedAfter(Learning) > 0.1);
    }

    private static async Task<(double Refused, double Share)> SimulateAsync(double jitter, int readers, int seed)
    {
        var world = new VirtualWorld();
        var tenant = new StrictTenant();
        var pacer = new Pacer(world.Home, world);
        await world.RunAsync([.. Enumerable.Range(0, readers).Select(reader => (Func<Task>)(() => ReadAsync(world, tenant, pacer, jitter, new Random((seed * 100) + reader))))]);
        return (tenant.RefusedAfter(Learning), tenant.ShareAfter(Learning));
    }

    private static async Task ReadAsync(
        VirtualWorld world, StrictTenant tenant, Pacer pacer, double jitter, Random random, TimeSpan? length = null, Action? answered = null)
    {
        bool first = true;
        while (world.Elapsed < (length ?? Length))
        {
            bool opens = first;
            first = false;
            Pacer.Slot slot = await pacer.TakeAsync(Interval, () => opens, default);
            slot.Started();
            await world.DelayAsync(TimeSpan.FromSeconds(jitter * random.NextDouble()), default);
            bool admitted = tenant.Asks(world.Elapsed);
            await world.DelayAsync(TimeSpan.FromSeconds(0.1 + (0.2 * random.NextDouble())), default);
            slot.Answered();
            if (admitted)
            {
                slot.Admitted();
            }
            else
            {
                // Retry-After knows whole seconds only.
                slot.Refused();
                pacer.Pause(Interval);
            }

            answered?.Invoke();
        }
    }

    private sealed class StrictTenant
    {
        private readonly List<(TimeSpan Time, bool Admitted)> _requests = [];
        private TimeSpan? _last;

        public bool Asks(TimeSpan time)
        {
            bool admitted = _last is null || time - _last >= Interval;
            _requests.Add((time, admitted));
            if (admitted)
            {
                _last = time;
            }

            return admitted;
        }

        public double RefusedAfter(TimeSpan time)
        {
            List<bool> later = [.. _requests.Where(request => request.Time > time).Select(request => request.Admitted)];
            return later.Count(admitted => !admitted) / (double)later.Count;
        }

        public double ShareAfter(TimeSpan time)
        {
            List<(TimeSpan Time, bool Admitted)> later = [.. _requests.Where(request => request.Time > time)];
            double span = (later[^1].Time - later[0].Time) / Interval;
            return later.Count(request => request.Admitted) / (1 + Math.Floor(span));
        }
    }
}
