using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>Values of no known shape that went through a file or another process, as the module keeps them.</summary>
internal static class PlainCopy
{
    /// <summary>The value with lists and dictionaries of the module's own types, and with deserialized times as times.</summary>
    public static object? Of(object? value)
    {
        object? plain = Unwrapped.Value(value);
        return plain switch
        {
            PlainObject or ValueList<object?> => plain,
            IDictionary entries => new PlainObject(entries.Keys.Cast<object>().ToDictionary(PlainJson.ToText, key => Of(entries[key]), StringComparer.Ordinal)),
            string or null => plain,
            IEnumerable items => List(items, value),
            PSObject row => CopiedValue.Time(row) is DateTimeOffset time ? time : Entries(row),
            int whole => (long)whole,
            float or decimal => Convert.ToDouble(plain, System.Globalization.CultureInfo.InvariantCulture),
            _ => plain,
        };
    }

    /// <summary>The dictionary that was written as a list of keys and values; null where the list is another one.</summary>
    public static PlainObject? Pairs(ValueList<object?> items)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (object? item in items)
        {
            if (item is not PlainObject pair || pair.Count != 2 || !pair.TryGetValue("Key", out object? key) || !pair.TryGetValue("Value", out object? value))
            {
                return null;
            }

            entries[PlainJson.ToText(key)] = value;
        }

        return new PlainObject(entries);
    }

    private static object List(IEnumerable items, object? value)
    {
        var list = new ValueList<object?>([.. items.Cast<object?>().Select(Of)]);
        return CopiedValue.IsOf(value, typeof(PlainObject).FullName!) && Pairs(list) is { } pairs ? pairs : list;
    }

    private static PlainObject Entries(PSObject row) =>
        new(row.Properties.Where(property => property is PSNoteProperty or PSProperty)
            .ToDictionary(property => property.Name, property => Of(property.Value), StringComparer.Ordinal));
}
