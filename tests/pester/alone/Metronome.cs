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

    /// <summary>The longest time that the machine stood still in a span of time; zero where it did not.</summary>
    public TimeSpan Longest(TimeSpan from, TimeSpan to)
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
