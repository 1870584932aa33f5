using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads any path of the API, for what the module does not know yet.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "CcApi", SupportsPaging = true)]
[OutputType("ContactCenter.OpenRecord")]
public sealed class InvokeApiCommand : ReadCommand<OpenRecord>
{
    private static readonly string[] SetByPaging = ["page", "per"];

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
        string? twice = Paginate ? query.Select(entry => entry.Key).FirstOrDefault(key => SetByPaging.Contains(key, StringComparer.OrdinalIgnoreCase)) : null;
        return twice is null ? new ReadRequest { Query = query, Limit = Paginate ? Limit() : null } : throw Errors.Invalid(Strings.QueryPaginated, twice);
    }
}
