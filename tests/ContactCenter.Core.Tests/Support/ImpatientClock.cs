using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;

namespace ContactCenter.Tests.Support;

/// <summary>A clock that goes on as usual, but for waits: they are over at once, and remembered.</summary>
internal sealed class ImpatientClock : IClock
{
    private readonly object _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private TimeSpan _skipped;

    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return SystemClock.Instance.Elapsed + _skipped;
            }
        }
    }

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _waits.Add(delay);
            _skipped += delay;
        }

        return Task.CompletedTask;
    }

    public void CancelAfter(CancellationTokenSource source, TimeSpan delay) => source.CancelAfter(delay);
}
