using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>Makes PowerShell objects of records whose body nobody documents: a property for each key that came.</summary>
internal static class OpenObject
{
    /// <summary>The property that says which connection the record came from.</summary>
    public const string TenantProperty = "Tenant";

    // PowerShell refuses a property with one of these names.
    private static readonly string[] ReservedNames = ["PSObject", "PSTypeNames", "PSBase", "PSAdapted", "PSExtended"];

    private static readonly HashSet<string> TypeNames =
        [.. Endpoints.All.Select(endpoint => endpoint.OpenTypeName).OfType<string>(), typeof(OpenRecord).FullName!];

    // What is said of menus names menus; whatever else has a name may be a person.
    private static readonly HashSet<string> MenuTypeNames =
        [.. Endpoints.All.Where(endpoint => endpoint.Path.StartsWith(Endpoints.Menus.Path, StringComparison.Ordinal)).Select(endpoint => endpoint.OpenTypeName).OfType<string>()];

    /// <summary>Whether that is the name of a type of such records.</summary>
    public static bool IsTypeName(string name) => TypeNames.Contains(name);

    /// <summary>The record with properties named as those of other records are (status_updated_at is StatusUpdatedAt), and with its times as times.</summary>
    public static PSObject Named(OpenRecord record, string typeName) => Make(record, typeName, JsonNames.ToPascalCase, Time);

    /// <summary>The record with the names and values that came.</summary>
    public static PSObject AsItCame(OpenRecord record) => Make(record, typeof(OpenRecord).FullName!, key => key, (_, value) => value);

    /// <summary>What such a record has, as plain values under the names of its properties, save the tenant; null of an object that is no such record.</summary>
    public static IReadOnlyDictionary<string, object?>? ToPlain(PSObject record, out string typeName)
    {
        typeName = record.TypeNames.FirstOrDefault(IsTypeName) ?? string.Empty;
        return typeName.Length == 0 ? null : Entries(record, TenantProperty);
    }

    /// <summary>What a record has, with the tenant beside it.</summary>
    public static IReadOnlyDictionary<string, object?> WithTenant(IReadOnlyDictionary<string, object?> entries, PSObject record)
    {
        var whole = new Dictionary<string, object?>(StringComparer.Ordinal) { [TenantProperty] = Plain(record.Properties[TenantProperty]?.Value) };
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            whole[entry.Key] = entry.Value;
        }

        return whole;
    }

    /// <summary>The models that a record of that type name has its names from; none where that is not known.</summary>
    public static IReadOnlyCollection<Type> ModelsOf(string typeName) => MenuTypeNames.Contains(typeName) ? [typeof(Menu)] : [];

    /// <summary>A record with the given values in place of its own.</summary>
    public static PSObject With(PSObject record, string typeName, IReadOnlyDictionary<string, object?> entries)
    {
        var result = new PSObject();
        result.TypeNames.Insert(0, typeName);
        Fill(result, entries, key => key, (_, value) => value, TenantProperty);
        result.Properties.Add(new PSNoteProperty(TenantProperty, record.Properties[TenantProperty]?.Value));
        return result;
    }

    // What others have added by script is computed from the record, and would bring back what was taken out of it.
    private static PlainObject Entries(PSObject source, string? leftOut = null)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (PSNoteProperty property in source.Properties.OfType<PSNoteProperty>())
        {
            if (property.Name != leftOut)
            {
                entries[property.Name] = Plain(property.Value);
            }
        }

        return new PlainObject(entries);
    }

    private static object? Plain(object? value) => value switch
    {
        PSObject { BaseObject: OpenValue or PSCustomObject } nested => Entries(nested),
        OpenList items => new ValueList<object?>([.. items.Select(Plain)]),
        PSObject wrapped => Plain(wrapped.BaseObject),
        object?[] items => new ValueList<object?>([.. items.Select(Plain)]),
        _ => value,
    };

    private static PSObject Make(OpenRecord record, string typeName, Func<string, string> name, Func<string, object?, object?> value)
    {
        var result = new PSObject();
        result.TypeNames.Insert(0, typeName);
        Fill(result, record.ExtensionData ?? new Dictionary<string, object?>(), name, value, TenantProperty);
        result.Properties.Add(new PSNoteProperty(TenantProperty, record.Tenant));
        return result;
    }

    // Properties differ in more than case, keys need not.
    private static void Fill(PSObject target, IReadOnlyDictionary<string, object?> entries, Func<string, string> name, Func<string, object?, object?> value, params string[] taken)
    {
        var names = new HashSet<string>(ReservedNames.Concat(taken), StringComparer.OrdinalIgnoreCase);
        var repeats = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            string wanted = name(entry.Key);
            string property = wanted;
            while (property.Length == 0 || !names.Add(property))
            {
                // From the number that was reached: a hostile record can have thousands of keys that make one name.
                repeats.TryGetValue(wanted, out int count);
                repeats[wanted] = ++count;
                property = wanted + (count == 1 ? "_" : "_" + count.ToString(CultureInfo.InvariantCulture));
            }

            target.Properties.Add(new PSNoteProperty(property, Convert(entry.Key, entry.Value, name, value)));
        }
    }

    private static object? Convert(string key, object? came, Func<string, string> name, Func<string, object?, object?> value)
    {
        switch (came)
        {
            case PlainObject entries:
                PSObject nested = PSObject.AsPSObject(new OpenValue(entries));
                Fill(nested, entries, name, value);
                return nested;
            case ValueList<object?> items:
                return new OpenList([.. items.Select(item => Convert(key, item, name, value))]);
            default:
                return value(key, came);
        }
    }

    private static object? Time(string key, object? value) =>
        value is string text && (key.EndsWith("_at", StringComparison.Ordinal) || key.EndsWith("_time", StringComparison.Ordinal)) && text.Length >= 20
            && JsonTime.TryParse(text, out DateTimeOffset time)
            ? time
            : value;
}
