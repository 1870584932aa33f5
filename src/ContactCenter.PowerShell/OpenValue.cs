using System.Collections.Generic;
using System.Globalization;

namespace ContactCenter.PowerShell;

/// <summary>What is under the properties of a nested object of no known shape: its text, which is its name, else its id, else its JSON.</summary>
internal sealed class OpenValue(IReadOnlyDictionary<string, object?> entries)
{
    public override string ToString() =>
        (Find("name", "Name") is string { Length: > 0 } text ? text
        : Find("id", "Id") is long number ? number.ToString(CultureInfo.InvariantCulture)
        : entries.ToString())!;

    // As it came, or as the property is named.
    private object? Find(string key, string property) =>
        entries.TryGetValue(key, out object? value) || entries.TryGetValue(property, out value) ? value : null;
}
