using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Serving;

/// <summary>The rate limit, at its strictest: a request is refused that comes within an interval of the last admitted one. Guarded by the server's lock.</summary>
internal sealed class RateGate
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly double _neighborRate;
    private readonly SeededRandom? _random;
    private readonly Queue<TimeSpan> _admitted = new();
    private TimeSpan? _last;
    private TimeSpan _nextNeighbor;

    /// <summary>Opens the gate.</summary>
    /// <param name="requestsPerSecond">The limit; 0 for none.</param>
    /// <param name="neighborRequestsPerSecond">How many requests a second another client sends, on average.</param>
    /// <param name="seed">Decides when it sends them.</param>
    public RateGate(double requestsPerSecond, double neighborRequestsPerSecond = 0, ulong seed = 0)
    {
        Interval = requestsPerSecond > 0 ? TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond / requestsPerSecond)) : TimeSpan.Zero;
        Quota = requestsPerSecond >= 1 ? (int)Math.Floor(requestsPerSecond) : 1;
        Window = Interval > Second ? Interval : Second;
        _neighborRate = requestsPerSecond > 0 ? neighborRequestsPerSecond : 0;
        if (_neighborRate > 0)
        {
            _random = new SeededRandom(seed);
            _nextNeighbor = NextGap();
        }
    }

    /// <summary>How long a request has to wait that comes right after an admitted one.</summary>
    public TimeSpan Interval { get; }

    /// <summary>How many requests are admitted in a <see cref="Window"/>.</summary>
    public int Quota { get; }

    /// <summary>What the headers count by.</summary>
    public TimeSpan Window { get; }

    /// <summary>How many requests the neighbour has sent that were admitted.</summary>
    public int NeighborAdmitted { get; private set; }

    /// <summary>Whether a request that came at that time is admitted; if not, how long it would have to wait.</summary>
    public bool Admit(TimeSpan arrived, out TimeSpan wait)
    {
        // The neighbour's requests up to now, each at its own time.
        for (; _neighborRate > 0 && _nextNeighbor <= arrived; _nextNeighbor += NextGap())
        {
            NeighborAdmitted += Pass(_nextNeighbor, out _) ? 1 : 0;
        }

        return Pass(arrived, out wait);
    }

    /// <summary>How many requests are left in the window that ends at that time, and how long until there is one more.</summary>
    public (int Remaining, TimeSpan Reset) Left(TimeSpan now)
    {
        while (_admitted.Count > 0 && _admitted.Peek() + Window <= now)
        {
            _admitted.Dequeue();
        }

        return (Math.Max(0, Quota - _admitted.Count), _admitted.Count > 0 ? _admitted.Peek() + Window - now : TimeSpan.Zero);
    }

    private bool Pass(TimeSpan arrived, out TimeSpan wait)
    {
        wait = _last is { } last ? last + Interval - arrived : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            return false;
        }

        _last = arrived;
        if (Interval > TimeSpan.Zero)
        {
            _admitted.Enqueue(arrived);
            _ = Left(arrived);
        }

        return true;
    }

    // From half to one and a half times the average.
    private TimeSpan NextGap() => TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond / _neighborRate * (0.5 + _random!.NextDouble())));
}
