using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.PowerShell;

/// <summary>
/// What every cmdlet that lists the records of an endpoint has. A leaf says which endpoint, and has a parameter with a <see cref="FilterAttribute"/> for each filter.
/// </summary>
/// <typeparam name="T">The type of the records.</typeparam>
public abstract class ListCommand<T> : TenantCommand, IEndpointCommand
    where T : Record, new()
{
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    /// <summary>How many records to ask for at a time, 1 to 100. It changes the number of requests, not what is emitted.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int PageSize { get; set; } = 100;

    /// <summary>Sorts in descending order.</summary>
    [Parameter]
    public SwitchParameter Descending { get; set; }

    /// <summary>Further query parameters as they are, such as @{ 'lang[]' = 'en', 'de' }, for what the module has no parameter for.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    Endpoint IEndpointCommand.Description => Endpoint;

    private protected abstract Endpoint<T> Endpoint { get; }

    /// <summary>The field to sort by; null for the order in which the endpoint is read completely. A leaf has the parameter, with its completion.</summary>
    private protected virtual string? SortKey => null;

    /// <summary>What is read of each tenant, unless records were piped.</summary>
    private protected override void End() => Read([.. GetTenants().Select(tenant => new TenantRead<T>(tenant, Endpoint, Request(tenant, null)))]);

    private protected ReadRequest Request(Tenant tenant, IReadOnlyList<long>? ids)
    {
        (FilterParameter Parameter, FilterValue Value)[] given =
        [
            .. from parameter in FilterParameter.Of(GetType(), Endpoint)
               where IsBound(parameter.Name)
               select (parameter, parameter.Read(this, tenant.TimeZone, _now)),
        ];
        FilterParameter.Check(given);
        return new ReadRequest
        {
            Filters = [.. given.Select(item => item.Value)],
            Ids = ids,
            SortBy = SortKey is string key ? SortField.Find(Endpoint, key) : null,
            Descending = Descending,
            PageSize = PageSize,
            Limit = Limit(),
            Query = QueryParameters.From(Query, tenant.TimeZone),
        };
    }

    /// <summary>Reads from the tenants side by side and emits what comes.</summary>
    private protected void Read(IReadOnlyList<TenantRead<T>> reads)
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

            foreach (T record in page.Records)
            {
                if (skip > 0)
                {
                    skip--;
                    continue;
                }

                WriteObject(record);
                read.Emitted++;
                if (--left == 0)
                {
                    break;
                }
            }
        }
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
        FilterBound bound = Descending ? FilterBound.To : FilterBound.From;
        FilterParameter? parameter = FilterParameter.Of(GetType(), Endpoint)
            .FirstOrDefault(candidate => candidate.Filter.Name == Endpoint.TimeKey && candidate.Bound == bound);
        if (read.CompleteTo is not DateTimeOffset time || parameter is null)
        {
            return Strings.ReadRepeat;
        }

        // The upper bound is exclusive, and the instant itself is not known to be complete.
        DateTimeOffset from = Descending ? time.AddTicks(1) : time;
        return Errors.Text(
            Descending ? Strings.ReadGoOnDescending : Strings.ReadGoOn,
            time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            parameter.Name,
            from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>Emits the total over the tenants, as PowerShell's paging wants it: before the records, and with how far it can be trusted.</summary>
    private void WriteTotal(List<TenantRead<T>> open, int tenantCount, CancellationToken token)
    {
        if (PagingParameters.First > 0)
        {
            foreach (TenantRead<T> read in open)
            {
                // All are asked before the first is waited for.
                _ = Start(read, token);
            }
        }

        ulong total = 0;
        double accuracy = 1;
        foreach (TenantRead<T> read in open.ToArray())
        {
            try
            {
                (long? count, bool isEstimate) = PagingParameters.First == 0
                    ? Await(read.Tenant.CountAsync(Endpoint, read.Request, Log, token))
                    : Total(Await(Start(read, token)));
                accuracy = Math.Min(accuracy, count is null ? 0 : isEstimate ? EstimateAccuracy : 1);
                total += (ulong)(count ?? 0);
            }
            catch (ContactCenterException error)
            {
                open.Remove(read);
                accuracy = 0;
                Fail(error, read, tenantCount);
            }
        }

        WriteObject(PagingParameters.NewTotalCount(total, accuracy));
    }

    // A bound that was widened by one unit can let a few records in that do not match.
    private const double EstimateAccuracy = 0.99;

    private static (long? Count, bool IsEstimate) Total(Page<T>? page) => page is null ? (0, false) : (page.TotalCount, page.TotalIsEstimate);

    private long? Limit()
    {
        ulong first = PagingParameters.First;
        ulong skip = PagingParameters.Skip;
        return first >= long.MaxValue || skip >= (ulong)long.MaxValue - first ? null : (long)(first + skip);
    }

    private static ContactCenterException OfTenant(ContactCenterException error, Tenant tenant) =>
        Errors.With(error, Errors.Text(Strings.OfTenant, tenant.Name, error.Message));
}
