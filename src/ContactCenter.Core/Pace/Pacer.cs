using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Pace;

/// <summary>
/// Starts requests so that the tenant, which counts arrivals, sees no two within an interval: from start to start, whatever the answers take.
/// All connections of the process to one tenant share one, and so do the processes of the user.
/// </summary>
internal sealed class Pacer(IPaceHome home, IClock clock)
{
    /// <summary>The room that is always left, as a share of the interval: timers and threads are late by some milliseconds.</summary>
    public const double LeastRoom = 0.012;

    // Found by simulation, for arrivals that are late by up to half an interval: these keep refusals under 1 %, and give up no more than 3 % of the
    // pace that such arrivals leave (PacerSimulationTests).
    private const double LeastStep = 0.03;
    private const double StepShare = 0.35;
    private const double GiveBack = 0.0002;
    internal const double MostRoom = 0.75;

    // A refusal that comes so long after a pause has nothing to do with it.
    private static readonly TimeSpan RowEnds = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(4);
    /// <summary>How long the answer to a request that may have opened a connection is waited for, beyond the interval.</summary>
    internal static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(5);

    /// <summary>The time between two requests at the slowest pace that can be set.</summary>
    internal static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
    private static readonly ConcurrentDictionary<string, Pacer> Shared = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The one pace of this process, and of the user's others, for a tenant.</summary>
    public static Pacer For(Uri origin) =>
        Shared.GetOrAdd(origin.GetLeftPart(UriPartial.Authority), _ => new Pacer(new MachinePaceHome(origin, SystemClock.Instance), SystemClock.Instance));

    /// <summary>When the tenant last admitted a request; null before the first.</summary>
    public TimeSpan? LastAdmitted => home.State.LastAdmitted;

    /// <summary>The room that has been learned, as a share of the interval.</summary>
    internal double Room => home.State.Room;

    /// <summary>
    /// How many requests in a row have been refused, over all who share the pace. Refusals of requests that were under way together count
    /// once.
    /// </summary>
    public int Refusals => home.State.Refusals;

    /// <summary>What is to be said once of where the pace is kept, or null.</summary>
    public PaceNote? TakeNote() => home.TakeNote();

    /// <summary>Waits for the next slot and takes it. A slot that was taken is used, also by a request that is then cancelled.</summary>
    /// <param name="interval">The time between two requests; zero for no pace.</param>
    /// <param name="mayOpenConnection">Whether the request may have to open a connection, so that its arrival can't be foreseen.</param>
    /// <param name="cancellationToken">Stops the waiting; then no slot is used.</param>
    public async Task<Slot> TakeAsync(TimeSpan interval, Func<bool> mayOpenConnection, CancellationToken cancellationToken)
    {
        if (interval <= TimeSpan.Zero)
        {
            mayOpenConnection();
            await WaitOutPauseAsync(cancellationToken).ConfigureAwait(false);
            return new Slot(this, interval, clock.Elapsed, false);
        }

        using IDisposable turn = await home.EnterAsync(cancellationToken).ConfigureAwait(false);
        TimeSpan? booked = null;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Slot? slot = null;
                TimeSpan wait = TimeSpan.Zero;
                home.Update(kept =>
                {
                    TimeSpan now = clock.Elapsed;
                    PaceState state = kept.At(now);
                    TimeSpan due = Due(state, interval);

                    // Behind whoever waits already in another process. It is a place in the queue, not the right to start, which depends on what has really been started.
                    booked ??= Place(state, interval, now);
                    wait = Later(due, booked.Value) - now;
                    if (wait > TimeSpan.Zero)
                    {
                        return state with { Booked = Later(state.Booked ?? booked.Value, booked.Value) };
                    }

                    bool opening = mayOpenConnection();
                    slot = new Slot(this, interval, now, opening);
                    return state with { LastStart = now, OpeningUntil = opening ? now + interval + LongestOpening : null };
                },
                out Task changed);
                if (slot is not null)
                {
                    return slot;
                }

                // A change can bring the slot nearer (the awaited answer came) or put it off (the tenant asked for a pause).
                await WaitAsync(wait, changed, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (booked is not null)
        {
            TimeSpan place = booked.Value;
            home.Update(state => state.Booked == place ? state with { Booked = place - interval } : state);
            throw;
        }
    }

    /// <summary>Starts no request for a while, because the tenant asked for it.</summary>
    public void Pause(TimeSpan time)
    {
        TimeSpan until = clock.Elapsed + time;
        home.Update(state => until > state.PausedUntil ? state with { PausedUntil = until } : state);
    }

    private async Task WaitOutPauseAsync(CancellationToken cancellationToken)
    {
        while (home.State.PausedUntil - clock.Elapsed is TimeSpan wait && wait > TimeSpan.Zero)
        {
            await clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(TimeSpan wait, Task changed, CancellationToken cancellationToken)
    {
        // Other processes tell nobody that their answer has come.
        if (home.IsShared && wait > LookAgain && home.State.OpeningUntil is not null)
        {
            wait = LookAgain;
        }

        using var stopWaiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task delay = clock.DelayAsync(wait, stopWaiting.Token);
        await Task.WhenAny(delay, changed).ConfigureAwait(false);
        stopWaiting.Cancel();
    }

    private static TimeSpan Place(PaceState state, TimeSpan interval, TimeSpan now)
    {
        // An answer that is awaited is expected soon, however long it may take.
        TimeSpan step = Step(interval, state.Room);
        TimeSpan place = Later(Later(now, state.PausedUntil), (state.LastStart ?? now - step) + step);
        return state.Booked is TimeSpan other ? Later(place, other + step) : place;
    }

    private static TimeSpan Due(PaceState state, TimeSpan interval) => state.LastStart is TimeSpan last
        ? Later(state.PausedUntil, state.OpeningUntil ?? last + Step(interval, state.Room))
        : state.PausedUntil;

    // Threads are late by milliseconds, however short the interval is.
    private static TimeSpan Step(TimeSpan interval, double room) => interval + Later(Times(interval, room), LeastTime);

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Times(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));

    /// <summary>The right to start one request.</summary>
    internal sealed class Slot(Pacer pacer, TimeSpan interval, TimeSpan start, bool opening)
    {
        private bool _answered;

        /// <summary>The request starts now: a little after the slot was given, if the machine is busy.</summary>
        public void Started()
        {
            if (interval <= TimeSpan.Zero)
            {
                return;
            }

            TimeSpan given = start;
            start = pacer.Clock.Elapsed;
            pacer.Home.Update(state => state.LastStart == given ? state with { LastStart = start } : state);
        }

        /// <summary>The tenant has answered, or the request is over without an answer.</summary>
        public void Answered()
        {
            if (_answered)
            {
                return;
            }

            _answered = true;
            if (opening)
            {
                TimeSpan now = pacer.Clock.Elapsed;
                pacer.Home.Update(state => state.LastStart == start ? state with { LastStart = now, OpeningUntil = null } : state);
            }
        }

        /// <summary>The tenant let the request in.</summary>
        public void Admitted()
        {
            TimeSpan now = pacer.Clock.Elapsed;
            pacer.Home.Update(state => state with
            {
                LastAdmitted = now,
                Refusals = 0,
                Room = interval > TimeSpan.Zero ? Math.Max(LeastRoom, state.Room - GiveBack) : state.Room,
            });
        }

        /// <summary>The tenant refused the request for its rate limit, although the pace was kept: requests need more room.</summary>
        public void Refused() => pacer.Home.Update(state =>
        {
            // A request that started before the pause tells nothing new.
            if (start < state.PausedUntil)
            {
                return state;
            }

            // What is refused again and again is refused for another reason than that requests came too close together.
            int before = start - state.PausedUntil > RowEnds ? 0 : state.Refusals;
            bool teaches = interval > TimeSpan.Zero && before == 0;
            return state with
            {
                Refusals = before + 1,
                Room = teaches ? Math.Min(MostRoom, state.Room + Math.Max(LeastStep, state.Room * StepShare)) : state.Room,
            };
        });
    }

    private IPaceHome Home => home;

    private IClock Clock => clock;
}
