using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Sandbox.Serving;

/// <summary>The parameters of a query, in their order.</summary>
internal sealed class QueryParameters
{
    private readonly List<(string Name, string Value, string Raw)> _items = [];

    public QueryParameters(string query)
    {
        foreach (string raw in query.Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = raw.IndexOf('=');
            string name = sign < 0 ? raw : raw.Substring(0, sign);
            _items.Add((Decode(name), sign < 0 ? string.Empty : Decode(raw.Substring(sign + 1)), raw));
        }
    }

    /// <summary>The last value of that name; null without one.</summary>
    public string? this[string name] => _items.LastOrDefault(item => item.Name == name).Value;

    public bool Has(string name) => _items.Exists(item => item.Name == name);

    public IReadOnlyList<string> All(string name) => [.. _items.Where(item => item.Name == name).Select(item => item.Value)];

    /// <summary>A count; the fallback where it is missing or none.</summary>
    public int Count(string name, int fallback) =>
        int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 ? count : fallback;

    /// <summary>The query as it came, but for the page.</summary>
    public string WithPage(int page) =>
        string.Join("&", _items.Where(item => item.Name != "page").Select(item => item.Raw).Concat(["page=" + page.ToString(CultureInfo.InvariantCulture)]));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
