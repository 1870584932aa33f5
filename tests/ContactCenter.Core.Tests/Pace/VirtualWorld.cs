using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;

namespace ContactCenter.Tests.Pace;

/// <summary>
/// A clock and the actors that live by it. Time stands still while an actor can go on, and jumps to the next due wait when all of them wait, so that hours pass in
/// a moment and the same seed gives the same story. It knows who waits, because all waiting goes through it: for the time, and for the turn at the pace.
/// </summary>
internal sealed class VirtualWorld : IClock
{
    private const int MostLooks = 1000;
    private static readonly AsyncLocal<Actor?> Current = new();

    private readonly object _lock = new();
    private readonly List<Actor> _actors = [];
    private readonly List<Wait> _waits = [];
    private TimeSpan _now;
    private long _order;
    private int _looks;
    private TaskCompletionSource? _quiet;

    public VirtualWorld() => Home = new WatchedHome(this);

    public IPaceHome Home { get; }

    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _now;
            }
        }
    }

    /// <summary>The wall clock: it stands wherever a test puts it.</summary>
    public DateTimeOffset UtcNow { get; set; } = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Called whenever time has passed.</summary>
    public Action? Ticked { get; set; }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        Actor actor = Current.Value ?? throw new InvalidOperationException("Only an actor can wait.");
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        Wait wait;
        lock (_lock)
        {
            if (++_looks > MostLooks)
            {
                throw new InvalidOperationException("Somebody looks again and again while no time passes.");
            }

            wait = new Wait(actor, _now + (delay > TimeSpan.Zero ? delay : TimeSpan.Zero), _order++);
            _waits.Add(wait);
            actor.Waiting = !actor.LooksAgain;
            SayIfQuiet();
        }

        wait.Registration = cancellationToken.Register(() =>
        {
            lock (_lock)
            {
                _waits.Remove(wait);
                actor.Waiting = false;
            }

            wait.Done.TrySetCanceled(cancellationToken);
        });
        return wait.Done.Task;
    }

    public void CancelAfter(CancellationTokenSource source, TimeSpan delay) => throw new NotSupportedException("An actor sends no requests.");

    /// <summary>Runs actors until all have ended.</summary>
    public async Task RunAsync(params Func<Task>[] actors)
    {
        List<Task> tasks = [];
        foreach (Func<Task> body in actors)
        {
            var actor = new Actor();
            lock (_lock)
            {
                _actors.Add(actor);
            }

            // One after the other: whoever starts first waits first.
            tasks.Add(Task.Run(async () =>
            {
                Current.Value = actor;
                try
                {
                    await body();
                }
                finally
                {
                    lock (_lock)
                    {
                        actor.HasEnded = true;
                        SayIfQuiet();
                    }
                }
            }));
            await QuietAsync();
        }

        // Off the test's context, so that whoever is woken goes on right here.
        await Task.Run(PumpAsync);
        await Task.WhenAll(tasks);
    }

    private async Task PumpAsync()
    {
        while (true)
        {
            await QuietAsync();
            Wait? next;
            lock (_lock)
            {
                if (_actors.TrueForAll(actor => actor.HasEnded))
                {
                    break;
                }

                next = _waits.OrderBy(wait => wait.Due).ThenBy(wait => wait.Order).FirstOrDefault()
                    ?? throw new InvalidOperationException("Everybody waits, and for nothing.");
                _waits.Remove(next);
                _now = next.Due;
                _looks = 0;
                next.Actor.Waiting = false;
            }

            Ticked?.Invoke();
            next.Registration.Dispose();
            next.Done.TrySetResult();
        }
    }

    private Task QuietAsync()
    {
        lock (_lock)
        {
            _quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Task quiet = _quiet.Task;
            SayIfQuiet();
            return quiet;
        }
    }

    private void SayIfQuiet()
    {
        if (_quiet is not null && _actors.TrueForAll(actor => actor.HasEnded || actor.Waiting))
        {
            _quiet.TrySetResult();
            _quiet = null;
        }
    }

    private sealed class Actor
    {
        public bool Waiting { get; set; }

        public bool HasEnded { get; set; }

        /// <summary>Something has changed since it looked, so that its wait will end at once.</summary>
        public bool LooksAgain { get; set; }
    }

    private sealed class Wait(Actor actor, TimeSpan due, long order)
    {
        public Actor Actor => actor;

        public TimeSpan Due => due;

        public long Order => order;

        public TaskCompletionSource Done { get; } = new();

        public CancellationTokenRegistration Registration { get; set; }
    }

    /// <summary>The home that is used in earnest, with a watch on who waits for a turn.</summary>
    private sealed class WatchedHome(VirtualWorld world) : IPaceHome
    {
        private readonly ProcessPaceHome _home = new();
        private readonly LinkedList<Actor> _queue = [];
        private Actor? _holder;

        public bool IsShared => false;

        public PaceState State => _home.State;

        public PaceNote? TakeNote() => null;

        public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
        {
            Actor actor = Current.Value ?? throw new InvalidOperationException("Only an actor can wait.");
            Task<IDisposable> entering;
            LinkedListNode<Actor>? place = null;
            lock (world._lock)
            {
                entering = _home.EnterAsync(cancellationToken);
                if (!entering.IsCompleted)
                {
                    place = _queue.AddLast(actor);
                    actor.Waiting = true;
                    world.SayIfQuiet();
                }
            }

            using CancellationTokenRegistration cancelled = cancellationToken.Register(() =>
            {
                lock (world._lock)
                {
                    if (place?.List is not null)
                    {
                        _queue.Remove(place);
                        actor.Waiting = false;
                    }
                }
            });
            IDisposable hold = await entering;
            lock (world._lock)
            {
                _holder = actor;
            }

            return new Hold(this, hold);
        }

        public void Update(Func<PaceState, PaceState> change) => Update(change, out _);

        public void Update(Func<PaceState, PaceState> change, out Task next)
        {
            lock (world._lock)
            {
                if (_holder is not null && _holder == Current.Value)
                {
                    _holder.LooksAgain = false;
                }
                else if (world._waits.Exists(one => one.Actor == _holder))
                {
                    // Whoever has the turn and waits for its time looks again after a change.
                    _holder!.Waiting = false;
                }
                else if (_holder is not null)
                {
                    _holder.LooksAgain = true;
                }

                _home.Update(change, out next);
            }
        }

        private sealed class Hold(WatchedHome owner, IDisposable hold) : IDisposable
        {
            public void Dispose()
            {
                lock (owner.World._lock)
                {
                    owner._holder!.LooksAgain = false;
                    owner._holder = null;
                    if (owner._queue.First is { } next)
                    {
                        owner._queue.RemoveFirst();
                        next.Value.Waiting = false;
                    }

                    hold.Dispose();
                }
            }
        }

        private VirtualWorld World => world;
    }
}
