using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ContactCenter.Json;

/// <summary>
/// The less usual texts of times. Apart from <see cref="JsonTime"/>, so that a read that does not need the patterns does not make them.
/// </summary>
internal static class TimeText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const string Clock = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})([.,](?<fraction>[0-9]+))?)?";
    private const string Zone = "(?<zone>Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?)";

    // A blank instead of the T is no ISO 8601, and is only read with a zone.
    private static readonly Regex Iso = new($@"\A(?<year>[0-9]{{4}})-(?<month>[0-9]{{2}})-(?<day>[0-9]{{2}})(T{Clock} ?{Zone}?| {Clock} ?{Zone})\z", Options);

    private static readonly Regex IsoBasic = new(
        $@"\A(?<year>[0-9]{{4}})(?<month>[0-9]{{2}})(?<day>[0-9]{{2}})T(?<hour>[0-9]{{2}})(?<minute>[0-9]{{2}})(?<second>[0-9]{{2}})([.,](?<fraction>[0-9]+))?{Zone}?\z", Options);

    private static readonly Regex Rfc1123 = new(
        $@"\A((?<weekday>[A-Z]{{3}}), )?(?<day>[0-9]{{1,2}}) (?<month>[A-Z]{{3}}) (?<year>[0-9]{{4}}) (?<hour>[0-9]{{2}}):(?<minute>[0-9]{{2}})(:(?<second>[0-9]{{2}}))? (?<zone>Z|UTC|GMT|UT|[+-][0-9]{{4}})\z", Options);

    private static readonly Regex ZeroDate = new($@"\A0000-00-00([T ]00:00(:00([.,]0+)?)? ?{Zone}?)?\z", Options);

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        string trimmed = text.Trim();
        Match match = Iso.Match(trimmed);
        match = match.Success ? match : IsoBasic.Match(trimmed);
        match = match.Success ? match : Rfc1123.Match(trimmed);
        time = default;
        return match.Success && TryMake(match, out time);
    }

    public static bool IsZeroDate(string text) => ZeroDate.IsMatch(text.Trim());

    // Nothing is carried over: the 30th of February, 24:00 and the second 60 are no times.
    private static bool TryMake(Match match, out DateTimeOffset time)
    {
        time = default;
        int year = Number(match, "year");
        int month = MonthOf(match.Groups["month"].Value);
        int day = Number(match, "day");
        int hour = Number(match, "hour");
        int minute = Number(match, "minute");
        int second = Number(match, "second");
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59
            || !TryOffset(match.Groups["zone"].Value, out TimeSpan offset))
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        long ticks = local.Ticks - offset.Ticks + long.Parse(match.Groups["fraction"].Value.PadRight(7, '0').Substring(0, 7), CultureInfo.InvariantCulture);
        string weekday = match.Groups["weekday"].Value;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || (weekday.Length > 0 && !local.ToString("ddd", CultureInfo.InvariantCulture).Equals(weekday, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static int Number(Match match, string group) => int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static int MonthOf(string text) => text.Length == 2
        ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
        : 1 + Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));

    // No zone is UTC, which all times of the API are in. An offset of more than 14 hours is none that is in use.
    private static bool TryOffset(string zone, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (zone.Length == 0 || zone[0] is not ('+' or '-'))
        {
            return true;
        }

        string digits = zone.Substring(1).Replace(":", string.Empty).PadRight(4, '0');
        int hours = int.Parse(digits.Substring(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        int minutes = int.Parse(digits.Substring(2), NumberStyles.None, CultureInfo.InvariantCulture);
        offset = new TimeSpan(hours, minutes, 0);
        bool isUsed = minutes < 60 && offset <= TimeSpan.FromHours(14);
        offset = zone[0] == '-' ? -offset : offset;
        return isUsed;
    }
}
