using System.Globalization;
using System.Linq;

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

    public static string Flags(params (string Name, bool? Value)[] flags) => string.Join(", ", flags.Where(flag => flag.Value == true).Select(flag => flag.Name));

    public static string Parts(params (string Name, ApiObject? Value)[] parts) =>
        string.Join("; ", parts.Where(part => part.Value is not null).Select(part => part.Name + ": " + part.Value));
}
