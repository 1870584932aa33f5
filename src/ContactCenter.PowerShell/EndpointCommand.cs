using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.PowerShell;

/// <summary>
/// What every cmdlet has that reads one of the described endpoints. A leaf says which, and has a parameter with a <see cref="FilterAttribute"/> for each filter.
/// </summary>
/// <typeparam name="T">The type of the records.</typeparam>
public abstract class EndpointCommand<T> : ReadCommand<T>, IEndpointCommand
    where T : Record, new()
{
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;
    private bool _areValuesChecked;

    Endpoint IEndpointCommand.Description => Endpoint;

    private protected abstract Endpoint<T> Endpoint { get; }

    private protected override IEnumerable<TenantRead<T>> Plan() => GetTenants().Select(tenant => new TenantRead<T>(tenant, Endpoint, [Request(tenant)]));

    /// <summary>What the parameters ask a tenant for.</summary>
    private protected virtual ReadRequest Request(Tenant tenant)
    {
        (FilterParameter Parameter, FilterValue Value)[] given =
        [
            .. from parameter in FilterParameter.Of(GetType(), Endpoint)
               where IsBound(parameter.Name)
               select (parameter, parameter.Read(this, tenant.TimeZone, _now)),
        ];
        FilterParameter.Check(given);
        WarnOfUndocumented(given);

        // What comes whole comes whole: the count is of what came.
        return new ReadRequest { Filters = [.. given.Select(item => item.Value)], Limit = Endpoint.IsPaged ? Limit() : null };
    }

    // The vendor adds values, so that none is refused; but a mistyped one finds nothing without a word.
    private void WarnOfUndocumented(IReadOnlyList<(FilterParameter Parameter, FilterValue Value)> given)
    {
        if (_areValuesChecked)
        {
            return;
        }

        _areValuesChecked = true;
        foreach ((FilterParameter parameter, FilterValue value) in given)
        {
            foreach (string text in value.Undocumented())
            {
                WriteWarning(Errors.Text(Strings.ValueUndocumented, text, parameter.Name, string.Join(", ", parameter.Filter.Values.Select(documented => documented.Value))));
            }
        }
    }

    /// <summary>The value of a parameter without which nothing can be asked. It is not mandatory for PowerShell, which would prompt for it.</summary>
    /// <exception cref="ContactCenterException">It is missing (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    private protected void Require(string parameter, string how)
    {
        if (!IsBound(parameter))
        {
            throw Errors.Invalid(Strings.ParameterMissing, parameter, how);
        }
    }
}
