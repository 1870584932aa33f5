using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Pace;

internal sealed class SystemClock : IClock
{
    public static SystemClock Instance { get; } = new();

    public TimeSpan Elapsed => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);

    public void CancelAfter(CancellationTokenSource source, TimeSpan delay) => source.CancelAfter(delay);
}
