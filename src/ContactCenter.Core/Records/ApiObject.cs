using System.Collections.Generic;

namespace ContactCenter;

/// <summary>An object of an API response: a record or something nested in one.</summary>
public abstract class ApiObject
{
    /// <summary>
    /// The keys that came with the object but are not in the reference, with their values as text, number, truth value,
    /// list or dictionary; null when there were none. The vendor adds keys at any time (reference, "API Documentation").
    /// </summary>
    public IReadOnlyDictionary<string, object?>? ExtensionData { get; internal set; }
}
