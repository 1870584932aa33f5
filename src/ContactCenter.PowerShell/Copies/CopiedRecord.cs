using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>A row that says which kind of record it was made of: deserialized, selected, flat, or several of these.</summary>
internal sealed class CopiedRecord
{
    private const string Namespace = nameof(ContactCenter) + ".";
    private const string Flat = "Flat";

    private static readonly string[] Prefixes = ["Deserialized.", "Selected.", "CSV:"];

    private CopiedRecord(PSObject row, string name, Type? type, bool isFlat)
    {
        Row = row;
        Name = name;
        Type = type;
        IsFlat = isFlat;
    }

    /// <summary>The row.</summary>
    public PSObject Row { get; }

    /// <summary>The name of the type, such as Call.</summary>
    public string Name { get; }

    /// <summary>The type of the record; null where its body is not documented.</summary>
    public Type? Type { get; }

    /// <summary>Whether ConvertTo-CcFlatRecord made it.</summary>
    public bool IsFlat { get; }

    /// <summary>The name of the type of a record without a documented body; null for other records.</summary>
    public string? OpenTypeName => Type is null ? Namespace + Name : null;

    /// <summary>Recognizes a row by the names of its types; null where they name no record of this module.</summary>
    public static CopiedRecord? Find(object? value)
    {
        if (value is not PSObject row)
        {
            return null;
        }

        foreach (string typeName in row.TypeNames)
        {
            string original = Original(typeName);
            if (!original.StartsWith(Namespace, StringComparison.Ordinal))
            {
                continue;
            }

            string name = original.Substring(Namespace.Length);
            if (Known(name, out Type? type))
            {
                return new CopiedRecord(row, name, type, isFlat: false);
            }

            if (name.StartsWith(Flat, StringComparison.Ordinal) && Known(name.Substring(Flat.Length), out type))
            {
                return new CopiedRecord(row, name.Substring(Flat.Length), type, isFlat: true);
            }
        }

        return null;
    }

    /// <summary>Whether the row says that it is something other than a record or a plain row, such as a process.</summary>
    public static bool IsForeign(PSObject row) => row.TypeNames.Any(name =>
        Original(name) is { } original && original != name && original is not ("System.Management.Automation.PSCustomObject" or "System.Object" or "System.Data.DataRow"));

    private static bool Known(string name, out Type? type)
    {
        type = RecordTypes.All.FirstOrDefault(one => one.Name == name);
        return type is not null || OpenObject.IsTypeName(Namespace + name);
    }

    private static string Original(string typeName)
    {
        string name = typeName;
        while (Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is string found)
        {
            name = name.Substring(found.Length);
        }

        return name;
    }
}
