namespace ContactCenter;

/// <summary>A value that the reference documents for a filter or a field. The vendor may add others at any time.</summary>
/// <param name="Value">The value as it is sent.</param>
/// <param name="Meaning">What it means.</param>
public sealed record DocumentedValue(string Value, string Meaning);
