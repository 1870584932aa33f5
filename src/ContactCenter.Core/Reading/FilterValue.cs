using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter;

/// <summary>A filter with what it is to match.</summary>
public sealed class FilterValue
{
    /// <summary>A filter that matches any of some values.</summary>
    /// <param name="filter">The filter, no range.</param>
    /// <param name="values">Texts, numbers or truth values.</param>
    /// <exception cref="ArgumentException">The filter is a range.</exception>
    public FilterValue(Filter filter, IReadOnlyList<object> values)
    {
        Filter = filter ?? throw new ArgumentNullException(nameof(filter));
        if (filter.Kind is FilterKind.TimeRange or FilterKind.NumberRange)
        {
            throw new ArgumentException($"The filter '{filter.Name}' is a range: say which bound.", nameof(filter));
        }

        Values = values ?? throw new ArgumentNullException(nameof(values));
    }

    /// <summary>One bound of a range of times.</summary>
    /// <param name="filter">The filter, a range of times.</param>
    /// <param name="bound">Which bound: from is inclusive, to is exclusive.</param>
    /// <param name="time">The bound.</param>
    public FilterValue(Filter filter, FilterBound bound, DateTimeOffset time)
        : this(filter, bound, time, FilterKind.TimeRange)
    {
    }

    /// <summary>One bound of a range of numbers.</summary>
    /// <param name="filter">The filter, a range of numbers.</param>
    /// <param name="bound">Which bound: both are inclusive.</param>
    /// <param name="number">The bound.</param>
    public FilterValue(Filter filter, FilterBound bound, long number)
        : this(filter, bound, number, FilterKind.NumberRange)
    {
    }

    /// <summary>
    /// The texts among the values that the reference does not document for the filter, each once; none where it documents no values. Ids are not looked at: of those that are
    /// documented, such as the built-in states of agents, a tenant has others.
    /// </summary>
    internal IEnumerable<string> Undocumented() => Filter.Values.Count == 0
        ? []
        : Values.OfType<string>().Distinct(StringComparer.Ordinal).Except(Filter.Values.Select(documented => documented.Value), StringComparer.Ordinal);

    private FilterValue(Filter filter, FilterBound bound, object value, FilterKind kind)
    {
        Filter = filter ?? throw new ArgumentNullException(nameof(filter));
        if (filter.Kind != kind || bound == FilterBound.None)
        {
            throw new ArgumentException($"The filter '{filter.Name}' takes no such bound.", nameof(bound));
        }

        Bound = bound;
        Values = [value];
    }

    /// <summary>The filter.</summary>
    public Filter Filter { get; }

    /// <summary>Which bound of a range; none where the filter is no range.</summary>
    public FilterBound Bound { get; }

    /// <summary>The values; of a range its one bound, a <see cref="DateTimeOffset"/> or a <see cref="long"/>.</summary>
    public IReadOnlyList<object> Values { get; }
}
