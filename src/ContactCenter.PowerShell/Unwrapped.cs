using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Values as PowerShell hands them over, without the wrapping that it puts around them.</summary>
internal static class Unwrapped
{
    public static object? Value(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>The values of a list, or the one value that is none.</summary>
    public static IEnumerable<object?> Values(object? value)
    {
        object? plain = Value(value);

        // A record or a text is one value, even where it can be enumerated.
        if (plain is string or IDictionary or not IEnumerable)
        {
            yield return value;
            yield break;
        }

        foreach (object? item in (IEnumerable)plain!)
        {
            yield return item;
        }
    }

    /// <summary>Whether the value is what is left of an object of that type after a journey through another process or a file.</summary>
    public static bool IsCopyOf(object? value, string typePrefix)
    {
        if (value is not PSObject wrapped)
        {
            return false;
        }

        foreach (string name in wrapped.TypeNames)
        {
            if (name.StartsWith("Deserialized." + typePrefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    public static string TypeName(object? value) => Value(value)?.GetType().FullName ?? "null";

    /// <summary>Whether it is the total count of -IncludeTotalCount, which comes before the records and is none.</summary>
    public static bool IsTotalCount(object item) => item is PSObject { BaseObject: ulong } count && count.Properties["Accuracy"] is not null;
}
