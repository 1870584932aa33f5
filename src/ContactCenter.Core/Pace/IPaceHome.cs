using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Pace;

/// <summary>Where a pace is kept: in this process, or where the machine's other processes see it too.</summary>
internal interface IPaceHome
{
    /// <summary>Whether others can change the state unseen, so that it has to be looked at again and again.</summary>
    bool IsShared { get; }

    PaceState State { get; }

    /// <summary>Whoever enters is the only one of this process to wait for a slot, until the result is disposed of; they come in the order of asking.</summary>
    Task<IDisposable> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Changes the state, with nobody else changing it meanwhile.</summary>
    void Update(Func<PaceState, PaceState> change);

    /// <summary>Changes the state, with nobody else changing it meanwhile.</summary>
    /// <param name="change">What becomes of it.</param>
    /// <param name="next">Completes when this process changes the state again.</param>
    void Update(Func<PaceState, PaceState> change, out Task next);

    /// <summary>What is to be said once of the place, or null.</summary>
    PaceNote? TakeNote();
}
