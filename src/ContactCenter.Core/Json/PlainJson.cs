using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Numerics;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>JSON of no known shape, as plain .NET values: text, number, truth value, <see cref="ValueList{T}"/>, <see cref="PlainObject"/>.</summary>
internal static class PlainJson
{
    /// <summary>Reads the value that the reader stands on, and leaves it on that value's last token.</summary>
    public static object? Read(JsonReader reader) =>
        reader.TokenType is JsonToken.StartObject or JsonToken.StartArray && DeepStack.IsNeeded(reader.Depth) ? ReadDeep(reader) : ReadHere(reader);

    // Apart, so that what it makes for the other stack is made where it is needed alone.
    private static object? ReadDeep(JsonReader reader) => DeepStack.Run(() => ReadHere(reader));

    private static object? ReadHere(JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonToken.EndObject)
                {
                    string key = reader.TokenType == JsonToken.PropertyName
                        ? (string)reader.Value!
                        : throw new FormatException("A comment is not JSON.");
                    reader.Read();
                    entries[key] = Read(reader);
                }

                return new PlainObject(entries);
            case JsonToken.StartArray:
                var items = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonToken.EndArray)
                {
                    items.Add(Read(reader));
                }

                return new ValueList<object?>(items);
            case JsonToken.Comment:
                throw new FormatException("A comment is not JSON.");
            case JsonToken.StartConstructor:
                throw new FormatException("A constructor is not JSON.");
            default:
                return reader.Value;
        }
    }

    /// <summary>A value as text, the same in every culture.</summary>
    public static string ToText(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => JsonTime.Format(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>A value as compact JSON.</summary>
    public static string ToJson(object? value)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
        {
            Write(writer, value);
        }

        return text.ToString();
    }

    public static void Write(JsonWriter writer, object? value) => Write(writer, value, 0);

    private static void Write(JsonWriter writer, object? value, int depth)
    {
        if (DeepStack.IsNeeded(depth))
        {
            WriteDeep(writer, value, depth);
        }
        else
        {
            WriteHere(writer, value, depth);
        }
    }

    private static void WriteDeep(JsonWriter writer, object? value, int depth) => DeepStack.Run(() =>
    {
        WriteHere(writer, value, depth);
        return true;
    });

    private static void WriteHere(JsonWriter writer, object? value, int depth)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> entries:
                writer.WriteStartObject();
                foreach (KeyValuePair<string, object?> entry in entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item, depth + 1);
                }

                writer.WriteEndArray();
                break;
            case DateTimeOffset time:
                writer.WriteValue(JsonTime.Format(time));
                break;
            case BigInteger big:
                writer.WriteRawValue(big.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteValue(value);
                break;
        }
    }
}
