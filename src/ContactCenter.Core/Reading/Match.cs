using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter.Reading;

/// <summary>
/// Whether a record is within the bounds that the user gave. What is sent is wider by one unit, since the tenant's own edge may be inclusive or not.
/// </summary>
internal sealed class Match<T>
    where T : Record, new()
{
    private readonly List<Func<T, bool>> _conditions = [];
    private readonly Dictionary<string, Field<T, DateTimeOffset?>> _times = [];
    private readonly TimePrecisions _precisions;
    private readonly string? _timeKey;

    public Match(ListQuery query)
    {
        _precisions = query.Precisions;
        _timeKey = query.Endpoint.TimeKey;
        foreach (FilterValue filter in query.Filters)
        {
            if (filter.Bound == FilterBound.None)
            {
                continue;
            }

            Field field = RecordMap<T>.Instance.ByKey[filter.Filter.Field];
            bool lower = filter.Bound == FilterBound.From;
            if (filter.Filter.Kind == FilterKind.TimeRange)
            {
                var bound = (DateTimeOffset)filter.Values[0];
                var get = (Field<T, DateTimeOffset?>)field;
                TimePrecision precision = _precisions.Of(filter.Filter.Field);
                _times[filter.Filter.Field] = get;
                _conditions.Add(record => IsKept(record, field) || (get.GetValue(record) is DateTimeOffset time && (lower ? IsFrom(time, bound, precision) : IsTo(time, bound, precision))));
            }
            else
            {
                long bound = (long)filter.Values[0];
                var get = (Field<T, int?>)field;
                _conditions.Add(record => IsKept(record, field) || (lower ? get.GetValue(record) >= bound : get.GetValue(record) <= bound));
            }
        }
    }

    // The tenant has compared a value that the module can't read. What the tenant says is believed then.
    private static bool IsKept(T record, Field field) => record.ExtensionData?.ContainsKey(field.Key) == true;

    /// <summary>The coarsest unit in which the tenant displays a time that is filtered by.</summary>
    public TimeSpan Unit => _times.Keys.Select(field => _precisions.Of(field).Unit).DefaultIfEmpty(ListQuery.Millisecond).Max();

    /// <summary>Learns from a page how precisely its times are displayed.</summary>
    public void Observe(List<Row<T>> rows)
    {
        foreach (KeyValuePair<string, Field<T, DateTimeOffset?>> field in _times.Where(field => field.Key != _timeKey))
        {
            _precisions.Of(field.Key).Observe(rows.Where(row => row.Record is not null).Select(row => field.Value.GetValue(row.Record!)).OfType<DateTimeOffset>());
        }
    }

    // Between two displayed times only the tenant knows on which side of a bound a record lies. It was asked, so its answer stands.
    private static bool IsFrom(DateTimeOffset time, DateTimeOffset bound, TimePrecision precision) =>
        time >= bound || (precision.Finest > ListQuery.Millisecond && time >= ListQuery.Floor(bound, precision.Finest));

    private static bool IsTo(DateTimeOffset time, DateTimeOffset bound, TimePrecision precision) =>
        time < bound || (precision.Finest > ListQuery.Millisecond && ListQuery.Floor(bound, precision.Finest) != bound && time <= ListQuery.Ceiling(bound, precision.Finest));

    public bool Includes(T record) => _conditions.TrueForAll(condition => condition(record));
}
