using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Sandbox;

/// <summary>A fault on chosen requests for data, written as <c>which=what</c>: see <see cref="Parse"/>.</summary>
public sealed class SandboxFault
{
    private static readonly IReadOnlyDictionary<string, SandboxFaultKind> Kinds = new Dictionary<string, SandboxFaultKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["429"] = SandboxFaultKind.Refused,
        ["429-date"] = SandboxFaultKind.RefusedWithDate,
        ["429-bare"] = SandboxFaultKind.RefusedBare,
        ["html"] = SandboxFaultKind.Html,
        ["html-500"] = SandboxFaultKind.HtmlError,
        ["cut"] = SandboxFaultKind.Cut,
        ["cut-json"] = SandboxFaultKind.CutJson,
        ["reset"] = SandboxFaultKind.Reset,
        ["hang"] = SandboxFaultKind.Hang,
        ["empty"] = SandboxFaultKind.Empty,
        ["null"] = SandboxFaultKind.Null,
        ["garbage"] = SandboxFaultKind.Garbage,
        ["wrongtype"] = SandboxFaultKind.WrongType,
        ["noid"] = SandboxFaultKind.NoId,
        ["redirect"] = SandboxFaultKind.Redirect,
        ["redirect-away"] = SandboxFaultKind.RedirectAway,
        ["drip"] = SandboxFaultKind.Drip,
    };

    private readonly string _text;
    private readonly int _number;
    private readonly bool _repeats;
    private readonly int _count;

    private SandboxFault(string text, int number, bool repeats, int count, SandboxFaultKind kind, int status)
    {
        _text = text;
        _number = number;
        _repeats = repeats;
        _count = count;
        Kind = kind;
        Status = status;
    }

    internal SandboxFaultKind Kind { get; }

    internal int Status { get; }

    /// <summary>Reads a fault.</summary>
    /// <param name="text">
    /// <para><c>which=what</c>, such as <c>3=500</c>, <c>*10=429</c>, <c>3x5=503</c>, <c>all=hang</c>.</para>
    /// <para>
    /// Which: a number (that request for data since the start, from 1; those that the rate limit refuses and those to user_statuses do not count), <c>*n</c> (every nth) or <c>all</c>; behind a
    /// number or <c>*n</c>, <c>xK</c> means that request and those that follow it, K in all.
    /// </para>
    /// <para>
    /// What: a status from 400 to 599; <c>429</c>, <c>429-date</c>, <c>429-bare</c> (Retry-After as seconds, as a date, missing); <c>html</c> (with status 200), <c>html-500</c>;
    /// <c>cut</c> (the connection breaks inside the body), <c>cut-json</c> (the body ends early, though the response is whole); <c>reset</c> (the connection breaks before an answer);
    /// <c>hang</c> (no answer for as long as the sandbox runs); <c>empty</c>, <c>null</c>, <c>garbage</c> (bodies with status 200); <c>wrongtype</c> (one record of the page has an
    /// object where a number is documented), <c>noid</c> (one record has an object for its id, so that it can't be read); <c>redirect</c>
    /// (to the same address), <c>redirect-away</c> (to another host); <c>drip</c> (the body comes slowly).
    /// </para>
    /// </param>
    /// <exception cref="ArgumentException">It does not read as a fault.</exception>
    public static SandboxFault Parse(string text)
    {
        if (text is null)
        {
            throw new ArgumentNullException(nameof(text));
        }

        int sign = text.IndexOf('=');
        if (sign < 0)
        {
            throw new ArgumentException($"'{text}' is no fault: write which=what, such as 3=500.", nameof(text));
        }

        string what = text.Substring(sign + 1).Trim();
        int status = 0;
        if (!Kinds.TryGetValue(what, out SandboxFaultKind kind)
            && !(int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out status) && status is >= 400 and <= 599))
        {
            throw new ArgumentException(
                $"'{what}' in '{text}' is no fault: write a status from 400 to 599, or one of {string.Join(", ", Kinds.Keys.OrderBy(key => key, StringComparer.Ordinal))}.", nameof(text));
        }

        (int number, bool repeats, int count) = ParseWhich(text, text.Substring(0, sign).Trim());
        return new SandboxFault(text, number, repeats, count, kind, status);
    }

    /// <summary>The fault as it was written.</summary>
    public override string ToString() => _text;

    /// <summary>Whether the request of that number has the fault.</summary>
    internal bool Hits(int request)
    {
        int past = request - _number;
        if (past < 0)
        {
            return false;
        }

        return (_repeats ? past % _number : past) < _count;
    }

    private static (int Number, bool Repeats, int Count) ParseWhich(string text, string which)
    {
        if (string.Equals(which, "all", StringComparison.OrdinalIgnoreCase))
        {
            return (1, true, 1);
        }

        bool repeats = which.StartsWith("*", StringComparison.Ordinal);
        string[] parts = (repeats ? which.Substring(1) : which).Split('x', 'X');
        int count = 1;
        if (parts.Length > 2 || !TryParseCount(parts[0], out int number) || (parts.Length == 2 && !TryParseCount(parts[1], out count)))
        {
            throw new ArgumentException($"'{which}' in '{text}' names no requests: write a number, *n for every nth, or all; and xK behind a number for K in a row.", nameof(text));
        }

        return (number, repeats, count);
    }

    private static bool TryParseCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;
}
