using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.PowerShell;

/// <summary>The types of records and of what is nested in them, by name.</summary>
internal static class RecordTypes
{
    private static readonly Dictionary<string, Type> ByName = typeof(ApiObject).Assembly.GetExportedTypes()
        .Where(type => typeof(ApiObject).IsAssignableFrom(type) && !type.IsAbstract && type != typeof(OpenRecord))
        .ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names: those of records, then those of what is nested in them.</summary>
    public static IEnumerable<string> Names => ByName.OrderBy(item => !typeof(Record).IsAssignableFrom(item.Value)).ThenBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Key);

    /// <summary>The types.</summary>
    public static IEnumerable<Type> All => ByName.Values;

    /// <summary>The type of that name, which can have the namespace before it.</summary>
    /// <exception cref="ContactCenterException">There is none (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static Type Find(string name)
    {
        const string Namespace = nameof(ContactCenter) + ".";
        string own = name.Trim();
        own = own.StartsWith(Namespace, StringComparison.OrdinalIgnoreCase) ? own.Substring(Namespace.Length) : own;
        return ByName.TryGetValue(own, out Type type) ? type
            : OpenObject.IsTypeName(Namespace + own) ? throw Errors.Invalid(Strings.TypeOpen, own)
            : throw Errors.Invalid(Strings.TypeUnknown, name, string.Join(", ", Names.Where(one => typeof(Record).IsAssignableFrom(ByName[one]))));
    }
}
