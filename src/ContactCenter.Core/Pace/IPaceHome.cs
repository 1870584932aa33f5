using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Pace;

/// <summary>
/// Where a pace is kept: in this process, or where the machine's other processes see it too. Whoever enters is alone until the hold is
/// disposed of, and comes in the order of asking.
/// </summary>
internal interface IPaceHome
{
    PaceState State { get; }

    Task<IDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Changes the state. It does not wait for whoever has entered.</summary>
    void Update(Func<PaceState, PaceState> change);

    /// <summary>Completes when the state is changed after this call.</summary>
    Task ChangedAsync();
}
