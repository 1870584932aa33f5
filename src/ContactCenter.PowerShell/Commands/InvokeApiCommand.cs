using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads any path of the API, for what the module does not know yet.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CcApi", SupportsPaging = true)]
[OutputType("ContactCenter.OpenRecord")]
public sealed class InvokeApiCommand : ReadCommand<OpenRecord>
{
    private const string PageKey = "page";
    private const string SizeKey = "per";
    private const int MaxPageSize = 100;

    /// <summary>The path under the API, such as user_statuses. Required.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The query as it is, such as @{ 'lang[]' = 'en', 'de' }.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNull]
    public IDictionary? Query { get; set; }

    /// <summary>Reads page after page to the end.</summary>
    [Parameter]
    public SwitchParameter Paginate { get; set; }

    private protected override IEnumerable<TenantRead<OpenRecord>> Plan()
    {
        string path = Path ?? throw Errors.Invalid(Strings.ParameterMissing, nameof(Path), Strings.PathHow);
        return GetTenants().Select(tenant => new TenantRead<OpenRecord>(tenant, tenant.EndpointAt(path, Paginate), [Request(tenant)]));
    }

    private protected override IEnumerable<object> Output(OpenRecord record) => [OpenObject.AsItCame(record)];

    private ReadRequest Request(Tenant tenant)
    {
        IReadOnlyList<KeyValuePair<string, string>> query = QueryParameters.Raw(Query, tenant.TimeZone);
        if (Endpoints.All.FirstOrDefault(endpoint => endpoint.Path == Path!.Trim('/')) is Endpoint known)
        {
            WarnOfQuery(known, query);
        }

        if (!Paginate)
        {
            return new ReadRequest { Query = query };
        }

        if (query.FirstOrDefault(entry => Is(entry, PageKey)).Key is string twice)
        {
            throw Errors.Invalid(Strings.QueryPaginated, twice);
        }

        // The page size is the client's to set, so that it knows what a full page is.
        return new ReadRequest { Query = [.. query.Where(entry => !Is(entry, SizeKey))], Limit = Limit(), PageSize = PageSize(query) };
    }

    private static bool Is(KeyValuePair<string, string> entry, string key) => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase);

    private static int PageSize(IEnumerable<KeyValuePair<string, string>> query)
    {
        string[] sizes = [.. query.Where(entry => Is(entry, SizeKey)).Select(entry => entry.Value)];
        return sizes.Length == 0 ? MaxPageSize
            : sizes.Length == 1 && int.TryParse(sizes[0], NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= MaxPageSize ? size
            : throw Errors.Invalid(Strings.QueryPageSize, string.Join(", ", sizes), MaxPageSize);
    }
}
