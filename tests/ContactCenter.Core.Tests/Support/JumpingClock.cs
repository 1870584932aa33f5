using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;

namespace ContactCenter.Tests.Support;

/// <summary>A clock without waiting, on whose wall somebody moves the hands an hour on or back at every look.</summary>
internal sealed class JumpingClock(int seed) : IClock
{
    private readonly ImpatientClock _steady = new();
    private readonly Random _random = new(seed);
    private int _hours;

    public TimeSpan Elapsed => _steady.Elapsed;

    public IReadOnlyList<TimeSpan> Waits => _steady.Waits;

    /// <summary>How often the wall clock was looked at.</summary>
    public int Looks { get; private set; }

    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_random)
            {
                Looks++;
                _hours += _random.Next(2) == 0 ? -1 : 1;
                return _steady.UtcNow.AddHours(_hours);
            }
        }
    }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => _steady.DelayAsync(delay, cancellationToken);

    public void CancelAfter(CancellationTokenSource source, TimeSpan delay) => _steady.CancelAfter(source, delay);
}
