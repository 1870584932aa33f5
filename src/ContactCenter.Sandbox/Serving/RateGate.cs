using System;

namespace ContactCenter.Sandbox.Serving;

/// <summary>The rate limit, at its strictest: a request is refused that comes within an interval of the last admitted one. Guarded by the server's lock.</summary>
internal sealed class RateGate(double requestsPerSecond)
{
    private readonly TimeSpan _interval = requestsPerSecond > 0 ? TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond / requestsPerSecond)) : TimeSpan.Zero;
    private TimeSpan? _last;

    /// <summary>Whether a request that came at that time is admitted; if not, how long it would have to wait.</summary>
    public bool Admit(TimeSpan arrived, out TimeSpan wait)
    {
        wait = _last is { } last ? last + _interval - arrived : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            return false;
        }

        _last = arrived;
        return true;
    }

    /// <summary>How long a request has to wait that comes right after an admitted one.</summary>
    public TimeSpan Interval => _interval;
}
