using System;
using System.Diagnostics;

namespace ContactCenter.Sandbox.Serving;

/// <summary>Time since the start, by a clock that never jumps.</summary>
internal sealed class SandboxClock
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan Now => TimeSpan.FromTicks((long)((Stopwatch.GetTimestamp() - _start) * ((double)TimeSpan.TicksPerSecond / Stopwatch.Frequency)));
}
