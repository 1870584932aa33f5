using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>A list of no known shape. As text it is its values, joined; of objects, their count and their names.</summary>
internal sealed class OpenList(IReadOnlyList<object?> items) : IReadOnlyList<object?>
{
    public int Count => items.Count;

    public object? this[int index] => items[index];

    public IEnumerator<object?> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString()
    {
        string values = string.Join(", ", items.Select(item => item is PSObject ? item.ToString() : PlainJson.ToText(item)));
        return items.Any(item => item is PSObject) ? Count.ToString(CultureInfo.InvariantCulture) + " (" + values + ")" : values;
    }
}
