using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;
using Xunit;

namespace ContactCenter.Tests.Pace;

/// <summary>The pace, by a clock that jumps: hours of it in a moment, and no luck in it.</summary>
public sealed class PacerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Spacing = Second * (1 + Pacer.LeastRoom);

    private readonly VirtualWorld _world = new();
    private readonly Pacer _pacer;

    public PacerTests() => _pacer = new Pacer(_world.Home, _world);

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(0.99)]
    public async Task Requests_start_an_interval_apart_whatever_their_answers_take(double answer)
    {
        var starts = new List<TimeSpan>();
        await _world.RunAsync(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                await TakeAsync(starts);
                await _world.DelayAsync(TimeSpan.FromSeconds(answer), default);
            }
        });
        AssertSpaced(starts, Spacing, Spacing);
    }

    [Fact]
    public async Task A_pause_of_the_consumer_is_not_made_up_for()
    {
        var starts = new List<TimeSpan>();
        await _world.RunAsync(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                await TakeAsync(starts);
                await _world.DelayAsync(i == 10 ? TimeSpan.FromMinutes(5) : TimeSpan.Zero, default);
            }
        });
        AssertSpaced(starts, Spacing, TimeSpan.FromMinutes(6));
        Assert.Equal(TimeSpan.FromMinutes(5), starts[11] - starts[10]);
    }

    [Fact]
    public async Task No_pace_means_no_waiting()
    {
        await _world.RunAsync(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                (await _pacer.TakeAsync(TimeSpan.Zero, () => true, default)).Started();
            }
        });
        Assert.Equal(TimeSpan.Zero, _world.Elapsed);
    }

    [Fact]
    public async Task Eight_readers_share_it_fairly_and_in_turn()
    {
        var starts = new List<TimeSpan>();
        var readers = new List<int>();
        await _world.RunAsync([.. Enumerable.Range(0, 8).Select(reader => (Func<Task>)(async () =>
        {
            for (int i = 0; i < 50; i++)
            {
                await TakeAsync(starts);
                readers.Add(reader);
                await _world.DelayAsync(TimeSpan.FromSeconds(0.3 + (reader * 0.05)), default);
            }
        }))]);
        AssertSpaced(starts, Spacing, Spacing);

        // First come, first served: nobody comes a second time before all others have come.
        Assert.All(Enumerable.Range(0, 49), round => Assert.Equal(Enumerable.Range(0, 8), readers.Skip(round * 8).Take(8).Order()));
    }

    [Theory]
    [InlineData(0.3, 0.3)]
    [InlineData(2.5, 2.5)]
    [InlineData(60, 6 - 1.012)]
    public async Task After_a_request_that_may_open_a_connection_the_next_one_counts_from_its_answer(double answer, double later)
    {
        // How long a connection takes can't be known before; after 5 seconds and an interval the next one goes all the same.
        var starts = new List<TimeSpan>();
        await _world.RunAsync(
            async () =>
            {
                Pacer.Slot slot = await TakeAsync(starts, mayOpen: true);
                await _world.DelayAsync(TimeSpan.FromSeconds(answer), default);
                slot.Answered();
            },
            async () => await TakeAsync(starts));
        Assert.Equal((later + 1.012) * Second, starts[1] - starts[0]);
    }

    [Fact]
    public async Task The_answer_to_an_earlier_request_does_not_count_for_a_later_one()
    {
        var starts = new List<TimeSpan>();
        await _world.RunAsync(
            async () =>
            {
                Pacer.Slot slot = await TakeAsync(starts, mayOpen: true);
                await _world.DelayAsync(TimeSpan.FromSeconds(8), default);
                slot.Answered();
            },
            async () =>
            {
                for (int i = 0; i < 10; i++)
                {
                    await TakeAsync(starts);
                }
            });
        AssertSpaced(starts.Skip(1), Spacing, Spacing);
    }

    [Fact]
    public async Task Whoever_stops_waiting_uses_no_slot()
    {
        var starts = new List<TimeSpan>();
        using var stop = new CancellationTokenSource();
        int cancelled = 0;
        async Task WaitsInVainAsync()
        {
            try
            {
                await _pacer.TakeAsync(Second, () => false, stop.Token);
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }
        }

        await _world.RunAsync(
            async () =>
            {
                await TakeAsync(starts);
                await _world.DelayAsync(TimeSpan.FromMilliseconds(500), default);
                await stop.CancelAsync();
            },
            WaitsInVainAsync,
            WaitsInVainAsync,
            WaitsInVainAsync,
            async () =>
            {
                await _world.DelayAsync(TimeSpan.FromMilliseconds(100), default);
                await TakeAsync(starts);
            });
        Assert.Equal(3, cancelled);
        AssertSpaced(starts, Spacing, Spacing);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_has_used_its_slot()
    {
        var starts = new List<TimeSpan>();
        await _world.RunAsync(
            async () =>
            {
                Pacer.Slot slot = await TakeAsync(starts, mayOpen: true);

                // Cancelled on its way: whether it has reached the tenant is not known.
                await _world.DelayAsync(TimeSpan.FromMilliseconds(200), default);
                slot.Answered();
            },
            async () => await TakeAsync(starts));
        Assert.Equal(TimeSpan.FromMilliseconds(200) + Spacing, starts[1] - starts[0]);
    }

    [Fact]
    public async Task A_request_that_starts_late_counts_from_when_it_started()
    {
        var starts = new List<TimeSpan>();
        await _world.RunAsync(async () =>
        {
            Pacer.Slot slot = await _pacer.TakeAsync(Second, () => false, default);
            await _world.DelayAsync(TimeSpan.FromMilliseconds(70), default);
            slot.Started();
            starts.Add(_world.Elapsed);
            await TakeAsync(starts);
        });
        AssertSpaced(starts, Spacing, Spacing);
    }

    [Fact]
    public async Task A_pause_holds_all_and_the_longest_counts()
    {
        var starts = new List<TimeSpan>();
        await _world.RunAsync(
            async () =>
            {
                await TakeAsync(starts);
                await _world.DelayAsync(TimeSpan.FromMilliseconds(500), default);
                _pacer.Pause(TimeSpan.FromSeconds(30));
                _pacer.Pause(TimeSpan.FromSeconds(10));
            },
            async () => await TakeAsync(starts),
            async () => await TakeAsync(starts));
        Assert.Equal(TimeSpan.FromSeconds(30.5), starts[1]);
        Assert.Equal(Spacing, starts[2] - starts[1]);
    }

    [Fact]
    public async Task A_pause_holds_where_there_is_no_pace_too()
    {
        await _world.RunAsync(async () =>
        {
            _pacer.Pause(TimeSpan.FromSeconds(3));
            await _pacer.TakeAsync(TimeSpan.Zero, () => false, default);
        });
        Assert.Equal(TimeSpan.FromSeconds(3), _world.Elapsed);
    }

    [Fact]
    public async Task A_wall_clock_that_jumps_changes_nothing()
    {
        var starts = new List<TimeSpan>();
        var random = new Random(1);
        _world.Ticked = () => _world.UtcNow = _world.UtcNow.AddDays(random.Next(-2000, 2000));
        await _world.RunAsync(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                await TakeAsync(starts);
            }
        });
        AssertSpaced(starts, Spacing, Spacing);
    }

    [Fact]
    public async Task A_tenant_that_refuses_is_given_more_room_and_the_room_shrinks_again()
    {
        var starts = new List<TimeSpan>();
        await _world.RunAsync(async () =>
        {
            Assert.Equal(Pacer.LeastRoom, _pacer.Room);
            (await TakeAsync(starts)).Refused();
            double first = _pacer.Room;
            Assert.InRange(first, Pacer.LeastRoom + 0.01, Pacer.LeastRoom + 0.1);
            await TakeAsync(starts);
            Assert.Equal((Second * (1 + first)).TotalMilliseconds, (starts[1] - starts[0]).TotalMilliseconds, 3);
            for (int i = 0; i < 100; i++)
            {
                (await TakeAsync(starts)).Admitted();
                (await TakeAsync(starts)).Refused();
            }

            // Whatever happens, the pace stays above half of what is permitted.
            Assert.InRange(_pacer.Room, first, 1);
            double most = _pacer.Room;
            (await TakeAsync(starts)).Admitted();
            Assert.True(_pacer.Room < most);
            for (int i = 0; i < 10_000; i++)
            {
                (await TakeAsync(starts)).Admitted();
            }

            Assert.Equal(Pacer.LeastRoom, _pacer.Room);
        });
    }

    [Fact]
    public async Task A_penalty_teaches_as_much_as_one_refusal()
    {
        // What is refused again and again is not refused because requests came too close together.
        var starts = new List<TimeSpan>();
        await _world.RunAsync(async () =>
        {
            (await TakeAsync(starts)).Refused();
            double first = _pacer.Room;
            for (int i = 2; i < 20; i++)
            {
                _pacer.Pause(TimeSpan.FromSeconds(10));
                (await TakeAsync(starts)).Refused();
                Assert.Equal(i, _pacer.Refusals);
            }

            Assert.Equal(first, _pacer.Room);
            (await TakeAsync(starts)).Admitted();
            Assert.Equal(0, _pacer.Refusals);
            (await TakeAsync(starts)).Refused();
            Assert.True(_pacer.Room > first);
        });
    }

    [Fact]
    public async Task Refusals_of_requests_that_were_under_way_together_count_once()
    {
        await _world.RunAsync(async () =>
        {
            var starts = new List<TimeSpan>();
            Pacer.Slot[] slots = [await TakeAsync(starts), await TakeAsync(starts), await TakeAsync(starts)];
            foreach (Pacer.Slot slot in slots)
            {
                slot.Refused();
                _pacer.Pause(TimeSpan.FromSeconds(5));
            }

            Assert.Equal(1, _pacer.Refusals);
            (await TakeAsync(starts)).Refused();
            Assert.Equal(2, _pacer.Refusals);
        });
    }

    [Fact]
    public async Task A_refusal_long_after_a_pause_starts_a_row_of_its_own()
    {
        await _world.RunAsync(async () =>
        {
            var starts = new List<TimeSpan>();
            (await TakeAsync(starts)).Refused();
            _pacer.Pause(TimeSpan.FromSeconds(5));
            await _world.DelayAsync(TimeSpan.FromMinutes(10), default);
            (await TakeAsync(starts)).Refused();
            Assert.Equal(1, _pacer.Refusals);
        });
    }

    [Fact]
    public async Task Without_a_pace_a_refusal_teaches_nothing()
    {
        await _world.RunAsync(async () => (await _pacer.TakeAsync(TimeSpan.Zero, () => false, default)).Refused());
        Assert.Equal(Pacer.LeastRoom, _pacer.Room);
    }

    [Fact]
    public async Task What_was_admitted_last_is_known()
    {
        Assert.Null(_pacer.LastAdmitted);
        await _world.RunAsync(async () =>
        {
            Pacer.Slot slot = await _pacer.TakeAsync(Second, () => false, default);
            await _world.DelayAsync(TimeSpan.FromSeconds(4), default);
            slot.Admitted();
        });
        Assert.Equal(TimeSpan.FromSeconds(4), _pacer.LastAdmitted);
    }

    [Fact]
    public void All_connections_of_the_process_to_one_tenant_share_one()
    {
        Assert.Same(Pacer.For(new Uri("https://Customer.example.com/a")), Pacer.For(new Uri("https://customer.example.com:443/b")));
        Assert.NotSame(Pacer.For(new Uri("https://customer.example.com")), Pacer.For(new Uri("https://other.example.com")));
        Assert.NotSame(Pacer.For(new Uri("https://customer.example.com")), Pacer.For(new Uri("https://customer.example.com:8443")));
    }

    private async Task<Pacer.Slot> TakeAsync(List<TimeSpan> starts, bool mayOpen = false)
    {
        Pacer.Slot slot = await _pacer.TakeAsync(Second, () => mayOpen, default);
        slot.Started();
        starts.Add(_world.Elapsed);
        return slot;
    }

    private static void AssertSpaced(IEnumerable<TimeSpan> starts, TimeSpan least, TimeSpan most)
    {
        TimeSpan[] all = [.. starts];
        Assert.True(all.Length > 1);
        for (int i = 1; i < all.Length; i++)
        {
            Assert.InRange(all[i] - all[i - 1], least, most);
        }
    }
}
