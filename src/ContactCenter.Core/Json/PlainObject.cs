using System.Collections;
using System.Collections.Generic;

namespace ContactCenter.Json;

/// <summary>An object of no known shape. As text it is its JSON.</summary>
internal sealed class PlainObject(Dictionary<string, object?> entries) : IReadOnlyDictionary<string, object?>
{
    public IEnumerable<string> Keys => entries.Keys;

    public IEnumerable<object?> Values => entries.Values;

    public int Count => entries.Count;

    public object? this[string key] => entries[key];

    public bool ContainsKey(string key) => entries.ContainsKey(key);

    public bool TryGetValue(string key, out object? value) => entries.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => PlainJson.ToJson(this);
}
