using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>
/// What the module's views show of a record, as texts by name. Views read it as a property, because constrained language mode refuses calls of methods. The
/// property is StringSerializationSource of PSStandardMembers: no other property of a type stays out of what PowerShell serializes. A name can lead to a nested value ('Calls.Queued'), give alternatives ('Phone|PhoneNumber'), ask for colour ('Status!'), for the place in a
/// tree ('&gt;Name'), for all that is not in a list ('-Id,Name'), for addresses as people read them ('%Method,PathAndQuery'), for all of it ('*'), or for the record itself ('.').
/// </summary>
public sealed class RecordView : Hashtable
{
    private const int MaxIndent = 20;

    private readonly PSObject _record;

    private RecordView(PSObject record) => _record = record;

    /// <summary>Returns the text that is shown for a name; null for nothing.</summary>
    /// <param name="key">The name.</param>
    public override object? this[object key]
    {
        get => Show(key?.ToString() ?? string.Empty);
        set => throw new NotSupportedException();
    }

    /// <summary>Returns the texts of a record, live or deserialized.</summary>
    /// <param name="record">The record.</param>
    public static object Of(PSObject record) => new RecordView(record ?? throw new ArgumentNullException(nameof(record)));

    /// <summary>Returns the text of the record: where PowerShell writes a record as a text, it takes this one.</summary>
    public override string ToString() => _record.BaseObject is PSCustomObject ? _record.ToString() : _record.BaseObject.ToString() ?? string.Empty;

    /// <inheritdoc/>
    public override bool Contains(object key) => true;

    /// <inheritdoc/>
    public override bool ContainsKey(object key) => true;

    private string? Show(string key) => key.Length == 0 ? null : key[0] switch
    {
        '*' => View.All(_record),
        '.' => View.Text(null, _record),
        '-' => View.Rest(_record, key.Substring(1).Split(',')),
        '%' => SafeText.Of(Uri.UnescapeDataString(string.Join(" ", key.Substring(1).Split(',').Select(Find)))),
        '>' => new string(' ', 2 * Depth()) + Find(key.Substring(1)),
        _ when key[key.Length - 1] == '!' => View.Colored(Find(key.Substring(0, key.Length - 1))),
        _ => key.Split('|').Select(Find).FirstOrDefault(text => !string.IsNullOrEmpty(text)),
    };

    private int Depth() => Unwrapped.Value(_record.Properties["Depth"]?.Value) is IConvertible depth
        ? Math.Max(0, Math.Min(depth.ToInt32(CultureInfo.InvariantCulture), MaxIndent))
        : 0;

    private string? Find(string path)
    {
        object? value = _record;
        string name = string.Empty;
        foreach (string part in path.Split('.'))
        {
            name = part;
            value = value is null ? null : PSObject.AsPSObject(value).Properties[part]?.Value;
        }

        return View.Text(name, value);
    }
}
