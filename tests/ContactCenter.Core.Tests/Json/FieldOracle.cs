using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace ContactCenter.Tests.Json;

/// <summary>
/// What fits which field, said a second time and in another way than by the code that reads: by patterns, and by a list of times.
/// </summary>
internal static class FieldOracle
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Texts of times, each with what it is; null where it says that there is no time.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset?> Times { get; } = new Dictionary<string, DateTimeOffset?>
    {
        ["2026-11-20T10:00:00.000Z"] = At,
        ["2026-11-20T10:00:00Z"] = At,
        ["2026-11-20T10:00Z"] = At,
        ["2026-11-20t10:00:00z"] = At,
        [" 2026-11-20T10:00:00Z "] = At,
        ["2026-11-20T10:00:00"] = At,
        ["2026-11-20T10:00:00.5"] = At.AddMilliseconds(500),
        ["2026-11-20T10:00:00,25Z"] = At.AddMilliseconds(250),
        ["2026-11-20T10:00:00.123456789Z"] = At.AddTicks(1_234_567),
        ["2026-11-20T12:00:00+02:00"] = At,
        ["2026-11-20T12:00:00+0200"] = At,
        ["2026-11-20T12:00:00+02"] = At,
        ["2026-11-20T04:30:00-05:30"] = At,
        ["2026-11-21T00:00:00+14:00"] = At,
        ["20261120T100000Z"] = At,
        ["20261120T120000+0200"] = At,
        ["2026-11-20 10:00:00 UTC"] = At,
        ["2026-11-20 10:00:00.250 UTC"] = At.AddMilliseconds(250),
        ["2026-11-20 10:00:00Z"] = At,
        ["2026-11-20 10:00:00 GMT"] = At,
        ["2026-11-20 10:00:00 +0000"] = At,
        ["2026-11-20 12:00:00 +0200"] = At,
        ["2026-11-20 05:00:00-05:00"] = At,
        ["Fri, 20 Nov 2026 10:00:00 GMT"] = At,
        ["fri, 20 nov 2026 10:00:00 gmt"] = At,
        ["20 Nov 2026 10:00:00 GMT"] = At,
        ["Fri, 20 Nov 2026 12:00:00 +0200"] = At,
        ["Fri, 6 Nov 2026 10:00 UT"] = At.AddDays(-14),
        ["0001-01-01T00:00:00.000Z"] = DateTimeOffset.MinValue,
        [""] = null,
        ["  "] = null,
        ["0000-00-00"] = null,
        ["0000-00-00 00:00:00"] = null,
        ["0000-00-00 00:00:00 UTC"] = null,
        ["0000-00-00T00:00:00.000Z"] = null,
    };

    /// <summary>Texts that look like times to somebody and name no instant, or more than one.</summary>
    public static IReadOnlyList<string> NoTimes { get; } =
    [
        "10:15", "10:15:00", "1.5", "Nov 2026", "11/10/2026 10:00", "11/10/2026", "20/11/2026 10:00", "10.11.2026", "2026-11-20", "20261120", "2026-11", "2026", "2026-W47-5", "2026-324",
        "2026-11-20 10:00:00", "2026-11-20 10:00", "2026/11/20 10:00:00 UTC", "2026-11-20T24:00:00Z", "2026-11-20T10:00:60Z", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-11-20T10:00:00+15:00", "2026-11-20T10:00:00+02:60", "2026-11-20T10:00:00 CET", "2026-11-20T10:00:00 EST", "Fri Nov 20 10:00:00 2026", "Mon, 20 Nov 2026 10:00:00 GMT",
        "Friday, 20-Nov-26 10:00:00 GMT", "Fri, 20 Nov 26 10:00:00 GMT", "Fri, 20 Nov 2026 10:00:00 CET", "Fri, 20 Nov 2026 10:00:00", "Fri, 20 Foo 2026 10:00:00 GMT", "0000-01-01T00:00:00Z",
        "0000-00-00 10:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "12026-11-20T10:00:00Z", "26-11-20T10:00:00Z", "2026-1-2T10:00:00Z", "2026-11-20T1:00:00Z",
        "1795168800", "1795168800000", "1795168800.5", "now", "today", "yesterday", "tomorrow", "never", "-7d", "P1D", "PT5M", "5", "0", "noon", "10 AM", "T10:00:00Z", "+00:00", "Z", "UTC", "null", "NaN",
        "2026-11-20T10:00:00Z Z", "2026-11-20T10:00:00ZZ", "2026-11-20T10:00:00Z\n2026", "2026-11-20T10:00:00.Z", "\u0662\u0660\u0662\u0666-11-20T10:00:00Z", "/Date(1795168800000)/", "2026-11-20T10:00:00Z/PT1H",
    ];

    /// <summary>Whether a value fits a field of that type, and what the property is then. Of nested objects only whether it fits.</summary>
    public static (bool Fits, object? Value) Of(Type type, JToken json)
    {
        if (json.Type == JTokenType.Null)
        {
            return (true, null);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            return (json is JArray many && many.All(item => Of(type.GetGenericArguments()[0], item).Fits), json);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordList<>))
        {
            return (json is JObject || (json is JArray items && items.All(item => item.Type is JTokenType.Object or JTokenType.Null)), json);
        }

        return type == typeof(object) ? (true, json)
            : type == typeof(ContactStats) ? (json is JObject stats && stats.Properties().All(entry => Of(typeof(double?), entry.Value).Fits), json)
            : typeof(ApiObject).IsAssignableFrom(type) ? (json is JObject, json)
            : json is not JValue value ? (false, null)
            : type == typeof(string) ? Text(value)
            : type == typeof(bool?) ? Flag(value)
            : type == typeof(DateTimeOffset?) ? Time(value)
            : type == typeof(double?) ? Number(value)
            : Whole(value, type == typeof(int?));
    }

    private static (bool Fits, object? Value) Text(JValue json)
    {
        string text = json.Value switch { string s => s, bool b => b ? "true" : "false", double d => d.ToString("R", CultureInfo.InvariantCulture), var other => Convert.ToString(other, CultureInfo.InvariantCulture)! };
        return json.Value is double && !Regex.IsMatch(text, "^-?[0-9]+([.][0-9]+)?$") ? (false, null) : (true, text);
    }

    private static (bool Fits, object? Value) Flag(JValue json) => json.Value switch
    {
        bool flag => (true, flag),
        long or double => json.Value<double>() switch { 0 => (true, false), 1 => (true, true), _ => (false, null) },
        string text => text.Trim().ToUpperInvariant() switch { "" => (true, null), "TRUE" or "1" => (true, true), "FALSE" or "0" => (true, false), _ => (false, null) },
        _ => (false, null),
    };

    private static (bool Fits, object? Value) Number(JValue json) => json.Value switch
    {
        BigInteger big => (true, (double)big),
        long or double => double.IsFinite(json.Value<double>()) ? (true, json.Value<double>()) : (false, null),
        string text when text.Trim().Length == 0 => (true, null),
        string text when Regex.IsMatch(text.Trim(), "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$") && double.IsFinite(double.Parse(text, CultureInfo.InvariantCulture)) => (true, double.Parse(text, CultureInfo.InvariantCulture)),
        _ => (false, null),
    };

    private static (bool Fits, object? Value) Whole(JValue json, bool isShort)
    {
        BigInteger? whole = json.Value switch
        {
            long number => number,
            BigInteger number => number,
            double number when Math.Abs(number) < 9e15 && number % 1 == 0 => new BigInteger(number),
            string text when Regex.Match(text.Trim(), "^([+-]?[0-9]+)([.]0+)?$") is { Success: true } match => BigInteger.Parse(match.Groups[1].Value.TrimStart('+'), CultureInfo.InvariantCulture),
            _ => null,
        };
        return json.Value is string blank && blank.Trim().Length == 0 ? (true, null)
            : whole is null || whole < (isShort ? int.MinValue : long.MinValue) || whole > (isShort ? int.MaxValue : long.MaxValue) ? (false, null)
            : (true, isShort ? (object)(int)whole : (long)whole);
    }

    private static (bool Fits, object? Value) Time(JValue json)
    {
        switch (json.Value)
        {
            case string text:
                return Times.TryGetValue(text, out DateTimeOffset? time) ? (true, time) : (false, null);
            case long or double:
                double number = json.Value<double>();
                var century = (First: new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), End: new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
                return number >= century.First.ToUnixTimeSeconds() && number < century.End.ToUnixTimeSeconds() ? (true, DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(number * 1000, 3)))
                    : number >= century.First.ToUnixTimeMilliseconds() && number < century.End.ToUnixTimeMilliseconds() ? (true, DateTimeOffset.UnixEpoch.AddMilliseconds(number))
                    : (false, null);
            default:
                return (false, null);
        }
    }
}
