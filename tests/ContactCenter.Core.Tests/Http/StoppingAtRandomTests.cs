using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Reading;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Http;

/// <summary>
/// Guarantees §3: whenever a read is stopped, and however, it ends, sends nothing more, leaves nothing behind, and the next one works. The clock stands still while a request hangs or something
/// is waited for, so that whoever comes back did not wait for the next slot.
/// </summary>
public sealed class StoppingAtRandomTests(ITestOutputHelper output)
{
    private const int PageSize = 10;
    private const int ProbeSize = 7;
    private const int Batch = 100;

    // Only so that a test that fails comes to an end.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private enum Moment
    {
        BeforeTheRead,
        AnyStep,
        InFlight,
        InTheBody,
        WaitingToTryAgain,
        PausedByTheTenant,
        WaitingForThePace,
        BetweenPages,
    }

    private enum Way
    {
        Cancel,
        DisposeReader,
        ThrowDownstream,
        CloseTenant,
    }

    [Fact]
    [Trait("Category", Effort.Soak)]
    public async Task Wherever_a_read_is_stopped_nothing_is_left_of_it_and_the_next_one_works()
    {
        int stops = Effort.Of(300, 20_000, "CC_STOPS");
        int first = Effort.Of(1, 1, "CC_SEED");
        using SandboxTenant sandbox = SandboxTenant.Start(new SandboxOptions
        {
            RequestsPerSecond = 0,
            Calls = TestCalls.Make(45),
            Records = new Dictionary<string, IReadOnlyList<Record>> { ["agents"] = [.. Enumerable.Range(1, 45).Select(id => new Agent { Id = id })] },
        });
        var seen = new Dictionary<string, int>();
        for (int start = 0; start < stops; start += Batch)
        {
            var trials = new List<Trial>();
            for (int seed = first + start; seed < first + Math.Min(start + Batch, stops); seed++)
            {
                try
                {
                    var trial = new Trial(seed, sandbox);
                    trials.Add(trial);
                    await trial.RunAsync();
                    seen[trial.Outcome] = seen.GetValueOrDefault(trial.Outcome) + 1;
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"{trials[^1]}: {e.Message}", e);
                }
            }

            // The connections are open still, so that what is left of a read would be held by them.
            await CollectedAsync(trials);
            foreach (Trial trial in trials)
            {
                await trial.EndAsync();
            }
        }

        output.Say("stopping", $"{stops} reads stopped at random from seed {first}: {string.Join(", ", seen.OrderBy(entry => entry.Key).Select(entry => $"{entry.Value} {entry.Key}"))}");
        Assert.All(Enum.GetNames<Moment>(), name => Assert.Contains(seen, entry => entry.Key.Contains(name, StringComparison.Ordinal)));
    }

    // Whoever waits to send, to receive or for a time holds on to the log that the read was given: what nobody holds can do nothing any more.
    private static async Task CollectedAsync(List<Trial> trials)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (trials.Find(trial => trial.IsAlive) is Trial left)
        {
            Assert.False(patience.IsCancellationRequested, $"Something is left of {left}");
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }
    }

    /// <summary>One read that is stopped.</summary>
    private sealed class Trial
    {
        private readonly int _seed;
        private readonly Random _random;
        private readonly Moment _moment;
        private readonly Way _way;
        private readonly int _request;
        private readonly int _page;
        private readonly int _yields;
        private readonly TrippingClock _clock;
        private readonly SpoiltTenant _server;
        private readonly Connection _connection;
        private WeakReference? _log;
        private bool _isStopped;
        private long _sent;

        public Trial(int seed, SandboxTenant sandbox)
        {
            _seed = seed;
            _random = new Random(seed);
            _moment = Enum.GetValues<Moment>()[_random.Next(8)];
            _way = Enum.GetValues<Way>()[_random.Next(4)];
            _request = _random.Next(1, 6);
            _page = _random.Next(1, 5);
            _yields = _random.Next(200);
            _clock = new TrippingClock(
                _moment == Moment.AnyStep ? _random.Next(1, 80) : 0,
                _moment switch { Moment.WaitingToTryAgain or Moment.PausedByTheTenant => 1, Moment.WaitingForThePace => _random.Next(1, 5), _ => 0 });
            _server = new SpoiltTenant(sandbox.Uri, AnswerAsync, keepsAlive: true);
            bool isPaced = _moment == Moment.WaitingForThePace || (_moment is Moment.AnyStep or Moment.InFlight && _random.Next(2) == 0);
            _connection = Connection.To(_server.Server.Uri, sandbox.Token, _clock, options => options.RequestsPerSecond = isPaced ? 1 : 0, sandbox.UserName);
        }

        public string Outcome => _isStopped ? $"{_moment} by {_way}" : "at the end";

        public bool IsAlive => _log?.IsAlive == true;

        public async Task RunAsync()
        {
            await (_random.Next(3) switch
            {
                0 => StopAsync(Endpoints.Agents, new ReadRequest { PageSize = PageSize }),
                1 => StopAsync(Endpoints.Calls, new ReadRequest { PageSize = PageSize, Ids = [.. Enumerable.Range(1, 45).Select(id => (long)id)] }),
                _ => StopAsync(Endpoints.Calls, new ReadRequest { PageSize = PageSize }),
            });

            // The reader has come back: from here on nothing of it may move.
            _sent = _connection.Tenant.RequestCount;
            await _server.Server.EmptyAsync(mayBeIdle: true).WaitAsync(Patience);
            if (_isStopped && _way == Way.CloseTenant)
            {
                Assert.Equal(ErrorKind.NotConnected, (await ProbeAsync()).Error?.Kind);
            }
            else
            {
                Assert.Single((await ProbeAsync()).Calls);
                _sent++;
                Assert.Single(_server.Server.Requests, head => head.Contains("per=" + ProbeSize, StringComparison.Ordinal));
            }

            Assert.Equal(_sent, _connection.Tenant.RequestCount);
            Assert.InRange(_server.Server.Requests.Count, 0, _sent);
        }

        /// <summary>Nothing has moved since, and when the connection is closed, no socket is left.</summary>
        public async Task EndAsync()
        {
            Assert.Equal(_sent, _connection.Tenant.RequestCount);
            _connection.Dispose();
            await _server.Server.EmptyAsync(mayBeIdle: false).WaitAsync(Patience);
            Assert.InRange(_server.Server.Requests.Count, 0, _sent);
            _server.Dispose();
        }

        public override string ToString() => $"seed {_seed}, {_moment}, {_way}, request {_request}, page {_page}";

        private Task<ReadResult> ProbeAsync() => _connection.ReadAsync(new ReadRequest { PageSize = ProbeSize, Limit = 1 }).WaitAsync(Patience);

        private async Task StopAsync<T>(Endpoint<T> endpoint, ReadRequest request)
            where T : Record, new()
        {
            var log = new RecordingLog();
            _log = new WeakReference(log);
            using var stop = new CancellationTokenSource();
            if (_moment == Moment.BeforeTheRead)
            {
                _clock.Trip();
            }

            try
            {
                using IPageReader<T> reader = _connection.Tenant.Read(endpoint, request, log);
                for (int number = 1; ; number++)
                {
                    if (_moment == Moment.BeforeTheRead && _way == Way.Cancel)
                    {
                        await stop.CancelAsync();
                        _isStopped = true;
                    }

                    Task<Page<T>?> reading = reader.ReadAsync(stop.Token);
                    await Task.WhenAny(reading, _clock.Tripped).WaitAsync(Patience);
                    if (_clock.Tripped.IsCompleted)
                    {
                        await StrikeAsync(reader, reading, stop);
                        return;
                    }

                    if (await reading is null)
                    {
                        return;
                    }

                    // While the page is held the next one is on its way, and may be anywhere.
                    for (int i = 0; _moment == Moment.BetweenPages && number == _page && i < _yields; i++)
                    {
                        await Task.Yield();
                    }

                    if (_moment == Moment.BetweenPages && number == _page)
                    {
                        await StrikeAsync(reader, null, stop);
                        return;
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or DownstreamException or ContactCenterException { Kind: ErrorKind.NotConnected } && _isStopped)
            {
                // So it was meant.
            }
        }

        private async Task StrikeAsync<T>(IPageReader<T> reader, Task<Page<T>?>? reading, CancellationTokenSource stop)
            where T : Record
        {
            _isStopped = true;
            switch (_way)
            {
                case Way.Cancel:
                    await stop.CancelAsync();
                    break;
                case Way.DisposeReader:
                    await Task.Run(reader.Dispose).WaitAsync(Patience);
                    break;
                case Way.ThrowDownstream:
                    throw new DownstreamException();
                default:
                    _connection.Tenant.Dispose();
                    break;
            }

            if (reading is not null)
            {
                await reading.WaitAsync(Patience);
            }
        }

        private async Task AnswerAsync(SpoiltTenant.Exchange exchange)
        {
            bool isHit = exchange.Number == _request && !exchange.Target.Contains("per=" + ProbeSize, StringComparison.Ordinal);
            switch (isHit ? _moment : Moment.BetweenPages)
            {
                case Moment.InFlight:
                    _clock.Trip();
                    await exchange.HangAsync();
                    break;
                case Moment.InTheBody:
                    SpoiltTenant.Answer answer = await exchange.AskAsync();
                    await exchange.SendAsync(answer with { Body = answer.Body[..(answer.Body.Length / 2)] }, length: answer.Body.Length);
                    _clock.Trip();
                    await exchange.HangAsync();
                    break;
                case Moment.WaitingToTryAgain:
                    await exchange.SendAsync("503 Service Unavailable", [], []);
                    break;
                case Moment.PausedByTheTenant:
                    await exchange.SendAsync("429 Too Many", [], ["Retry-After: 60"]);
                    break;
                default:
                    await exchange.PassAsync();
                    break;
            }
        }
    }

    private sealed class DownstreamException : Exception;
}
