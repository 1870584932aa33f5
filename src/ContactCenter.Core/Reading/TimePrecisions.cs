using System;
using System.Collections.Generic;

namespace ContactCenter.Reading;

/// <summary>The precision of each field with times that a read filters by.</summary>
internal sealed class TimePrecisions
{
    private readonly Dictionary<string, TimePrecision> _fields = new(StringComparer.Ordinal);

    /// <summary>The precision of a field.</summary>
    public TimePrecision Of(string field)
    {
        if (!_fields.TryGetValue(field, out TimePrecision? precision))
        {
            _fields[field] = precision = new TimePrecision();
        }

        return precision;
    }
}
