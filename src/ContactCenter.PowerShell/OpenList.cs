using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>A list of no known shape. As text it is its values, joined; of objects, their count and their names.</summary>
internal sealed class OpenList(IList<object?> items) : ReadOnlyCollection<object?>(items)
{
    public override string ToString()
    {
        string values = string.Join(", ", this.Select(item => item is PSObject ? item.ToString() : PlainJson.ToText(item)));
        return this.Any(item => item is PSObject) ? Count.ToString(CultureInfo.InvariantCulture) + " (" + values + ")" : values;
    }
}
