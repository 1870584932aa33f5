using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ContactCenter.Http;

/// <summary>
/// Reads how long a server asks to wait: a number of seconds or a date, in the forms that servers send (RFC 9110 and others).
/// </summary>
internal static class ServerDelay
{
    /// <summary>The longest wait that is told from others: nobody waits that long.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromDays(365);

    // Seconds and milliseconds since 1970, from 2001 to the year 5138. As countdowns they would be decades.
    private const double MinEpochSeconds = 1e9;
    private const double MinEpochMilliseconds = 1e11;
    private const double MaxEpochMilliseconds = 1e14;

    private static readonly Regex Number = new(
        "^\"?\\+?(?<number>[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?!\\.)\\s*(?<unit>[A-Za-z]*)(?![-:/])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex DateStart = new("^[0-9]{1,4}[- ](?:[A-Za-z]{3}|[0-9]{2})[- ]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex Weekday = new("^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex Zone = new("\\s*(?:GMT|UTC|Z)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly string[] DateForms =
    [
        "d MMM yyyy H:m:s", "d MMM yyyy H:m:s zzz", "d-MMM-yy H:m:s", "d-MMM-yyyy H:m:s", "MMM d H:m:s yyyy",
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:ss",
    ];

    private static readonly Dictionary<string, double> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ms"] = 0.001,
        ["msec"] = 0.001,
        ["millisecond"] = 0.001,
        ["milliseconds"] = 0.001,
        ["m"] = 60,
        ["min"] = 60,
        ["mins"] = 60,
        ["minute"] = 60,
        ["minutes"] = 60,
        ["h"] = 3600,
        ["hr"] = 3600,
        ["hour"] = 3600,
        ["hours"] = 3600,
        ["d"] = 86400,
        ["day"] = 86400,
        ["days"] = 86400,
    };

    /// <summary>Reads a header's value; of a list, the first part that is a wait.</summary>
    /// <param name="text">The value.</param>
    /// <param name="now">The server's time, from which a date is counted.</param>
    /// <returns>The wait, from zero to <see cref="Max"/>; null if the text is not one.</returns>
    public static TimeSpan? Parse(string? text, DateTimeOffset now)
    {
        // A date holds a comma, so the whole text is tried as one first.
        string trimmed = text?.Trim() ?? string.Empty;
        return Date(trimmed, now) ?? trimmed.Split(',').Select(part => Date(part.Trim(), now) ?? Countdown(part.Trim(), now)).FirstOrDefault(wait => wait is not null);
    }

    /// <summary>Reads the number that a text begins with; null if it begins with none, or with one below zero.</summary>
    public static double? LeadingNumber(string text) =>
        Number.Match(text.Trim()) is { Success: true } match
        && double.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static TimeSpan? Countdown(string text, DateTimeOffset now)
    {
        if (LeadingNumber(text) is not double number || DateStart.IsMatch(text))
        {
            return null;
        }

        string unit = Number.Match(text).Groups["unit"].Value;
        if (unit.Length == 0 && number is >= MinEpochSeconds and < MaxEpochMilliseconds)
        {
            return Within(DateTimeOffset.FromUnixTimeMilliseconds((long)(number < MinEpochMilliseconds ? number * 1000 : number)) - now);
        }

        double seconds = number * (Units.TryGetValue(unit, out double factor) ? factor : 1);
        return seconds >= Max.TotalSeconds ? Max : Within(TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)));
    }

    private static TimeSpan? Date(string text, DateTimeOffset now)
    {
        string plain = Zone.Replace(Weekday.Replace(text, string.Empty), string.Empty);
        const DateTimeStyles Styles = DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParseExact(plain, DateForms, CultureInfo.InvariantCulture, Styles, out DateTimeOffset date) ? Within(date - now) : null;
    }

    private static TimeSpan Within(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Max ? Max : wait;
}
