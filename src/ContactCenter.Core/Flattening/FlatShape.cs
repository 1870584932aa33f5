using System;
using System.Collections.Generic;
using System.Globalization;
using ContactCenter.Json;

namespace ContactCenter.Flattening;

/// <summary>Where the fields of a kind of object go: each to a column, those of a nested object to columns of their own.</summary>
internal sealed class FlatShape
{
    private readonly List<(Field Field, FlatColumn? Column, FlatShape? Nested)> _parts = [];

    /// <summary>Gives each field of a kind of object its column.</summary>
    /// <param name="type">The kind of object.</param>
    /// <param name="prefix">The names on the way to it.</param>
    /// <param name="group">The group of all its columns; null for those of a record, which have each its own.</param>
    /// <param name="leftOut">The field that gets no column here; null for none.</param>
    /// <param name="columns">Takes the columns.</param>
    public FlatShape(Type type, string prefix, FlatGroup? group, Field? leftOut, FlatColumns columns)
    {
        RecordMap map = RecordMap.For(type);
        foreach (Field field in map.Fields)
        {
            if (field != leftOut)
            {
                Add(field, prefix, group ?? GroupOf(field), columns);
            }
        }

        // Of a nested object these say nothing that the record does not.
        if (group is null)
        {
            foreach (Field field in map.Added)
            {
                Add(field, prefix, field.Property.Name == nameof(Record.Tenant) ? FlatGroup.Tenant : FlatGroup.Identity, columns);
            }
        }
    }

    /// <summary>Writes an object into its columns.</summary>
    /// <returns>What it and the objects in it have that is not documented, under the keys that lead there; null for nothing.</returns>
    public IReadOnlyDictionary<string, object?>? Fill(ApiObject source, object?[] row, FlatFormat format)
    {
        Dictionary<string, object?>? below = null;
        foreach ((Field field, FlatColumn? column, FlatShape? nested) in _parts)
        {
            object? value = field.Get(source);
            if (value is null)
            {
                continue;
            }

            if (nested is null)
            {
                row[column!.Index] = format.Cell(value);
            }
            else if (nested.Fill((ApiObject)value, row, format) is { } unknown)
            {
                (below ??= new(StringComparer.Ordinal))[field.Key] = unknown;
            }
        }

        return Merge(source.ExtensionData, below);
    }

    private static IReadOnlyDictionary<string, object?>? Merge(IReadOnlyDictionary<string, object?>? own, Dictionary<string, object?>? below)
    {
        if (own is null || own.Count == 0)
        {
            return below;
        }

        if (below is null)
        {
            return own;
        }

        foreach (KeyValuePair<string, object?> entry in own)
        {
            below[entry.Key] = entry.Value;
        }

        return below;
    }

    private void Add(Field field, string prefix, FlatGroup group, FlatColumns columns)
    {
        string name = prefix + field.Property.Name;
        if (typeof(ApiObject).IsAssignableFrom(field.Property.PropertyType))
        {
            _parts.Add((field, null, new FlatShape(field.Property.PropertyType, name, group, null, columns)));
        }
        else
        {
            _parts.Add((field, columns.Add(name, group), null));
        }
    }

    private static FlatGroup GroupOf(Field field)
    {
        string name = field.Property.Name;
        Type type = field.Property.PropertyType;
        Type kind = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordList<>) ? type.GetGenericArguments()[0] : type;
        return name == nameof(Record.Id) ? FlatGroup.Id
            : name == "Name" && !field.IsPersonal ? FlatGroup.Identity
            : type == typeof(DateTimeOffset?) ? FlatGroup.Time
            : kind == typeof(AgentInfo) || kind == typeof(EndUser) || IsPerson(field) || name is "AgentId" or "UserId" or "EndUserId" ? FlatGroup.Person
            : kind == typeof(MenuInfo) || kind == typeof(MenuPath) || Begins(name, "MenuPath") ? FlatGroup.Queue
            : type == typeof(double?) || type == typeof(ContactStats) || (type == typeof(int?) && !name.EndsWith("Code", StringComparison.Ordinal)) ? FlatGroup.Measure
            : FlatGroup.Rest;
    }

    // Of what is personal, recordings and words are about the matter rather than the person.
    private static bool IsPerson(Field field) => field.IsPersonal && field.Property.PropertyType == typeof(string)
        && (!field.Property.Name.EndsWith("Url", StringComparison.Ordinal) || field.Property.Name == "AvatarUrl") && !field.Property.Name.EndsWith("Details", StringComparison.Ordinal);

    private static bool Begins(string name, string start) => name.StartsWith(start, false, CultureInfo.InvariantCulture);
}
