using System;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ContactCenter.Json;

/// <summary>Times as the API writes them: UTC, with milliseconds.</summary>
internal static class JsonTime
{
    /// <summary>How a time is written, in responses and in requests.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads a time. One without a zone is in UTC, as all times of the API are.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) =>
        TryParseUsual(text, out time)
        || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

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
