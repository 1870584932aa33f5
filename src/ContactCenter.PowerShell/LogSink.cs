using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.PowerShell;

/// <summary>
/// Takes what a read has to say, from any thread, and says it on the pipeline thread, the only one that may write. That thread waits here for the answers,
/// so that it is never blocked while there is something to show.
/// </summary>
internal sealed class LogSink(Action<string> verbose, Action<string> warning, Action<ReadProgress>? showProgress) : IReadLog
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Queue<(Action<string> Write, string Message)> _messages = new();
    private readonly Dictionary<string, ReadProgress> _progress = new(StringComparer.Ordinal);
    private long _nextProgress;

    public void Verbose(string message) => Add(verbose, message);

    public void Warning(string message) => Add(warning, message);

    public void Progress(ReadProgress progress)
    {
        if (showProgress is null)
        {
            return;
        }

        lock (_gate)
        {
            _progress[progress.Tenant] = progress;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for a task, and says meanwhile what comes. The task's own failure is for the caller to find.</summary>
    public void WaitFor(Task task)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(
                (_, state) => ((LogSink)state!).Wake(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        // What was said before the task ended is said before the caller acts on its end.
        bool ended;
        do
        {
            ended = Wait(task);
            Drain();
        }
        while (!ended);
    }

    /// <summary>Says what is there to be said.</summary>
    public void Drain()
    {
        while (TryTake(out (Action<string> Write, string Message) item))
        {
            item.Write(item.Message);
        }

        foreach (ReadProgress state in TakeProgress())
        {
            showProgress!(state);
        }
    }

    private bool Wait(Task task)
    {
        lock (_gate)
        {
            while (!task.IsCompleted && _messages.Count == 0 && !IsProgressDue())
            {
                if (_progress.Count == 0)
                {
                    Monitor.Wait(_gate);
                }
                else
                {
                    Monitor.Wait(_gate, ProgressInterval);
                }
            }

            return task.IsCompleted;
        }
    }

    private bool TryTake(out (Action<string> Write, string Message) item)
    {
        lock (_gate)
        {
            bool any = _messages.Count > 0;
            item = any ? _messages.Dequeue() : default;
            return any;
        }
    }

    private IReadOnlyList<ReadProgress> TakeProgress()
    {
        lock (_gate)
        {
            if (!IsProgressDue())
            {
                return [];
            }

            _nextProgress = Now() + (long)ProgressInterval.TotalMilliseconds;
            ReadProgress[] states = [.. _progress.Values];
            _progress.Clear();
            return states;
        }
    }

    private bool IsProgressDue() => _progress.Count > 0 && Now() >= _nextProgress;

    private static long Now() => System.Diagnostics.Stopwatch.GetTimestamp() / (System.Diagnostics.Stopwatch.Frequency / 1000);

    private void Add(Action<string> write, string message)
    {
        lock (_gate)
        {
            _messages.Enqueue((write, message));
            Monitor.PulseAll(_gate);
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
