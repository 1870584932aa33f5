using System;
using System.Collections.Generic;
using ContactCenter.Pace;

namespace ContactCenter.Http;

/// <summary>
/// Keeps count of the connections that should be open and idle, because a request that has to open one reaches the tenant later than
/// others. The HTTP stack does not tell, and a wrong guess costs a little of the pace or, seldom, a refusal.
/// </summary>
internal sealed class Connections(IClock clock)
{
    // Servers and load balancers keep idle connections for 60 seconds or more as a rule, some for less.
    private static readonly TimeSpan KeptIdle = TimeSpan.FromSeconds(30);

    private readonly Stack<TimeSpan> _idleSince = new();

    /// <summary>Takes a connection; false where one will have to be opened.</summary>
    public bool TakeIdle()
    {
        lock (_idleSince)
        {
            while (_idleSince.Count > 0)
            {
                if (clock.Elapsed - _idleSince.Pop() < KeptIdle)
                {
                    return true;
                }

                _idleSince.Clear();
            }

            return false;
        }
    }

    /// <summary>A connection is free again.</summary>
    public void Return()
    {
        lock (_idleSince)
        {
            _idleSince.Push(clock.Elapsed);
        }
    }
}
