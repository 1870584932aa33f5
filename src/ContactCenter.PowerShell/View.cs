using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;

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
            return value?.ToString();
        }

        double exact = number.ToDouble(CultureInfo.InvariantCulture);
        long whole = (long)Math.Min(Math.Abs(exact), 1e15);
        string sign = exact < 0 ? "-" : string.Empty;
        return whole < 3600
            ? string.Format(CultureInfo.InvariantCulture, "{0}{1}:{2:00}", sign, whole / 60, whole % 60)
            : string.Format(CultureInfo.InvariantCulture, "{0}{1}:{2:00}:{3:00}", sign, whole / 3600, whole / 60 % 60, whole % 60);
    }

    /// <summary>A status, with a colour where one means something and the host shows colours.</summary>
    /// <param name="status">The status, or a record that reads as one.</param>
    /// <param name="host">$Host.</param>
    /// <param name="style">$PSStyle, which Windows PowerShell does not have.</param>
    public static string? Status(object? status, PSHost? host, object? style)
    {
        string? text = Unwrapped.Value(status)?.ToString();
        return text is not null && Colors.TryGetValue(text, out string color) && IsColored(host, style) ? color + text + Reset : text;
    }

    /// <summary>What came besides the given properties, as one text.</summary>
    /// <param name="record">The record.</param>
    /// <param name="shown">The names of the properties that are shown already.</param>
    public static string Rest(PSObject? record, params string[] shown) => string.Join(
        ", ",
        from property in record?.Properties ?? Enumerable.Empty<PSPropertyInfo>()
        where property.Name != OpenObject.TenantProperty && !shown.Contains(property.Name, StringComparer.OrdinalIgnoreCase)
        let text = Text(property)
        where !string.IsNullOrEmpty(text)
        select property.Name + " " + text);

    private static string? Text(PSPropertyInfo property) => Unwrapped.Value(property.Value) switch
    {
        DateTimeOffset time => time.ToUniversalTime().ToString("u", CultureInfo.InvariantCulture),
        object value when property.Name.EndsWith("Duration", StringComparison.OrdinalIgnoreCase) => Duration(value),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        object value => value.ToString(),
        null => null,
    };

    private static bool IsColored(PSHost? host, object? style) =>
        style is not null && IsTrue(host?.UI, "SupportsVirtualTerminal")
        && PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() != "PlainText";

    // By name: the property is not in every version of PowerShell that the module runs on.
    private static bool IsTrue(object? target, string property) => target is not null && PSObject.AsPSObject(target).Properties[property]?.Value is true;
}
