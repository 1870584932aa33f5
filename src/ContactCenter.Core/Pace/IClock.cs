using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Pace;

/// <summary>The time, and waiting for it: the machine's, or a test's.</summary>
internal interface IClock
{
    /// <summary>A time that only goes forward, whatever happens to the wall clock.</summary>
    TimeSpan Elapsed { get; }

    /// <summary>The wall clock, to understand a date that a server names.</summary>
    DateTimeOffset UtcNow { get; }

    Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken);

    /// <summary>Cancels something when it has taken too long.</summary>
    void CancelAfter(CancellationTokenSource source, TimeSpan delay);
}
