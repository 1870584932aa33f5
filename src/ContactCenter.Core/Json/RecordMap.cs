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

    // More would say nothing new, and each costs an exception.
    private const int MostFaults = 20;

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

    /// <summary>Reads the object that the reader stands at the start of. A field that does not read as documented is an error.</summary>
    /// <exception cref="FieldFormatException">A field does not read as documented.</exception>
    public ApiObject Read(JsonTextReader reader) =>
        DeepStack.IsNeeded(reader.Depth) ? ReadDeep(reader) : ReadHere(reader);

    /// <summary>Reads the record that the reader stands at the start of.</summary>
    /// <param name="reader">Where to read; it is left at the record's end, whatever is wrong with it.</param>
    /// <param name="faults">Takes what is wrong with a field, which is then left null, or with the whole, which is then read no further.</param>
    public ApiObject Read(BodyReader reader, ICollection<string> faults)
    {
        ApiObject target = Create();
        int depth = reader.Depth;
        ReadFields(reader, target, faults);
        if (reader.Problem is not null)
        {
            faults.Add(reader.Problem);
        }

        if (faults.Count > 0)
        {
            reader.SkipTo(depth);
        }

        return target;
    }

    // Apart, so that what it makes for the other stack is made where it is needed alone.
    private ApiObject ReadDeep(JsonTextReader reader) => DeepStack.Run(() => ReadHere(reader));

    private ApiObject ReadHere(JsonTextReader reader)
    {
        ApiObject target = Create();
        ReadFields(reader, target, null);
        return target;
    }

    [MethodImpl(Compilation.Hot)]
    private void ReadFields(JsonTextReader reader, ApiObject target, ICollection<string>? faults)
    {
        Dictionary<string, object?>? unknown = null;
        int depth = reader.Depth + 1;
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
            try
            {
                field.Read(reader, target);
            }
            catch (FieldFormatException e) when (IsTaken(e, key, faults))
            {
                faults!.Add(e.Message);
                if (faults.Count == MostFaults)
                {
                    return;
                }

                if (reader.Depth == depth)
                {
                    reader.Skip();
                }

                SkipTo(reader, depth);
            }
        }

        target.ExtensionData = unknown is null ? null : new PlainObject(unknown);
    }

    public void Write(JsonWriter writer, ApiObject value)
    {
        writer.WriteStartObject();
        foreach (Field field in Fields)
        {
            writer.WritePropertyName(field.Key);
            field.Write(writer, value);
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

    private static bool IsTaken(FieldFormatException e, string key, ICollection<string>? faults)
    {
        e.Within(key);
        return faults is not null;
    }

    private static void SkipTo(JsonTextReader reader, int depth)
    {
        while (reader.Depth > depth && reader.Read())
        {
            // On.
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
