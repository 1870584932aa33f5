using System.Collections;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>What every cmdlet that lists the records of an endpoint page by page has.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public abstract class ListCommand<T> : EndpointCommand<T>
    where T : Record, new()
{
    /// <summary>How many records to ask for at a time, 1 to 100. It changes the number of requests, not what is emitted.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int PageSize { get; set; } = 100;

    /// <summary>
    /// The field to sort by, as a property's name or as a JSON key. Left out, records come in the order in which they can be read completely: by the time
    /// that never changes, or by id.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SortCompleter))]
    public string? SortBy { get; set; }

    /// <summary>Sorts in descending order.</summary>
    [Parameter]
    public SwitchParameter Descending { get; set; }

    /// <summary>Further query parameters as they are, such as @{ 'lang[]' = 'en', 'de' }, for what the module has no parameter for.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    private protected override ReadRequest Request(Tenant tenant)
    {
        ReadRequest request = base.Request(tenant);

        // Where there is no time to read by, the order is nobody's, and backwards can be by id alone.
        request.SortBy = SortBy is not null ? SortField.Find(Endpoint, SortBy) : Descending && Endpoint.TimeKey is null ? "id" : null;
        request.Descending = Descending;
        request.PageSize = PageSize;
        request.Query = QueryParameters.From(Query, tenant.TimeZone);
        return request;
    }
}
