using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;

namespace ContactCenter.Tests.Support;

/// <summary>A clock on which time passes only where somebody waits, which is over at once, and where a test lets it pass, such as while a server does not answer.</summary>
internal sealed class StagedClock : IClock
{
    private readonly object _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly List<(CancellationTokenSource Source, TimeSpan Due)> _limits = [];
    private TimeSpan _now;

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

    public DateTimeOffset UtcNow => new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) + Elapsed;

    /// <summary>What has been waited for.</summary>
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

    /// <summary>Called before each wait.</summary>
    public Action? BeforeWait { get; set; }

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BeforeWait?.Invoke();
        lock (_lock)
        {
            _waits.Add(delay);
            _now += delay;
        }

        return Task.CompletedTask;
    }

    public void CancelAfter(CancellationTokenSource source, TimeSpan delay)
    {
        lock (_lock)
        {
            _limits.RemoveAll(limit => limit.Source == source);
            if (delay != Timeout.InfiniteTimeSpan)
            {
                _limits.Add((source, _now + delay));
            }
        }
    }

    /// <summary>Lets time pass: what has taken too long then is cancelled.</summary>
    public void Pass(TimeSpan time)
    {
        List<CancellationTokenSource> due;
        lock (_lock)
        {
            _now += time;
            due = [.. _limits.Where(limit => limit.Due <= _now).Select(limit => limit.Source)];
            _limits.RemoveAll(limit => limit.Due <= _now);
        }

        foreach (CancellationTokenSource source in due)
        {
            try
            {
                source.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // That request is over.
            }
        }
    }
}
