using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.PowerShell;

/// <summary>What every cmdlet of the module has: a token that Ctrl+C cancels, one way to fail, and a sink for what is to be said.</summary>
public abstract class CcCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Dictionary<string, ProgressRecord>? _progress;
    private HashSet<string>? _refused;
    private LogSink? _log;

    /// <summary>Cancelled when the pipeline is stopped.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <summary>Takes what is to be said; the pipeline thread says it while it waits.</summary>
    private protected LogSink Log => _log ??= new LogSink(WriteVerbose, WriteWarning, IsProgressShown() ? ShowProgress : null);

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended on its own at the same moment.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        Close();
        GC.SuppressFinalize(this);
    }

    private protected virtual void Begin()
    {
    }

    private protected virtual void Process()
    {
    }

    private protected virtual void End()
    {
    }

    /// <summary>Lets go of what the command holds, however it ended.</summary>
    private protected virtual void Close()
    {
    }

    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Waits for a task on the pipeline thread, and says meanwhile what comes.</summary>
    private protected T Await<T>(Task<T> task)
    {
        Log.WaitFor(task);
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private protected void Await(Task task)
    {
        Log.WaitFor(task);
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private protected void WriteError(ContactCenterException error, object? target) => WriteError(Errors.Record(error, target));

    /// <summary>Says that a record is of the wrong kind, once for each message: the next thousand of that kind say nothing new.</summary>
    private protected void Refuse(string message, object? target)
    {
        _refused ??= new HashSet<string>(StringComparer.Ordinal);
        if (_refused.Add(message))
        {
            WriteError(Errors.Make(ErrorKind.WrongRecordKind, "{0}", message), target);
        }
    }

    /// <summary>Takes the progress bars away.</summary>
    private protected void CompleteProgress()
    {
        if (_progress is null)
        {
            return;
        }

        foreach (ProgressRecord record in _progress.Values)
        {
            record.RecordType = ProgressRecordType.Completed;
            WriteProgress(record);
        }

        _progress = null;
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (ContactCenterException error)
        {
            CompleteProgress();
            ThrowTerminatingError(Errors.Record(error, error.Data[Errors.TargetKey]));
        }
    }

    // PowerShell drops the records itself where progress is off; to make none at all costs nothing.
    private bool IsProgressShown()
    {
        object? preference = MyInvocation.BoundParameters.TryGetValue("ProgressAction", out object bound)
            ? bound
            : SessionState.PSVariable.GetValue("ProgressPreference");
        return preference?.ToString() is not ("SilentlyContinue" or "Ignore");
    }

    private void ShowProgress(ReadProgress state)
    {
        _progress ??= new Dictionary<string, ProgressRecord>(StringComparer.Ordinal);
        if (!_progress.TryGetValue(state.Tenant, out ProgressRecord? record))
        {
            // An id of its own for each command, so that two commands of a pipeline have a bar each.
            int id = (RuntimeHelpers.GetHashCode(this) + _progress.Count) & int.MaxValue;
            record = new ProgressRecord(id, Errors.Text(Strings.ProgressActivity, state.Path, state.Tenant), Strings.ProgressWaiting);
            _progress.Add(state.Tenant, record);
        }

        if (state.Total is long total)
        {
            record.StatusDescription = Errors.Text(Strings.ProgressOf, state.Read, total);
            record.PercentComplete = total <= 0 ? 100 : (int)Math.Min(100, state.Read * 100 / total);
        }
        else if (state.Read > 0)
        {
            record.StatusDescription = Errors.Text(Strings.ProgressSoFar, state.Read);
        }

        record.SecondsRemaining = state.TimeLeft is TimeSpan left ? (int)Math.Min(int.MaxValue, Math.Ceiling(left.TotalSeconds)) : -1;
        WriteProgress(record);
    }
}
