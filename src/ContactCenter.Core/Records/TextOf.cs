using System.Globalization;

namespace ContactCenter;

/// <summary>How nested objects read as text, in tables and CSV files.</summary>
internal static class TextOf
{
    public static string NameOrId(string? name, long? id) =>
        string.IsNullOrEmpty(name) ? id?.ToString(CultureInfo.InvariantCulture) ?? string.Empty : name!;

    public static string NameAndId(string? name, long? id)
    {
        string number = id?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
        return string.IsNullOrEmpty(name) ? number : number.Length == 0 ? name! : name + " " + number;
    }

    public static string Pair(string? first, string? second) =>
        string.IsNullOrEmpty(first) ? second ?? string.Empty : string.IsNullOrEmpty(second) ? first! : first + " " + second;

    public static string Way(string? from, string? to) => (from ?? "?") + " > " + (to ?? "?");
}
