using System;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Reading;

/// <summary>
/// A reading method on one side, whoever consumes its pages on the other. The method goes on when a page is taken: while that one is consumed
/// the next is fetched, and no more than these two are held here.
/// </summary>
internal sealed class Handoff<T> : IPageReader<T>
    where T : Record
{
    private readonly Func<Handoff<T>, CancellationToken, Task> _produce;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _offered = new(0);
    private readonly SemaphoreSlim _taken = new(0);
    private readonly object _lock = new();
    private TaskCompletionSource<bool> _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Page<T>? _page;
    private DateTimeOffset? _offeredCompleteTo;
    private Task? _producing;

    public Handoff(Func<Handoff<T>, CancellationToken, Task> produce) => _produce = produce;

    public DateTimeOffset? CompleteTo { get; private set; }

    /// <summary>Offers a page, and completes when it has been taken.</summary>
    public async Task OfferAsync(Page<T> page, DateTimeOffset? completeTo, CancellationToken cancellationToken)
    {
        _page = page;
        _offeredCompleteTo = completeTo;
        _offered.Release();
        await _taken.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Completes when the next page is asked for: until then a request that brings no page would be one too many.</summary>
    public async Task WaitUntilAskedAsync(CancellationToken cancellationToken)
    {
        Task asked;
        lock (_lock)
        {
            asked = _asked.Task;
        }

        var stopped = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration _ = cancellationToken.Register(() => stopped.TrySetCanceled());
        await (await Task.WhenAny(asked, stopped.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public async Task<Page<T>?> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _asked.TrySetResult(true);
        }

        _producing ??= Task.Run(ProduceAsync, CancellationToken.None);
        using CancellationTokenRegistration _ = cancellationToken.Register(_stop.Cancel);
        await _offered.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        if (_page is not Page<T> page)
        {
            // Over: every further call is to say so too.
            _offered.Release();
            cancellationToken.ThrowIfCancellationRequested();
            await _producing.ConfigureAwait(false);
            return null;
        }

        lock (_lock)
        {
            _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _page = null;
        CompleteTo = _offeredCompleteTo;
        _taken.Release();
        return page;
    }

    public void Dispose()
    {
        _stop.Cancel();
        if (_producing is not null)
        {
            // A request that is cancelled returns at once: nothing of this read is left when this is over. How it ended, whoever stops reading does not want to know.
            Task.WaitAny(_producing);
            _ = _producing.Exception;
        }
    }

    private async Task ProduceAsync()
    {
        try
        {
            await _produce(this, _stop.Token).ConfigureAwait(false);
        }
        finally
        {
            _page = null;
            _offered.Release();
        }
    }
}
