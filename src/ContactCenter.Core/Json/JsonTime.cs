using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ContactCenter.Json;

/// <summary>Times in the JSON of the API: written in UTC, with milliseconds.</summary>
internal static class JsonTime
{
    // 2000-01-01 and 2100-01-01, in seconds since 1970.
    private const double FirstSecond = 946_684_800;
    private const double EndSecond = 4_102_444_800;

    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How a time is written, in responses and in requests.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a text that names one instant. docs/fields.md lists the forms; no other text is guessed at.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) => TryParseUsual(text, out time) || TimeText.TryParse(text, out time);

    /// <summary>
    /// Reads seconds or milliseconds since 1970-01-01 UTC. The years from 2000 to 2099 tell one from the other; no other number is a time.
    /// </summary>
    public static bool TryParseEpoch(double number, out DateTimeOffset time)
    {
        time = default;
        if (number is >= FirstSecond * 1000.0 and < EndSecond * 1000.0)
        {
            time = Epoch.AddTicks((long)((decimal)number * TimeSpan.TicksPerMillisecond));
            return true;
        }

        if (number is >= FirstSecond and < EndSecond)
        {
            time = Epoch.AddTicks((long)((decimal)number * TimeSpan.TicksPerSecond));
            return true;
        }

        return false;
    }

    /// <summary>Whether a text says that there is no time: a blank one, or a zero date (<c>0000-00-00 00:00:00</c>).</summary>
    public static bool IsNone(string text) => string.IsNullOrWhiteSpace(text) || TimeText.IsZeroDate(text);

    // Nearly every time has the form 2018-06-07T19:49:52.896Z; the general parser takes several times as long for it.
    [MethodImpl(Compilation.Hot)]
    private static bool TryParseUsual(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < 20 || text.Length > 28 || text[text.Length - 1] != 'Z'
            || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !Digits(text, 0, 4, out int year) || !Digits(text, 5, 2, out int month) || !Digits(text, 8, 2, out int day)
            || !Digits(text, 11, 2, out int hour) || !Digits(text, 14, 2, out int minute) || !Digits(text, 17, 2, out int second))
        {
            return false;
        }

        int ticks = 0;
        if (text.Length > 20)
        {
            int count = text.Length - 21;
            if (text[19] != '.' || count == 0 || !Digits(text, 20, count, out ticks))
            {
                return false;
            }

            for (int i = count; i < 7; i++)
            {
                ticks *= 10;
            }
        }

        if (year < 1 || month < 1 || month > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(ticks));
        return true;
    }

    [MethodImpl(Compilation.Hot)]
    private static bool Digits(string text, int start, int count, out int value)
    {
        value = 0;
        for (int i = start; i < start + count; i++)
        {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }
}
