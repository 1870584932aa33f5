using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Pace;

/// <summary>A pace that the runspaces of this process share.</summary>
internal class ProcessPaceHome : IPaceHome
{
    private readonly object _lock = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private PaceState _state = PaceState.Initial;
    private TaskCompletionSource<bool> _changed = NewSignal();

    public virtual bool IsShared => false;

    public PaceState State
    {
        get
        {
            lock (_lock)
            {
                return Exchange(state => state);
            }
        }
    }

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Hold(_turn);
    }

    public void Update(Func<PaceState, PaceState> change) => Update(change, out _);

    public void Update(Func<PaceState, PaceState> change, out Task next)
    {
        TaskCompletionSource<bool> changed;
        lock (_lock)
        {
            Exchange(change);
            changed = _changed;
            _changed = NewSignal();
            next = _changed.Task;
        }

        changed.SetResult(true);
    }

    public virtual PaceNote? TakeNote() => null;

    /// <summary>Reads the state and writes what becomes of it. One thread of the process at a time.</summary>
    protected virtual PaceState Exchange(Func<PaceState, PaceState> change) => _state = change(_state);

    /// <summary>Goes on from a state that was kept elsewhere until now.</summary>
    protected void GoOnFrom(PaceState state) => _state = state;

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Hold(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
