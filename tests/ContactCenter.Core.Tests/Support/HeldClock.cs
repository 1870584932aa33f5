using System;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;

namespace ContactCenter.Tests.Support;

/// <summary>A clock whose waits never end by themselves, so that a test can catch whoever waits.</summary>
internal sealed class HeldClock : IClock
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TimeSpan Elapsed => SystemClock.Instance.Elapsed;

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>Completes when somebody waits.</summary>
    public Task Waiting => _waiting.Task;

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        _waiting.TrySetResult();
        return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    public void CancelAfter(CancellationTokenSource source, TimeSpan delay) => source.CancelAfter(delay);
}
