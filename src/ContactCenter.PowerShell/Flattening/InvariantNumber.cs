using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace ContactCenter.PowerShell;

/// <summary>
/// Numbers that are written alike in every culture. Export-Csv asks a value for its text, which for a number is that of the culture: a comma for the point, and
/// in some languages another sign or marks of direction before it. A number whose text differs gets one of its own, and stays a number.
/// </summary>
public static class InvariantNumber
{
    private static readonly MethodInfo Method = typeof(InvariantNumber).GetMethod(nameof(Text), BindingFlags.Public | BindingFlags.Static)!;

    /// <summary>The number's text: in the invariant culture where nothing else is asked for.</summary>
    /// <param name="number">The number.</param>
    /// <param name="how">What a number's own ToString takes: a format, a culture, or both.</param>
    public static string Text(PSObject number, params object?[] how)
    {
        object? value = number?.BaseObject;
        string? format = how?.OfType<string>().FirstOrDefault();
        IFormatProvider? culture = how?.OfType<IFormatProvider>().FirstOrDefault();
        return value is not IFormattable plain ? string.Empty
            : how is { Length: > 0 } ? plain.ToString(format, culture)
            : value is double ? plain.ToString("R", CultureInfo.InvariantCulture)
            : plain.ToString(null, CultureInfo.InvariantCulture);
    }

    /// <summary>The value, with a text of its own where it is a number that needs one.</summary>
    internal static object? Of(object? value) => value switch
    {
        null or string or bool => value,
        int and >= 0 or long and >= 0 => value,
        IFormattable => WithText(value),
        _ => value,
    };

    private static PSObject WithText(object value)
    {
        var number = new PSObject(value);
        number.Methods.Add(new PSCodeMethod(nameof(ToString), Method));
        return number;
    }
}
