using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace ContactCenter.PowerShell;

/// <summary>A parameter of a command that is a filter of its endpoint.</summary>
internal sealed class FilterParameter(PropertyInfo property, Filter filter, FilterBound bound)
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<FilterParameter>> Known = new();

    /// <summary>The parameter's name.</summary>
    public string Name => property.Name;

    public Filter Filter => filter;

    public FilterBound Bound => bound;

    /// <summary>The filters among a command's parameters.</summary>
    public static IReadOnlyList<FilterParameter> Of(Type command, Endpoint endpoint) => Known.GetOrAdd(command, type =>
    [
        .. from property in type.GetProperties()
           let attribute = property.GetCustomAttribute<FilterAttribute>()
           where attribute is not null
           select new FilterParameter(property, endpoint.Filter(attribute.Name), attribute.Bound),
    ]);

    /// <summary>The value that the command was given, as the client takes it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="zone">The zone of times without one.</param>
    /// <param name="now">From when short forms of times count.</param>
    public FilterValue Read(object command, TimeZoneInfo zone, DateTimeOffset now)
    {
        object value = property.GetValue(command)!;
        return filter.Kind switch
        {
            FilterKind.TimeRange => new FilterValue(filter, bound, ((TimeExpression)value).Resolve(zone, now)),
            FilterKind.NumberRange => new FilterValue(filter, bound, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            _ => new FilterValue(filter, [.. Values(value).Select(AsDocumented)]),
        };
    }

    /// <summary>Refuses a range that nothing can be in.</summary>
    /// <exception cref="ContactCenterException">There is one (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static void Check(IReadOnlyList<(FilterParameter Parameter, FilterValue Value)> given)
    {
        foreach ((FilterParameter from, FilterValue low) in given.Where(item => item.Parameter.Bound == FilterBound.From))
        {
            foreach ((FilterParameter to, FilterValue high) in given.Where(item => item.Parameter.Bound == FilterBound.To && item.Parameter.Filter == from.Filter))
            {
                if (low.Values[0] is DateTimeOffset after && high.Values[0] is DateTimeOffset before && after >= before)
                {
                    throw Errors.Invalid(Strings.TimeRangeEmpty, from.Name, after, to.Name, before);
                }

                if (low.Values[0] is long least && high.Values[0] is long most && least > most)
                {
                    throw Errors.Invalid(Strings.NumberRangeEmpty, from.Name, least, to.Name, most);
                }
            }
        }
    }

    // Nobody minds the case in PowerShell, and a tenant may.
    private object AsDocumented(object value) =>
        value is string text && filter.Values.FirstOrDefault(documented => string.Equals(documented.Value, text, StringComparison.OrdinalIgnoreCase))?.Value is string known ? known : value;

    private static IEnumerable<object> Values(object value) => value switch
    {
        SwitchParameter flag => [flag.ToBool()],
        string text => [text],
        IEnumerable values => values.Cast<object>(),
        _ => [value],
    };
}
