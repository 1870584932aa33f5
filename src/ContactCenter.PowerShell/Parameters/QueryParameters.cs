using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>The raw filters of -Query, as the client takes them.</summary>
internal static class QueryParameters
{
    private static readonly Dictionary<string, string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        ["page"] = "-First and -Skip",
        ["per"] = "-PageSize",
        ["sort_column"] = "-SortBy",
        ["sort_direction"] = "-Descending",
    };

    /// <summary>Reads them: a list becomes the same key several times, a time is written in UTC.</summary>
    /// <exception cref="ContactCenterException">A key or a value can't be used (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> From(IDictionary? query, TimeZoneInfo zone)
    {
        IReadOnlyList<KeyValuePair<string, string>> parameters = Raw(query, zone);
        foreach (KeyValuePair<string, string> parameter in parameters)
        {
            if (Reserved.TryGetValue(parameter.Key, out string instead))
            {
                throw Errors.Invalid(Strings.QueryReserved, parameter.Key, instead);
            }
        }

        return parameters;
    }

    /// <summary>Reads them, whatever they are.</summary>
    /// <exception cref="ContactCenterException">A value can't be used (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Raw(IDictionary? query, TimeZoneInfo zone)
    {
        var parameters = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in query ?? new Hashtable())
        {
            string key = PlainJson.ToText(Unwrapped.Value(entry.Key));
            foreach (object? value in Unwrapped.Values(entry.Value))
            {
                parameters.Add(new KeyValuePair<string, string>(key, Text(key, Unwrapped.Value(value), zone)));
            }
        }

        return parameters;
    }

    private static string Text(string key, object? value, TimeZoneInfo zone) => value switch
    {
        null => throw Errors.Invalid(Strings.QueryNull, key),
        DateTime time => JsonTime.Format(new TimeExpression(time).Resolve(zone, default)),
        TimeExpression time => JsonTime.Format(time.Resolve(zone, DateTimeOffset.UtcNow)),
        System.Management.Automation.SwitchParameter flag => flag.ToBool() ? "true" : "false",
        IFormattable or string or bool => PlainJson.ToText(value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
