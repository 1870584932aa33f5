using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace ContactCenter;

/// <summary>
/// A time as a person states it: an instant, a date and time in a zone that is known only later, or a time counted from now. It becomes an instant by
/// <see cref="Resolve"/>, so that all times of one command are counted from the same now.
/// </summary>
public sealed class TimeExpression
{
    // A time without a year of four digits would be completed from the machine's clock and culture.
    private static readonly Regex HasYear = new(@"(?<!\d)\d{4}(?!\d)", RegexOptions.CultureInvariant);
    private static readonly Regex Short = new(@"^-(?<count>\d{1,9})(?<unit>[smhdw])$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Number = new(@"^[+-]?\d+([.,]\d+)?$", RegexOptions.CultureInvariant);

    private readonly string _text;
    private readonly DateTimeOffset? _instant;
    private readonly DateTime? _wall;
    private readonly TimeSpan? _ago;
    private readonly int _daysBack;

    private TimeExpression(string text, DateTimeOffset? instant = null, DateTime? wall = null, TimeSpan? ago = null, int daysBack = 0)
    {
        _text = text;
        _instant = instant;
        _wall = wall;
        _ago = ago;
        _daysBack = daysBack;
    }

    /// <summary>An instant.</summary>
    /// <param name="time">The instant.</param>
    public TimeExpression(DateTimeOffset time)
        : this(Show(time), instant: time)
    {
    }

    /// <summary>A date and time: in UTC or in the machine's zone where its kind says so, else in the zone that <see cref="Resolve"/> is given.</summary>
    /// <param name="time">The date and time.</param>
    public TimeExpression(DateTime time)
        : this(
            time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
            instant: time.Kind == DateTimeKind.Unspecified ? null : ToInstant(time),
            wall: time.Kind == DateTimeKind.Unspecified ? time : null)
    {
    }

    /// <summary>Reads a time from a text.</summary>
    /// <param name="text">
    /// A date, or a date and time, in the invariant culture, with or without an offset or Z (such as 2026-05-01, 2026-05-01 13:00, 2026-05-01T13:00:00+02:00);
    /// or a short form: <c>-30s</c>, <c>-90m</c>, <c>-3h</c>, <c>-7d</c> (days of 24 hours), <c>-2w</c>, <c>now</c>, <c>today</c>, <c>yesterday</c>.
    /// </param>
    /// <exception cref="ContactCenterException">The text is no time (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static TimeExpression Parse(string text) =>
        TryParse(text, out TimeExpression? time, out string? problem) ? time! : throw new ContactCenterException(ErrorKind.InvalidArgument, problem!);

    /// <summary>Reads a time from a text, in the forms that <see cref="Parse"/> takes. The machine's culture makes no difference.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time; null where the text is none.</param>
    /// <param name="problem">What is wrong and how to write it; null where nothing is.</param>
    public static bool TryParse(string? text, out TimeExpression? time, out string? problem)
    {
        string trimmed = text?.Trim() ?? string.Empty;
        time = ParseShort(trimmed) ?? ParseDate(trimmed);
        problem = time is not null ? null : Number.IsMatch(trimmed) ? NumberProblem(trimmed) : NoTimeProblem(trimmed);
        return time is not null;
    }

    /// <summary>What to say of a bare number: in an expression PowerShell reads -7d as the number -7.</summary>
    internal static string NumberProblem(string number) =>
        $"{number} is a number, not a time. A date or a short form in an expression has to be in quotes, because PowerShell reads -7d there as the number -7: write '-7d' for the last seven days.";

    /// <summary>The instant, in UTC.</summary>
    /// <param name="zone">The zone of a time that was given without one, and of today and yesterday.</param>
    /// <param name="now">The present, from which short forms count.</param>
    /// <returns>
    /// The instant. A wall-clock time that the zone skips (clocks put forward) is the first instant after the gap; one that it has twice (clocks put back) is
    /// the earlier of the two, so that a range that begins with it leaves nothing out.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public DateTimeOffset Resolve(TimeZoneInfo zone, DateTimeOffset now)
    {
        if (zone is null)
        {
            throw new ArgumentNullException(nameof(zone));
        }

        if (_instant is DateTimeOffset instant)
        {
            return instant.ToUniversalTime();
        }

        if (_ago is TimeSpan ago)
        {
            return now.UtcTicks < ago.Ticks ? DateTimeOffset.MinValue : now.ToUniversalTime() - ago;
        }

        return FromWall(_wall ?? TimeZoneInfo.ConvertTime(now, zone).Date.AddDays(-_daysBack), zone);
    }

    /// <summary>The time as it was given.</summary>
    public override string ToString() => _text;

    private static TimeExpression? ParseShort(string text)
    {
        if (string.Equals(text, "now", StringComparison.OrdinalIgnoreCase))
        {
            return new TimeExpression(text, ago: TimeSpan.Zero);
        }

        if (string.Equals(text, "today", StringComparison.OrdinalIgnoreCase))
        {
            return new TimeExpression(text);
        }

        if (string.Equals(text, "yesterday", StringComparison.OrdinalIgnoreCase))
        {
            return new TimeExpression(text, daysBack: 1);
        }

        Match match = Short.Match(text);
        if (!match.Success)
        {
            return null;
        }

        long unit = match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            _ => TimeSpan.TicksPerDay * 7,
        };
        decimal ticks = decimal.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) * unit;
        return ticks > TimeSpan.MaxValue.Ticks ? null : new TimeExpression(text, ago: new TimeSpan((long)ticks));
    }

    private static TimeExpression? ParseDate(string text)
    {
        if (!HasYear.IsMatch(text) || Number.IsMatch(text)
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.AllowWhiteSpaces, out DateTime wall))
        {
            return null;
        }

        // The kind tells whether the text had an offset; the offset itself, which DateTime turns into the machine's, is read again.
        return wall.Kind == DateTimeKind.Unspecified
            ? new TimeExpression(text, wall: wall)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out DateTimeOffset instant)
                ? new TimeExpression(text, instant: instant)
                : null;
    }

    private static DateTimeOffset FromWall(DateTime wall, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(wall))
        {
            return EndOfGap(wall, zone);
        }

        TimeSpan offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return FromUtcTicks(wall.Ticks - offset.Ticks);
    }

    // The instant at which the offset changes, found by halving: the rules of a zone can't be asked for it in all their forms.
    private static DateTimeOffset EndOfGap(DateTime wall, TimeZoneInfo zone)
    {
        long low = wall.Ticks - TimeSpan.TicksPerDay - zone.BaseUtcOffset.Ticks;
        long high = wall.Ticks + TimeSpan.TicksPerDay - zone.BaseUtcOffset.Ticks;
        TimeSpan before = zone.GetUtcOffset(FromUtcTicks(low));
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (zone.GetUtcOffset(FromUtcTicks(middle)) == before)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return FromUtcTicks(high);
    }

    private static DateTimeOffset FromUtcTicks(long ticks) =>
        new(Math.Max(DateTime.MinValue.Ticks, Math.Min(DateTime.MaxValue.Ticks, ticks)), TimeSpan.Zero);

    // The first and the last day of the calendar have no instant in zones on one side of UTC.
    private static DateTimeOffset ToInstant(DateTime time) =>
        FromUtcTicks(time.Kind == DateTimeKind.Utc ? time.Ticks : time.Ticks - TimeZoneInfo.Local.GetUtcOffset(time).Ticks);

    private static string Show(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static string NoTimeProblem(string text) =>
        $"'{text}' is no time. Write a date (2026-05-01), a date and time (2026-05-01 13:00, 2026-05-01T13:00:00Z, 2026-05-01T13:00:00+02:00), or a short form in quotes: '-30s', '-90m', '-3h', '-7d', '-2w', 'now', 'today', 'yesterday'.";
}
