using System;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;

namespace ContactCenter.Tests.Support;

/// <summary>A clock that tells when it is looked at or waited for the nth time, so that a test can strike at any step of a request. Waits are over at once, but for the nth.</summary>
/// <param name="look">Which look trips it; 0 for none.</param>
/// <param name="wait">Which wait trips it, and does not end by itself; 0 for none.</param>
internal sealed class TrippingClock(int look, int wait) : IClock
{
    private readonly TaskCompletionSource _tripped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _skipped;
    private int _looks;
    private int _waits;

    /// <summary>Completes when it trips.</summary>
    public Task Tripped => _tripped.Task;

    public TimeSpan Elapsed
    {
        get
        {
            if (Interlocked.Increment(ref _looks) == look)
            {
                _tripped.TrySetResult();
            }

            return SystemClock.Instance.Elapsed + TimeSpan.FromTicks(Interlocked.Read(ref _skipped));
        }
    }

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>Trips it from without.</summary>
    public void Trip() => _tripped.TrySetResult();

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref _waits) == wait)
        {
            _tripped.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        Interlocked.Add(ref _skipped, delay.Ticks);
        return Task.CompletedTask;
    }

    public void CancelAfter(CancellationTokenSource source, TimeSpan delay) => source.CancelAfter(delay);
}
