using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter.Protection;

/// <summary>What a key says of its value where no model documents the object that it stands in: told from the models that use the key.</summary>
internal static class PersonalKeys
{
    private const string NameKey = "name";
    private const string IdKey = "id";

    // The reference's own parameter of the service levels, which comes back in them.
    private const string Channel = "channel";

    // The end user's number and address have many names: what holds one of these words is taken for one.
    private static readonly string[] Words = ["phone", "email", "mail_address", "caller", "_number", "birth"];

    private static readonly Type[] Kinds = [.. typeof(ApiObject).Assembly.GetTypes().Where(type => typeof(ApiObject).IsAssignableFrom(type) && !type.IsAbstract && type != typeof(OpenRecord))];

    private static readonly HashSet<string> Personal = [.. Fields().Where(field => field.IsPersonal).Select(field => field.Key)];

    private static readonly HashSet<string> Harmless = [.. Fields().Select(field => field.Key).Where(key => !Personal.Contains(key)), Channel];

    // The keys that lead to a plain value in some model.
    private static readonly HashSet<string> Plain = [.. Fields().Where(field => Kind(field.Property.PropertyType) is null).Select(field => field.Key)];

    // For each key that leads to an object, the models that such an object may have.
    private static readonly Dictionary<string, Type[]> Nested = Fields()
        .Select(field => (field.Key, Kind: Kind(field.Property.PropertyType)))
        .Where(item => item.Kind is not null)
        .GroupBy(item => item.Key, item => item.Kind!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);

    /// <summary>Whether the value of that key tells who a person is.</summary>
    /// <param name="key">The key, or the property that stands for it.</param>
    /// <param name="models">The models that the object may have; none where that is not known.</param>
    public static bool IsPersonal(string key, IReadOnlyCollection<Type> models)
    {
        string name = Normal(key);
        return name switch
        {
            // Queues and teams have names, too: what no model says to be such a thing is taken for a person. Ids are those of people in a few models alone.
            NameKey => models.Count == 0 || !models.All(model => Find(model, name) is { IsPersonal: false }),
            IdKey => models.Any(model => Find(model, name) is { IsPersonal: true }),
            _ => Personal.Contains(name) || (!Harmless.Contains(name) && Array.Exists(Words, name.Contains)),
        };
    }

    /// <summary>
    /// Whether that key leads to an object that tells who a person is, so that a plain value in the object's place can tell it, too (a name
    /// in place of an agent).
    /// </summary>
    /// <param name="key">The key, or the property that stands for it.</param>
    /// <param name="models">The models that the object with the key may have; none where that is not known.</param>
    public static bool StandsForPerson(string key, IReadOnlyCollection<Type> models)
    {
        string name = Normal(key);
        Field[] known = [.. models.Select(model => Find(model, name)).OfType<Field>()];
        return known.Length > 0
            ? Array.Exists(known, field => Kind(field.Property.PropertyType) is Type kind && HasPersonal(kind, []))
            : !Plain.Contains(name) && Nested.TryGetValue(name, out Type[]? kinds) && Array.Exists(kinds, kind => HasPersonal(kind, []));
    }

    /// <summary>Whether a text under that key is documented as one that tells nothing of a person.</summary>
    public static bool IsHarmless(string key) => Normal(key) is NameKey || Harmless.Contains(Normal(key));

    /// <summary>Whether the key is that of an id, which says nothing outside of the tenant.</summary>
    public static bool IsId(string key) => Normal(key) is IdKey || Normal(key).EndsWith("_" + IdKey, StringComparison.Ordinal);

    /// <summary>The models that an object under that key may have; none where that is not known.</summary>
    public static IReadOnlyCollection<Type> ModelsOf(string key) => Nested.TryGetValue(Normal(key), out Type[]? models) ? models : [];

    private static string Normal(string key) => key.Any(char.IsUpper) ? JsonNames.ToSnakeCase(key) : key;

    private static Field? Find(Type model, string key) => RecordMap.For(model).ByKey.TryGetValue(key, out Field? field) ? field : null;

    private static bool HasPersonal(Type kind, HashSet<Type> seen) => seen.Add(kind)
        && RecordMap.For(kind).Fields.Any(field => field.IsPersonal || (Kind(field.Property.PropertyType) is Type nested && HasPersonal(nested, seen)));

    private static IEnumerable<Field> Fields() => Kinds.SelectMany(kind => RecordMap.For(kind).Fields);

    private static Type? Kind(Type type)
    {
        Type kind = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordList<>) ? type.GetGenericArguments()[0] : type;
        return typeof(ApiObject).IsAssignableFrom(kind) ? kind : null;
    }
}
