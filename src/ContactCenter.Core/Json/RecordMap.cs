using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>The fields of a kind of object: the JSON key, the property, and whether it is personal data. Read from the type's properties.</summary>
internal abstract class RecordMap
{
    private static readonly ConcurrentDictionary<Type, RecordMap> Maps = new();

    private readonly Field[] _fields;

    protected RecordMap(Type type)
    {
        var fields = new List<Field>();
        var added = new List<Field>();
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.Name != nameof(ApiObject.ExtensionData))
            {
                (property.GetCustomAttribute<NotInResponseAttribute>() is null ? fields : added).Add((Field)Activator.CreateInstance(
                    typeof(Field<,>).MakeGenericType(type, property.PropertyType), property)!);
            }
        }

        _fields = [.. fields];
        Added = added;
        ByKey = fields.ToDictionary(field => field.Key, StringComparer.Ordinal);
        foreach (Field field in fields)
        {
            PropertyNames.Table.Add(field.Key);
        }
    }

    /// <summary>The fields, in the order of the reference's model.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>What the module says of an object besides: its tenant, its place in a tree.</summary>
    public IReadOnlyList<Field> Added { get; }

    /// <summary>The fields by their JSON key.</summary>
    public IReadOnlyDictionary<string, Field> ByKey { get; }

    /// <summary>The map of a type that is known at run time alone.</summary>
    public static RecordMap For(Type type) => Maps.GetOrAdd(
        type, one => (RecordMap)typeof(RecordMap<>).MakeGenericType(one).GetField(nameof(RecordMap<Call>.Instance))!.GetValue(null)!);

    public abstract ApiObject Create();

    /// <summary>Reads the record that the reader stands at the start of, as <see cref="Read"/> does, with all that is kept.</summary>
    public ApiObject ReadRecord(BodyReader reader)
    {
        ApiObject record = Read(reader);
        reader.ReadKept();
        return record;
    }

    /// <summary>
    /// Reads the object that the reader stands at the start of. What does not fit its field is kept in the object's ExtensionData, and
    /// noted in the reader's misfits.
    /// </summary>
    public ApiObject Read(BodyReader reader) => DeepStack.IsNeeded(reader.Depth) ? ReadDeep(reader) : ReadHere(reader);

    // Apart, so that what it makes for the other stack is made only where it is needed.
    private ApiObject ReadDeep(BodyReader reader) => DeepStack.Run(() => ReadHere(reader));

    [MethodImpl(Compilation.Hot)]
    private ApiObject ReadHere(BodyReader reader)
    {
        ApiObject target = Create();
        Dictionary<string, object?>? unknown = null;
        bool hasMisfits = false;
        int next = 0;
        while (reader.Read() && reader.TokenType != JsonToken.EndObject)
        {
            if (reader.TokenType != JsonToken.PropertyName)
            {
                throw new FormatException("What stands between the fields is not JSON.");
            }

            string key = (string)reader.Value!;
            Field? field = next < _fields.Length && ReferenceEquals(_fields[next].Key, key) ? _fields[next] : Find(key);
            reader.Read();
            if (field is null)
            {
                (unknown ??= new(StringComparer.Ordinal))[key] = PlainJson.Read(reader);
                continue;
            }

            next = field.Index + 1;
            int before = reader.Misfits.Count;
            if (!field.TryRead(reader, target, out object? came))
            {
                (unknown ??= new(StringComparer.Ordinal))[key] = came;
                if (came is KeptTokens kept)
                {
                    reader.KeepIn(kept, unknown, key);
                }

                reader.Misfits.Add(before, new Misfit(field, came));
                hasMisfits = true;
                continue;
            }

            if (reader.Misfits.Count > before)
            {
                reader.Misfits.MoveUnder(key, before);
            }

            if (hasMisfits)
            {
                // The key comes a second time. The last one counts.
                unknown!.Remove(key);
            }
        }

        target.ExtensionData = unknown is null or { Count: 0 } ? null : new PlainObject(unknown);
        return target;
    }

    public void Write(JsonWriter writer, ApiObject value)
    {
        writer.WriteStartObject();
        foreach (Field field in Fields)
        {
            // A value that did not fit is written as it came.
            if (value.ExtensionData?.ContainsKey(field.Key) != true)
            {
                writer.WritePropertyName(field.Key);
                field.Write(writer, value);
            }
        }

        if (value.ExtensionData is not null)
        {
            foreach (KeyValuePair<string, object?> entry in value.ExtensionData)
            {
                writer.WritePropertyName(entry.Key);
                PlainJson.Write(writer, entry.Value);
            }
        }

        writer.WriteEndObject();
    }

    protected void Number()
    {
        for (int i = 0; i < _fields.Length; i++)
        {
            _fields[i].Index = i;
        }
    }

    private Field? Find(string key) => ByKey.TryGetValue(key, out Field? field) ? field : null;
}

/// <summary>The fields of <typeparamref name="T"/>.</summary>
internal sealed class RecordMap<T> : RecordMap
    where T : ApiObject, new()
{
    public static readonly RecordMap<T> Instance = new();

    private RecordMap()
        : base(typeof(T)) => Number();

    public override ApiObject Create() => new T();
}
