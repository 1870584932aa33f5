using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace ContactCenterTests;

/// <summary>Notes when this machine was late: a tick that ought to come every few milliseconds did not.</summary>
public sealed class Metronome : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);

    private readonly List<KeyValuePair<TimeSpan, TimeSpan>> _late = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _worth;
    private readonly Thread _thread;
    private volatile bool _isStopped;

    /// <summary>Begins to tick.</summary>
    /// <param name="worth">The shortest stall that counts.</param>
    public Metronome(TimeSpan worth)
    {
        _worth = worth;
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The time since it began.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>How long the machine stood still around two requests that came one after the other to a sandbox.</summary>
    /// <param name="begun">When the sandbox began, by this clock; the rest is by the sandbox's.</param>
    /// <param name="previous">When the one before came.</param>
    /// <param name="arrived">When the one came.</param>
    public TimeSpan Late(TimeSpan begun, TimeSpan previous, TimeSpan arrived) =>
        Longest(begun + previous - TimeSpan.FromSeconds(0.5), begun + arrived + TimeSpan.FromSeconds(0.2));

    /// <summary>
    /// Whether the machine stood still for as long as a request came too early at one a second, and most of the room that is left between
    /// two: only that excuses a refusal.
    /// </summary>
    public bool Excuses(TimeSpan begun, TimeSpan previous, TimeSpan arrived) =>
        Late(begun, previous, arrived) >= TimeSpan.FromSeconds(1) - (arrived - previous) + TimeSpan.FromMilliseconds(8);

    private TimeSpan Longest(TimeSpan from, TimeSpan to)
    {
        TimeSpan longest = TimeSpan.Zero;
        lock (_late)
        {
            foreach (KeyValuePair<TimeSpan, TimeSpan> late in _late)
            {
                if (late.Key >= from && late.Key <= to && late.Value > longest)
                {
                    longest = late.Value;
                }
            }
        }

        return longest;
    }

    public void Dispose()
    {
        _isStopped = true;
        _thread.Join();
    }

    private void Run()
    {
        while (!_isStopped)
        {
            TimeSpan before = _watch.Elapsed;
            Thread.Sleep(Tick);
            TimeSpan late = _watch.Elapsed - before - Tick;
            if (late >= _worth)
            {
                lock (_late)
                {
                    _late.Add(new KeyValuePair<TimeSpan, TimeSpan>(_watch.Elapsed, late));
                }
            }
        }
    }
}
