using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>The fields of a record that a read can be sorted by: its plain values.</summary>
internal static class SortField
{
    private static readonly Regex Key = new("^[a-z0-9]+(_[a-z0-9]+)+$", RegexOptions.CultureInvariant);

    public static IEnumerable<(string Name, string Key)> All(Endpoint endpoint) =>
        from field in endpoint.Map.Fields
        where IsPlain(field.Property.PropertyType)
        select (field.Property.Name, field.Key);

    /// <summary>The JSON key of a field that was given by its property's name or by its key.</summary>
    /// <exception cref="ContactCenterException">There is no such field (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static string Find(Endpoint endpoint, string given)
    {
        foreach (Field field in endpoint.Map.Fields)
        {
            if (string.Equals(field.Property.Name, given, StringComparison.OrdinalIgnoreCase) || string.Equals(field.Key, given, StringComparison.OrdinalIgnoreCase))
            {
                return field.Key;
            }
        }

        // The vendor adds fields: what has the form of a key is left to the tenant to judge.
        (string Name, string Key) example = All(endpoint).First(field => endpoint.TimeKey is null ? field.Key.Contains('_') : field.Key == endpoint.TimeKey);
        return Key.IsMatch(given) ? given : throw Errors.Invalid(Strings.SortInvalid, given, example.Name, example.Key);
    }

    private static bool IsPlain(Type type) => type == typeof(string) || Nullable.GetUnderlyingType(type) is not null;
}
