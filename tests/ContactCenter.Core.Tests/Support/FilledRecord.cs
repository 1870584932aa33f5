using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ContactCenter.Json;

namespace ContactCenter.Tests.Support;

/// <summary>Records of every type with a value in every property, at any depth: made by looking at the types, so that none can be forgotten.</summary>
internal sealed class FilledRecord
{
    /// <summary>What every personal text holds.</summary>
    public const string Canary = "Canary";

    /// <summary>What every personal number begins with.</summary>
    public const string NumberCanary = "7770007";

    // Below it, a tree would have no end.
    private const int Levels = 7;

    private readonly Func<int, string> _text;
    private int _count;

    /// <summary>A way to fill records.</summary>
    /// <param name="text">Gives the texts that are not personal, of which each has a number; null for plain ones.</param>
    public FilledRecord(Func<int, string>? text = null) => _text = text ?? (number => "text " + number.ToString(CultureInfo.InvariantCulture));

    /// <summary>How many personal values were given.</summary>
    public int Canaries { get; private set; }

    /// <summary>Every type of record, and of what is nested in records.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(ApiObject).Assembly.GetExportedTypes().Where(type => typeof(ApiObject).IsAssignableFrom(type) && !type.IsAbstract && type != typeof(OpenRecord)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public ApiObject Make(Type type, int level = 0)
    {
        var record = (ApiObject)Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            if (property.Name != nameof(ApiObject.ExtensionData) && property.GetSetMethod(nonPublic: true) is not null)
            {
                property.SetValue(record, Value(property.PropertyType, property.GetCustomAttribute<PersonalDataAttribute>() is not null, level));
            }
        }

        // Nobody knows what is in it, so it is taken for personal.
        record.ExtensionData = new PlainObject(new Dictionary<string, object?>
        {
            ["brand_new"] = Personal(),
            ["caller_name"] = Personal(),
            ["inner"] = new PlainObject(new Dictionary<string, object?> { ["deep"] = new ValueList<object?>([Personal(), 5L]) }),
        });
        return record;
    }

    private object? Value(Type type, bool isPersonal, int level)
    {
        if (type == typeof(string))
        {
            return isPersonal ? Personal() : _text(++_count);
        }

        if (type == typeof(object))
        {
            return isPersonal ? Personal() : true;
        }

        if (Nullable.GetUnderlyingType(type) is Type plain)
        {
            return plain == typeof(bool) ? _count++ % 2 == 0
                : plain == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 7, 1, 12, 30, 0, 123, TimeSpan.Zero).AddSeconds(_count++)
                : Convert.ChangeType(isPersonal ? PersonalNumber() : -1.0 - _count++, plain, CultureInfo.InvariantCulture);
        }

        if (type == typeof(ContactStats))
        {
            return new ContactStats { ["Finished"] = 40, ["Skipped & Closed"] = 1.5 };
        }

        if (typeof(ApiObject).IsAssignableFrom(type))
        {
            return level < Levels ? Make(type, level + 1) : null;
        }

        // Two of each; of a tree, at little depth.
        Type element = type.GetGenericArguments()[0];
        int below = element.GetInterfaces().Any(one => one.Name.StartsWith("ITreeNode", StringComparison.Ordinal)) ? level + 2 : level + 1;
        if (below >= Levels)
        {
            return null;
        }

        Array items = Array.CreateInstance(element, 2);
        for (int i = 0; i < items.Length; i++)
        {
            items.SetValue(Value(element == typeof(object) ? typeof(string) : element, isPersonal, below), i);
        }

        return Activator.CreateInstance(type, items);
    }

    private string Personal() => $"{Canary} {++Canaries} Nobody";

    private double PersonalNumber() => double.Parse(NumberCanary, CultureInfo.InvariantCulture) * 100_000 + ++Canaries;
}
