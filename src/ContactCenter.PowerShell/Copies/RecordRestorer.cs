using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ContactCenter.Flattening;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>Makes typed records of rows that were made of records. What can't be restored is left null and named in <see cref="Lost"/>.</summary>
/// <param name="lostListsThrow">Whether a list that was lost throws when it is read, instead of being null.</param>
internal sealed class RecordRestorer(bool lostListsThrow = false)
{
    private readonly List<string> _lost = [];
    private readonly List<string> _missing = [];

    /// <summary>The properties that had a value which can't be restored.</summary>
    public IReadOnlyList<string> Lost => _lost;

    /// <summary>The properties that the row does not have.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Restores a record from a row with the names of its properties, or with the keys of the API.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="row">The row.</param>
    public ApiObject FromRow(Type type, PSObject row)
    {
        ApiObject record = Object(type, row, string.Empty);
        Finish(record);
        return record;
    }

    /// <summary>The counts of a campaign, of what is left of them; null of what is something else.</summary>
    public static ContactStats? Stats(object? value)
    {
        if ((Unwrapped.Value(value) is string json ? PlainJson.Parse(json) : PlainCopy.Of(value)) is not IReadOnlyDictionary<string, object?> entries)
        {
            return null;
        }

        var stats = new ContactStats();
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            stats[entry.Key] = Scalar(typeof(double?), entry.Value) as double?;
        }

        return stats;
    }

    /// <summary>Restores a record from a flat row.</summary>
    /// <param name="type">The type of the record.</param>
    /// <param name="row">The row.</param>
    /// <param name="emptyIsNull">Whether an empty text stands for nothing, as in a CSV file.</param>
    public ApiObject FromFlat(Type type, PSObject row, bool emptyIsNull)
    {
        object? Cell(string name)
        {
            object? value = Unwrapped.Value(row.Properties[name]?.Value);
            return emptyIsNull && value is string { Length: 0 } ? null : value;
        }

        FlatTable table = FlatTable.For(type);
        _missing.AddRange(table.Names.Where(name => row.Properties[name] is null));
        ApiObject record = table.Restore(Cell, (field, value, path) => Value(field.Property.PropertyType, value, path, isFlat: true));
        Finish(record);
        return record;
    }

    private void Finish(ApiObject value)
    {
        switch (value)
        {
            case MenuNode { Depth: 0 } root:
                _ = Tree.Flatten(root).Count();
                break;
            case TeamNode { Depth: 0 } root:
                _ = Tree.Flatten(root).Count();
                break;
        }

        // That reads the lists.
        if (!lostListsThrow && value is Record { Tenant: string tenant } record)
        {
            record.SetTenant(tenant);
        }
    }

    private ApiObject Object(Type type, PSObject row, string path)
    {
        RecordMap map = RecordMap.For(type);
        ApiObject result = map.Create();
        foreach (Field field in map.Fields.Concat(map.Added))
        {
            string name = path + field.Property.Name;
            PSPropertyInfo? property = Property(row, field);
            if (property is null)
            {
                _missing.Add(name);
                continue;
            }

            field.Set(result, Value(field.Property.PropertyType, property.Value, name, isFlat: false));
        }

        result.ExtensionData = Unknown(row, map);
        return result;
    }

    private static PSPropertyInfo? Property(PSObject row, Field field) =>
        row.BaseObject is IDictionary entries
            ? entries.Contains(field.Property.Name) ? new PSNoteProperty(field.Property.Name, entries[field.Property.Name])
                : entries.Contains(field.Key) ? new PSNoteProperty(field.Key, entries[field.Key]) : null
            : row.Properties[field.Property.Name] ?? row.Properties[field.Key];

    // As it was kept, and, of a row with the keys of the API, what the reference does not have.
    private static PlainObject? Unknown(PSObject row, RecordMap map)
    {
        object? kept = row.Properties[nameof(ApiObject.ExtensionData)]?.Value;
        if (PlainCopy.Of(kept) is { } value)
        {
            return value as PlainObject ?? (value is ValueList<object?> pairs ? PlainCopy.Pairs(pairs) : null);
        }

        if (row.Properties[nameof(ApiObject.ExtensionData)] is not null || !row.Properties.Any(property => property.Name.Contains('_') && map.ByKey.ContainsKey(property.Name)))
        {
            return null;
        }

        var unknown = row.Properties.OfType<PSNoteProperty>()
            .Where(property => !map.ByKey.ContainsKey(property.Name))
            .ToDictionary(property => property.Name, property => PlainCopy.Of(property.Value), StringComparer.Ordinal);
        return unknown.Count == 0 ? null : new PlainObject(unknown);
    }

    private object? Value(Type type, object? value, string path, bool isFlat)
    {
        object? plain = Unwrapped.Value(value);
        if (plain is null || type.IsInstanceOfType(plain))
        {
            return plain;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() is { } list && (list == typeof(RecordList<>) || list == typeof(ValueList<>)))
        {
            return List(type, type.GetGenericArguments()[0], plain, path, isFlat);
        }

        object? result = typeof(ApiObject).IsAssignableFrom(type) ? Nested(type, value, path)
            : type == typeof(ContactStats) ? Stats(value)
            : type == typeof(DateTimeOffset?) ? Time(value)
            : type == typeof(object) ? PlainCopy.Of(value)
            : Scalar(type, plain);
        if (result is null && plain is not string { Length: 0 })
        {
            _lost.Add(path);
        }

        return result;
    }

    private ApiObject? Nested(Type type, object? value, string path) =>
        value is PSObject { BaseObject: PSCustomObject } row ? Object(type, row, path + ".")
        : Unwrapped.Value(value) is IDictionary entries ? Object(type, PSObject.AsPSObject(entries), path + ".")
        : null;

    private object? List(Type type, Type kind, object plain, string path, bool isFlat)
    {
        // In a flat row a list is one text, from which the values can't be told.
        if (plain is string text && (isFlat || text.Length > 0))
        {
            return text.Length == 0 ? Make(type, kind, []) : Lose(type, kind, path);
        }

        // A list of one that went through JSON can have become its element.
        IEnumerable<object?> items = plain is IEnumerable and not (string or IDictionary) ? ((IEnumerable)plain).Cast<object?>() : [plain];
        object?[] values = [.. items.Select((item, index) => typeof(ApiObject).IsAssignableFrom(kind)
            ? Unwrapped.Value(item) is { } live && kind.IsInstanceOfType(live) ? live : Nested(kind, item, path + "[" + index + "].")
            : Value(kind, item, path, isFlat: false))];
        return typeof(ApiObject).IsAssignableFrom(kind) && Array.Exists(values, value => value is null) ? Lose(type, kind, path) : Make(type, kind, values);
    }

    private static object Make(Type type, Type kind, object?[] values)
    {
        var items = Array.CreateInstance(kind, values.Length);
        Array.Copy(values, items, values.Length);
        return Activator.CreateInstance(type, items);
    }

    private object? Lose(Type type, Type kind, string path)
    {
        _lost.Add(path);
        return lostListsThrow && typeof(ApiObject).IsAssignableFrom(kind)
            ? Activator.CreateInstance(type, Activator.CreateInstance(typeof(LostList<>).MakeGenericType(kind), path))
            : null;
    }

    // A text that no culture changes, and what JSON made of a time. Other texts are not guessed at.
    private static DateTimeOffset? Time(object? value) => CopiedValue.Time(value) is DateTimeOffset time ? time
        : Unwrapped.Value(value) is string text ? CopiedValue.IsIso(text) && JsonTime.TryParse(text, out DateTimeOffset parsed) ? parsed : null
        : value is PSObject { BaseObject: PSCustomObject } parts && Unwrapped.Value(parts.Properties["UtcTicks"]?.Value) is IConvertible ticks
            ? new DateTimeOffset(ticks.ToInt64(null), TimeSpan.Zero)
        : null;

    private static object? Scalar(Type type, object? plain)
    {
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (wanted == typeof(string))
        {
            return plain is IConvertible or DateTimeOffset ? plain is DateTime time ? JsonTime.Format(new DateTimeOffset(time)) : PlainJson.ToText(plain) : null;
        }

        if (wanted == typeof(bool))
        {
            return plain is bool ? plain : plain is string text && bool.TryParse(text, out bool flag) ? flag : null;
        }

        return plain is not null and not (DateTime or bool) && LanguagePrimitives.TryConvertTo(plain, wanted, System.Globalization.CultureInfo.InvariantCulture, out object result)
            && IsSame(plain, result) ? result : null;
    }

    // A conversion that rounds or guesses would make another value of it.
    private static bool IsSame(object plain, object result) => plain switch
    {
        string text when result is double => text.Trim().Length > 0,
        string text => text.Trim() == PlainJson.ToText(result),
        IConvertible number => number.ToDouble(null) == System.Convert.ToDouble(result, System.Globalization.CultureInfo.InvariantCulture),
        _ => false,
    };
}
