using System.Collections.Generic;
using System.Globalization;

namespace ContactCenter.PowerShell;

/// <summary>What is under the properties of a nested object of no known shape: its text, which is its name, else its id, else its JSON.</summary>
internal sealed class OpenValue(IReadOnlyDictionary<string, object?> entries)
{
    public override string ToString() =>
        entries.TryGetValue("name", out object? name) && name is string { Length: > 0 } text ? text
        : entries.TryGetValue("id", out object? id) && id is long number ? number.ToString(CultureInfo.InvariantCulture)
        : entries.ToString()!;
}
