using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>Values that went through a file or another process, where only numbers, texts and the like stay what they were.</summary>
internal static class CopiedValue
{
    private const string Prefix = "Deserialized.";
    private static readonly Regex Iso = new(@"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d", RegexOptions.CultureInvariant);

    /// <summary>The time that a value is, live or deserialized; null of what is none. A text is never guessed to be a time.</summary>
    public static DateTimeOffset? Time(object? value) => value switch
    {
        DateTimeOffset time => time,
        DateTime time => Instant(time),
        PSObject { BaseObject: not PSCustomObject } wrapped => Time(wrapped.BaseObject),
        PSObject copy when IsOf(copy, typeof(DateTimeOffset).FullName!) => Ticks(copy, "UtcTicks") is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        _ => null,
    };

    /// <summary>A value's text, as the live one would have it.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        _ when IsOf(value, typeof(ContactStats).FullName!) => RecordRestorer.Stats(value)?.ToString(),
        PSObject { BaseObject: IList list } copy when copy.TypeNames.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal)) => Joined(list, copy),
        _ => value.ToString(),
    };

    /// <summary>Whether a text begins as a time of ISO 8601 does, which reads alike everywhere.</summary>
    public static bool IsIso(string text) => Iso.IsMatch(text);

    /// <summary>Whether the value is what is left of an object of that type, or of one whose name begins so.</summary>
    public static bool IsOf(object? value, string typeName) => TypeName(value)?.StartsWith(typeName, StringComparison.Ordinal) == true;

    /// <summary>The name of the type that the value had; null of a value that went nowhere.</summary>
    public static string? TypeName(object? value) =>
        (value as PSObject)?.TypeNames.FirstOrDefault(name => name.StartsWith(Prefix, StringComparison.Ordinal))?.Substring(Prefix.Length);

    // A list keeps its type's name, but not its text.
    private static string Joined(IList list, PSObject copy)
    {
        string[] texts = [.. list.Cast<object?>().Select(item => Time(item) is DateTimeOffset time ? JsonTime.Format(time) : PlainJson.ToText(Unwrapped.Value(item)))];
        string values = string.Join(", ", texts);
        bool areRecords = list.Cast<object?>().Any(item => item is PSObject { BaseObject: PSCustomObject }) || IsOf(copy, "ContactCenter.RecordList");
        return areRecords && texts.Length > 0 ? texts.Length.ToString(CultureInfo.InvariantCulture) + " (" + values + ")" : values;
    }

    private static DateTimeOffset Instant(DateTime time) => time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : new DateTimeOffset(time);

    private static long? Ticks(PSObject copy, string name) => Unwrapped.Value(copy.Properties[name]?.Value) as long?;
}
