using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Tests.Reading;

/// <summary>A filter of the reference whose field can change while a list is read, as a server understands it.</summary>
/// <param name="Name">Its name in the query.</param>
/// <param name="Place">Where the field is in a record's JSON.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Wanted">Values of the field that a user asks for.</param>
/// <param name="Others">Values that the user does not ask for.</param>
internal sealed record ModelFilter(string Name, string Place, FilterKind Kind, object[] Wanted, object?[] Others)
{
    private static readonly DateTimeOffset Edge = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    public static ModelFilter Ids(string name, string place) => new(name, place, FilterKind.List, [7L, 8L], [9L, null]);

    public static ModelFilter Texts(string name, string place, string[] wanted, params string?[] others) => new(name, place, FilterKind.List, wanted, others);

    public static ModelFilter Flags(string name) => new(name, name, FilterKind.FlagList, [true], [false, null]);

    public static ModelFilter Deleted() => new("with_deleted", "deleted", FilterKind.Flag, [false], [true]);

    public static ModelFilter Times(string name) => new(name, name, FilterKind.TimeRange, [], []);

    public static ModelFilter Numbers(string name) => new(name, name, FilterKind.NumberRange, [], []);

    /// <summary>What a user asks for with it, and the values that records change between meanwhile.</summary>
    public Demand Ask(Endpoint endpoint, Random random)
    {
        Filter filter = endpoint.Filter(Name);
        int ends = random.Next(1, 4);
        var bounds = new List<FilterBound>();
        if ((ends & 1) != 0)
        {
            bounds.Add(FilterBound.From);
        }

        if ((ends & 2) != 0)
        {
            bounds.Add(FilterBound.To);
        }

        DateTimeOffset late = Edge.AddHours(5);
        switch (Kind)
        {
            // What lies on the edge and next to it is where a server's edge can be other than the user's.
            case FilterKind.TimeRange:
                return new Demand(
                    this,
                    [.. bounds.Select(bound => new FilterValue(filter, bound, bound == FilterBound.From ? Edge : late))],
                    [Edge, Edge.AddHours(1), late - Millisecond],
                    [null, .. bounds.SelectMany(bound => bound == FilterBound.From ? new object?[] { Edge - Millisecond, Edge.AddDays(-1) } : [late, late.AddDays(1)])]);
            case FilterKind.NumberRange:
                return new Demand(
                    this,
                    [.. bounds.Select(bound => new FilterValue(filter, bound, bound == FilterBound.From ? 2L : 4L))],
                    [2L, 3L, 4L],
                    [null, .. bounds.SelectMany(bound => bound == FilterBound.From ? new object?[] { 1L, 0L } : [5L, 90L])]);
            case FilterKind.Flag:
                // Left out, it means what false means; true leaves nothing out.
                return ends switch
                {
                    1 => new Demand(this, [], Wanted, Others),
                    2 => new Demand(this, [new FilterValue(filter, [false])], Wanted, Others),
                    _ => new Demand(this, [new FilterValue(filter, [true])], [.. Wanted, .. Others], Others),
                };
            default:
                return new Demand(this, [new FilterValue(filter, Wanted)], Wanted, Others);
        }
    }

    /// <summary>What the server lets through.</summary>
    public Func<object?, bool> Parse(NameValueCollection parameters, bool fromExclusive, bool toInclusive)
    {
        switch (Kind)
        {
            case FilterKind.TimeRange or FilterKind.NumberRange:
                long? from = Measure(parameters[Name + "[from]"]);
                long? to = Measure(parameters[Name + "[to]"]);
                return value =>
                    (from is null || (fromExclusive ? Measure(value) > from : Measure(value) >= from)) && (to is null || (toInclusive ? Measure(value) <= to : Measure(value) < to));
            case FilterKind.Flag:
                bool all = parameters[Name] == "true";
                return value => all || value is not true;
            default:
                string[]? texts = parameters.GetValues(Name + "[]");
                return value => texts is null || (value is not null && texts.Contains(Text(value)));
        }
    }

    private static string Text(object value) => value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private long? Measure(object? value) => value switch
    {
        string text when Kind == FilterKind.TimeRange => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcTicks,
        string text => long.Parse(text, CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcTicks,
        long number => number,
        _ => null,
    };

    /// <summary>A filter as it is asked for.</summary>
    /// <param name="Filter">The filter.</param>
    /// <param name="Values">What is sent.</param>
    /// <param name="Matching">Values of the field that match.</param>
    /// <param name="Others">Values that do not, or that the server would leave out unless told not to.</param>
    public sealed record Demand(ModelFilter Filter, IReadOnlyList<FilterValue> Values, IReadOnlyList<object?> Matching, IReadOnlyList<object?> Others)
    {
        public bool Matches(object? value) => Matching.Contains(value);
    }
}
