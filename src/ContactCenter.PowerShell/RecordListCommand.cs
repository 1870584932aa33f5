using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>A list whose records can also be asked for by id, and by records that refer to them.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public abstract class RecordListCommand<T> : ListCommand<T>
    where T : Record, new()
{
    // As many as ids fit a page; with a hundred the address stays far below its limit.
    private const int LargestBatch = 100;

    private readonly PipedRecords _piped = new();

    /// <summary>The ids, as numbers or texts, or records: those of this kind mean themselves, others what they refer to.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [RecordTransformation]
    [ArgumentCompleter(typeof(ValueCompleter))]
    public RecordReference[]? Id { get; set; }

    private protected override void Process() => Gather(_piped, Id, reference =>
    {
        (string? filter, IReadOnlyList<long> ids) = reference.Ask(Endpoint);
        CheckFilter(filter);
        return (filter, ids);
    });

    private protected override IEnumerable<TenantRead<T>> Plan()
    {
        if (!_piped.IsEmpty)
        {
            return _piped.Of(TenantsOf).Select(item => new TenantRead<T>(item.Tenant, Endpoint, [.. Requests(item.Tenant, item.Wanted)]));
        }

        // Nothing came through the pipeline, or nothing that refers to a record: that is not everything.
        return Id is null && !MyInvocation.ExpectingInput ? base.Plan() : [];
    }

    private IEnumerable<ReadRequest> Requests(Tenant tenant, WantedIds wanted)
    {
        if (wanted.Ids is not null)
        {
            ReadRequest request = Request(tenant);
            request.Ids = wanted.Ids;
            yield return request;
        }

        foreach ((string filter, IReadOnlyList<long> ids) in wanted.Filters)
        {
            for (int start = 0; start < ids.Count; start += LargestBatch)
            {
                ReadRequest request = Request(tenant);
                request.Filters = [.. request.Filters, new FilterValue(Endpoint.Filter(filter), [.. ids.Skip(start).Take(LargestBatch).Cast<object>()])];
                yield return request;
            }
        }
    }

    // Both at once would be either one, and not both.
    private void CheckFilter(string? filter)
    {
        if (filter is not null && FilterParameter.Of(GetType(), Endpoint).FirstOrDefault(parameter => parameter.Filter.Name == filter && IsBound(parameter.Name)) is FilterParameter given)
        {
            throw Errors.Invalid(Strings.FilterTwice, given.Name);
        }
    }
}
