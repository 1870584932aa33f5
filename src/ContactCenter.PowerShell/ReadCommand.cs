using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.PowerShell;

/// <summary>What every cmdlet that reads records has: tenants side by side, -First, -Skip and -IncludeTotalCount over all of them, and errors that say how to go on.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public abstract class ReadCommand<T> : TenantCommand
    where T : Record, new()
{
    /// <summary>What is read, from which tenants.</summary>
    private protected abstract IEnumerable<TenantRead<T>> Plan();

    /// <summary>What is emitted for a record.</summary>
    private protected virtual IEnumerable<object> Output(T record) => [record];

    /// <summary>How many objects the records of a page stand for.</summary>
    private protected virtual long? TotalOf(Page<T> page) => page.TotalCount;

    private protected override void End() => Read([.. Plan()]);

    /// <summary>Reads from the tenants side by side and emits what comes.</summary>
    private void Read(IReadOnlyList<TenantRead<T>> reads)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        try
        {
            var open = new List<TenantRead<T>>(reads);
            if (PagingParameters.IncludeTotalCount)
            {
                WriteTotal(open, reads.Count, cancel.Token);
            }

            Emit(open, reads.Count, cancel.Token);
        }
        finally
        {
            cancel.Cancel();
            foreach (TenantRead<T> read in reads)
            {
                read.Dispose();
            }
        }

        Log.Drain();
        CompleteProgress();
    }

    private void Emit(List<TenantRead<T>> open, int tenantCount, CancellationToken token)
    {
        ulong skip = PagingParameters.Skip;
        ulong left = PagingParameters.First;
        while (open.Count > 0 && left > 0)
        {
            TenantRead<T> read = First(open, token);
            Page<T>? page = Take(read, open, tenantCount, token);
            if (page is null)
            {
                continue;
            }

            foreach (ContactCenterException error in page.Errors)
            {
                WriteError(tenantCount > 1 ? OfTenant(error, read.Tenant) : error, (object?)error.RecordId ?? read.Tenant.Name);
            }

            foreach (object output in page.Records.Where(read.IsNew).SelectMany(Remembered))
            {
                if (skip > 0)
                {
                    skip--;
                    continue;
                }

                WriteObject(output);
                read.Emitted++;
                if (--left == 0)
                {
                    break;
                }
            }
        }
    }

    // What has been seen can be completed by Tab.
    private IEnumerable<object> Remembered(T record)
    {
        Session.Here.Seen.Add(record);
        return Output(record);
    }

    /// <summary>The first of the reads whose page has come.</summary>
    private TenantRead<T> First(List<TenantRead<T>> open, CancellationToken token)
    {
        if (open.Count == 1)
        {
            return open[0];
        }

        Task[] pending = [.. open.Select(read => Start(read, token))];
        Task first = Await(Task.WhenAny(pending));

        // The one that waited longest is moved to the end, so that a fast tenant does not keep the others waiting.
        TenantRead<T> ready = open[Array.IndexOf(pending, first)];
        open.Remove(ready);
        open.Add(ready);
        return ready;
    }

    /// <summary>The read's next page; null where it has ended, well or not.</summary>
    private Page<T>? Take(TenantRead<T> read, List<TenantRead<T>> open, int tenantCount, CancellationToken token)
    {
        try
        {
            Page<T>? page = Await(Start(read, token));
            read.Taken();
            if (page is null)
            {
                open.Remove(read);
            }

            return page;
        }
        catch (ContactCenterException error)
        {
            open.Remove(read);
            Fail(error, read, tenantCount);
            return null;
        }
    }

    private Task<Page<T>?> Start(TenantRead<T> read, CancellationToken token)
    {
        try
        {
            return read.Next(Log, token);
        }
        catch (ContactCenterException error)
        {
            return Task.FromException<Page<T>?>(error);
        }
    }

    /// <summary>One tenant's failure ends the command where it is the only one; else the others are read all the same.</summary>
    private void Fail(ContactCenterException error, TenantRead<T> read, int tenantCount)
    {
        ContactCenterException told = Explain(error, read);
        if (tenantCount == 1)
        {
            throw told.About(read.Tenant.Name);
        }

        WriteError(OfTenant(told, read.Tenant), read.Tenant.Name);
    }

    private ContactCenterException Explain(ContactCenterException error, TenantRead<T> read)
    {
        if (read.Emitted == 0 && read.CompleteTo is null)
        {
            return error;
        }

        string count = read.Emitted == 1 ? Strings.ReadBrokeRecord : Errors.Text(Strings.ReadBrokeRecords, read.Emitted);
        string message = error.Message.TrimEnd('.') + ".";
        return Errors.With(error, Errors.Text(Strings.ReadBroke, message, count) + " " + HowToGoOn(read));
    }

    // A read by time has handed over everything up to an instant: the parameter that bounds that time takes it up from there.
    private string HowToGoOn(TenantRead<T> read)
    {
        bool descending = read.Request.Descending;
        FilterBound bound = descending ? FilterBound.To : FilterBound.From;
        FilterParameter? parameter = FilterParameter.Of(GetType(), read.Endpoint)
            .FirstOrDefault(candidate => candidate.Filter.Name == read.Endpoint.TimeKey && candidate.Bound == bound);
        if (read.CompleteTo is not DateTimeOffset time || parameter is null)
        {
            return Strings.ReadRepeat;
        }

        // The upper bound is exclusive, and the instant itself is not known to be complete.
        DateTimeOffset from = descending ? time.AddTicks(1) : time;
        return Errors.Text(
            descending ? Strings.ReadGoOnDescending : Strings.ReadGoOn,
            time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            parameter.Name,
            from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>Emits the total over the tenants, as PowerShell's paging wants it: before the records, and with how far it can be trusted.</summary>
    private void WriteTotal(List<TenantRead<T>> open, int tenantCount, CancellationToken token)
    {
        foreach (TenantRead<T> read in open.Where(read => !IsCounted(read)))
        {
            // All are asked before the first is waited for.
            _ = Start(read, token);
        }

        ulong total = 0;
        double accuracy = 1;
        var cost = new ReadCost();
        foreach (TenantRead<T> read in open.ToArray())
        {
            try
            {
                (long? count, bool isEstimate) = IsCounted(read)
                    ? Await(read.CountAsync(Log, token))
                    : Total(Await(Start(read, token)));
                accuracy = Math.Min(accuracy, count is null ? 0 : isEstimate ? EstimateAccuracy : 1);
                total += (ulong)(count ?? 0);
                cost.Add(count ?? 0, read.Request.PageSize, read.Tenant.RequestsPerSecond);
            }
            catch (ContactCenterException error)
            {
                open.Remove(read);
                accuracy = 0;
                Fail(error, read, tenantCount);
            }
        }

        PSObject said = PagingParameters.NewTotalCount(total, accuracy);
        if (PagingParameters.First == 0 && accuracy > 0)
        {
            // What a long read would cost, before it is begun: said as -WhatIf says things, and noted for scripts.
            said.Properties.Add(new PSNoteProperty(nameof(ReadCost.Requests), cost.Requests));
            said.Properties.Add(new PSNoteProperty(nameof(ReadCost.Duration), cost.Duration));
            WriteInformation(new HostInformationMessage { Message = cost.Text(total) }, ["PSHOST"]);
        }

        WriteObject(said);
    }

    // A bound that was widened by one unit can let a few records in that do not match.
    private const double EstimateAccuracy = 0.99;

    private (long? Count, bool IsEstimate) Total(Page<T>? page) => page is null ? (0, false) : (TotalOf(page), page.TotalIsEstimate);

    // The first page says the total, if it is wanted at all and if the read has no other.
    private bool IsCounted(TenantRead<T> read) => read.Endpoint.IsPaged && (PagingParameters.First == 0 || read.IsMany);

    /// <summary>How many records are to be asked for; null for all.</summary>
    private protected long? Limit()
    {
        ulong first = PagingParameters.First;
        ulong skip = PagingParameters.Skip;
        return first >= long.MaxValue || skip >= (ulong)long.MaxValue - first ? null : (long)(first + skip);
    }

    private static ContactCenterException OfTenant(ContactCenterException error, Tenant tenant) =>
        Errors.With(error, Errors.Text(Strings.OfTenant, tenant.Name, error.Message));
}
