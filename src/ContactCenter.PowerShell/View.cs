using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>How values read in the module's views. Scripts know it as [ContactCenter.View].</summary>
public static class View
{
    private const string Bad = "\u001b[31m";
    private const string Waiting = "\u001b[33m";
    private const string Good = "\u001b[32m";
    private const string Reset = "\u001b[0m";

    private static readonly Dictionary<string, string> Colors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["failed"] = Bad,
        ["not_in_sla"] = Bad,
        ["no_response"] = Bad,
        ["Missed Call"] = Bad,
        ["Abandoned by Contact"] = Bad,
        ["Abandoned by Dialer"] = Bad,
        ["Carrier Error"] = Bad,
        ["Dialer General Error"] = Bad,
        ["queued"] = Waiting,
        ["unopened"] = Waiting,
        ["voicemail_received"] = Waiting,
        ["pause"] = Waiting,
        ["paused"] = Waiting,
        ["assigned"] = Good,
        ["connected"] = Good,
        ["active"] = Good,
        ["dialing"] = Good,
        ["Available"] = Good,
        ["In-call"] = Good,
        ["In-chat"] = Good,
    };

    /// <summary>Seconds as minutes and seconds, from an hour on with hours: 1:05, 1:01:05.</summary>
    /// <param name="seconds">The seconds; null for none.</param>
    /// <returns>The text; of what is no number, itself.</returns>
    public static string? Duration(object? seconds)
    {
        object? value = Unwrapped.Value(seconds);
        if (value is not IConvertible number || value is string or bool or DateTime or char)
        {
            return value is null ? null : SafeText.Of(value.ToString() ?? string.Empty);
        }

        double exact = number.ToDouble(CultureInfo.InvariantCulture);
        long whole = (long)Math.Min(Math.Abs(exact), 1e15);
        string sign = exact < 0 ? "-" : string.Empty;
        return whole < 3600
            ? string.Format(CultureInfo.InvariantCulture, "{0}{1}:{2:00}", sign, whole / 60, whole % 60)
            : string.Format(CultureInfo.InvariantCulture, "{0}{1}:{2:00}:{3:00}", sign, whole / 3600, whole / 60 % 60, whole % 60);
    }

    /// <summary>A status, with a colour where one means something.</summary>
    /// <param name="status">The status.</param>
    internal static string? Colored(string? status) => status is not null && Colors.TryGetValue(status, out string color) ? color + status + Reset : status;

    /// <summary>A value as it is shown: times in UTC, durations as minutes and seconds, texts of the tenant without what a terminal would act on.</summary>
    /// <param name="name">The name of its property.</param>
    /// <param name="value">The value.</param>
    internal static string? Text(string? name, object? value)
    {
        if (CopiedValue.Time(value) is DateTimeOffset time)
        {
            return time.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture);
        }

        object? plain = Unwrapped.Value(value);
        string? text = plain is IFormattable number
            ? IsDuration(name) ? Duration(number) : number.ToString(null, CultureInfo.InvariantCulture)
            : plain is bool flag ? flag.ToString()
            : CopiedValue.Text(value);
        return text is null ? null : SafeText.Of(text);
    }

    /// <summary>What came besides the given properties, as one text.</summary>
    /// <param name="record">The record.</param>
    /// <param name="shown">The names of the properties that are shown already.</param>
    internal static string Rest(PSObject? record, params string[] shown) => string.Join(
        ", ",
        from property in record?.Properties.OfType<PSNoteProperty>() ?? []
        where property.Name != OpenObject.TenantProperty && !shown.Contains(property.Name, StringComparer.OrdinalIgnoreCase)
        let text = Text(property.Name, property.Value)
        where !string.IsNullOrEmpty(text)
        select SafeText.Of(property.Name) + " " + text);

    /// <summary>All of a record of no known shape, a line for each property.</summary>
    /// <param name="record">The record.</param>
    internal static string All(PSObject record)
    {
        PSNoteProperty[] properties = [.. record.Properties.OfType<PSNoteProperty>()];
        int width = properties.Length == 0 ? 0 : properties.Max(property => SafeText.Of(property.Name).Length);
        return string.Concat(properties.Select(property => SafeText.Of(property.Name).PadRight(width) + " : " + Text(property.Name, property.Value) + Environment.NewLine));
    }

    private static bool IsDuration(string? name) => name is not null
        && (name.EndsWith("Duration", StringComparison.OrdinalIgnoreCase) || name.EndsWith("ResponseTime", StringComparison.OrdinalIgnoreCase));
}
