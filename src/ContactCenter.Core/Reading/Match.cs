using System;
using System.Collections.Generic;
using ContactCenter.Json;

namespace ContactCenter.Reading;

/// <summary>
/// Whether a record is within the bounds that the user gave. What is sent is wider by one unit, since the tenant's own edge may be inclusive or not.
/// </summary>
internal sealed class Match<T>
    where T : Record, new()
{
    private readonly List<Func<T, bool>> _conditions = [];

    public Match(ListQuery query)
    {
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
                _conditions.Add(record => IsKept(record, field) || (lower ? get.GetValue(record) >= bound : get.GetValue(record) < bound));
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

    public bool Includes(T record) => _conditions.TrueForAll(condition => condition(record));
}
