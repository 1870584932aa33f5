namespace ContactCenter.Http;

/// <summary>One parameter of a query.</summary>
/// <param name="Key">Its name, with brackets.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsPersonal">Whether the value must not be shown.</param>
internal sealed record QueryPart(string Key, string Value, bool IsPersonal = false);
