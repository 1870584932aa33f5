using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>
/// How the value of a field is read and written. Reading is tolerant in form (a number given as text, a flag given as text) and strict in
/// meaning: what does not read as the documented type is a <see cref="FieldFormatException"/>, never a wrong value. The reader stands on
/// the value's first token before and on its last token after.
/// </summary>
internal abstract class Codec<T>
{
    public abstract T Read(JsonTextReader reader);

    public abstract void Write(JsonWriter writer, T value);
}

/// <summary>Finds the codec for a property's type.</summary>
internal static class Codecs
{
    private static readonly ConcurrentDictionary<Type, object> Known = new();

    public static Codec<T> For<T>() => (Codec<T>)Known.GetOrAdd(typeof(T), Make);

    private static object Make(Type type)
    {
        if (type == typeof(string))
        {
            return new TextCodec();
        }

        if (type == typeof(int?))
        {
            return new IntCodec();
        }

        if (type == typeof(long?))
        {
            return new LongCodec();
        }

        if (type == typeof(double?))
        {
            return new DoubleCodec();
        }

        if (type == typeof(bool?))
        {
            return new FlagCodec();
        }

        if (type == typeof(DateTimeOffset?))
        {
            return new TimeCodec();
        }

        if (type == typeof(object))
        {
            return new AnyCodec();
        }

        if (type == typeof(ContactStats))
        {
            return new StatsCodec();
        }

        if (typeof(ApiObject).IsAssignableFrom(type))
        {
            return Activator.CreateInstance(typeof(ObjectCodec<>).MakeGenericType(type))!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordList<>))
        {
            return Activator.CreateInstance(typeof(RecordListCodec<>).MakeGenericType(type.GetGenericArguments()))!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            return Activator.CreateInstance(typeof(ValueListCodec<>).MakeGenericType(type.GetGenericArguments()))!;
        }

        throw new NotSupportedException("No codec for " + type);
    }

    public static FieldFormatException Unexpected(JsonTextReader reader, string wanted)
    {
        // What was found is named by kind alone: its value may be personal.
        string found = reader.TokenType switch
        {
            JsonToken.StartObject => "an object",
            JsonToken.StartArray => "a list",
            JsonToken.String => "a text that does not read as one",
            JsonToken.Integer => "a number that is too large",
            JsonToken.Float when reader.Value is double.PositiveInfinity or double.NegativeInfinity or double.NaN => "a number that is too large",
            JsonToken.Float => "a number with a fraction",
            JsonToken.Boolean => "a truth value",
            _ => reader.TokenType.ToString(),
        };
        return new FieldFormatException($"{wanted} is documented, and {found} came");
    }

    private sealed class TextCodec : Codec<string?>
    {
        [MethodImpl(Compilation.Hot)]
        public override string? Read(JsonTextReader reader) => reader.TokenType switch
        {
            JsonToken.Null => null,
            JsonToken.String => (string)reader.Value!,
            JsonToken.Float when !DoubleCodec.IsFinite((double)reader.Value!) => throw Unexpected(reader, "a text"),
            JsonToken.Integer or JsonToken.Float or JsonToken.Boolean => PlainJson.ToText(reader.Value),
            _ => throw Unexpected(reader, "a text"),
        };

        public override void Write(JsonWriter writer, string? value) => writer.WriteValue(value);
    }

    private sealed class IntCodec : Codec<int?>
    {
        [MethodImpl(Compilation.Hot)]
        public override int? Read(JsonTextReader reader)
        {
            long? value = LongCodec.ReadLong(reader);
            return value is null or (>= int.MinValue and <= int.MaxValue) ? (int?)value : throw Unexpected(reader, "a whole number");
        }

        public override void Write(JsonWriter writer, int? value) => writer.WriteValue(value);
    }

    private sealed class LongCodec : Codec<long?>
    {
        [MethodImpl(Compilation.Hot)]
        public static long? ReadLong(JsonTextReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonToken.Null:
                    return null;
                case JsonToken.Integer when reader.Value is long value:
                    return value;
                case JsonToken.Float when reader.Value is double value && Math.Floor(value) == value && Math.Abs(value) < 9e15:
                    return (long)value;
                case JsonToken.String:
                    string text = ((string)reader.Value!).Trim();
                    if (text.Length == 0)
                    {
                        return null;
                    }

                    if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
                        && decimal.Truncate(number) == number && number >= long.MinValue && number <= long.MaxValue)
                    {
                        return (long)number;
                    }

                    break;
            }

            throw Unexpected(reader, "a whole number");
        }

        [MethodImpl(Compilation.Hot)]
        public override long? Read(JsonTextReader reader) => ReadLong(reader);

        public override void Write(JsonWriter writer, long? value) => writer.WriteValue(value);
    }

    private sealed class DoubleCodec : Codec<double?>
    {
        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

        [MethodImpl(Compilation.Hot)]
        public override double? Read(JsonTextReader reader) => reader.TokenType switch
        {
            JsonToken.Null => null,
            JsonToken.Integer when reader.Value is BigInteger big && IsFinite((double)big) => (double)big,
            JsonToken.Integer when reader.Value is long whole => whole,
            JsonToken.Float when IsFinite((double)reader.Value!) => (double)reader.Value!,
            JsonToken.String when string.IsNullOrWhiteSpace((string)reader.Value!) => null,
            JsonToken.String when double.TryParse((string)reader.Value!, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && IsFinite(value) => value,
            _ => throw Unexpected(reader, "a number"),
        };

        public override void Write(JsonWriter writer, double? value) => writer.WriteValue(value);
    }

    private sealed class FlagCodec : Codec<bool?>
    {
        [MethodImpl(Compilation.Hot)]
        public override bool? Read(JsonTextReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonToken.Null:
                    return null;
                case JsonToken.Boolean:
                    return (bool)reader.Value!;
                case JsonToken.Integer when reader.Value is 0L or 1L:
                    return reader.Value is 1L;
                case JsonToken.String:
                    string text = ((string)reader.Value!).Trim();
                    if (text.Length == 0)
                    {
                        return null;
                    }

                    if (bool.TryParse(text, out bool value))
                    {
                        return value;
                    }

                    break;
            }

            throw Unexpected(reader, "a truth value");
        }

        public override void Write(JsonWriter writer, bool? value) => writer.WriteValue(value);
    }

    private sealed class TimeCodec : Codec<DateTimeOffset?>
    {
        [MethodImpl(Compilation.Hot)]
        public override DateTimeOffset? Read(JsonTextReader reader)
        {
            if (reader.TokenType == JsonToken.Null)
            {
                return null;
            }

            if (reader.TokenType == JsonToken.String)
            {
                string text = (string)reader.Value!;
                if (string.IsNullOrWhiteSpace(text))
                {
                    return null;
                }

                if (JsonTime.TryParse(text, out DateTimeOffset time))
                {
                    return time;
                }
            }

            throw Unexpected(reader, "a time");
        }

        public override void Write(JsonWriter writer, DateTimeOffset? value) =>
            writer.WriteValue(value is null ? null : JsonTime.Format(value.Value));
    }

    private sealed class StatsCodec : Codec<ContactStats?>
    {
        [MethodImpl(Compilation.Hot)]
        public override ContactStats? Read(JsonTextReader reader)
        {
            if (reader.TokenType == JsonToken.Null)
            {
                return null;
            }

            if (reader.TokenType != JsonToken.StartObject)
            {
                throw Unexpected(reader, "an object");
            }

            var stats = new ContactStats();
            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                string key = (string)reader.Value!;
                reader.Read();
                stats[key] = For<double?>().Read(reader);
            }

            return stats;
        }

        public override void Write(JsonWriter writer, ContactStats? value)
        {
            if (value is null)
            {
                writer.WriteNull();
                return;
            }

            writer.WriteStartObject();
            foreach (KeyValuePair<string, double?> entry in value)
            {
                writer.WritePropertyName(entry.Key);
                if (entry.Value is double number && Math.Floor(number) == number && Math.Abs(number) < 9e15)
                {
                    writer.WriteValue((long)number);
                }
                else
                {
                    writer.WriteValue(entry.Value);
                }
            }

            writer.WriteEndObject();
        }
    }

    // For fields that come as more than one type: a text that reads as a truth value becomes one, all else stays what it is.
    private sealed class AnyCodec : Codec<object?>
    {
        [MethodImpl(Compilation.Hot)]
        public override object? Read(JsonTextReader reader)
        {
            object? value = PlainJson.Read(reader);
            return value is string text && bool.TryParse(text, out bool flag) ? flag : value;
        }

        public override void Write(JsonWriter writer, object? value) => PlainJson.Write(writer, value);
    }

    private sealed class ObjectCodec<T> : Codec<T?>
        where T : ApiObject, new()
    {
        [MethodImpl(Compilation.Hot)]
        public override T? Read(JsonTextReader reader) => reader.TokenType switch
        {
            JsonToken.Null => null,
            JsonToken.StartObject => (T)RecordMap<T>.Instance.Read(reader),
            _ => throw Unexpected(reader, "an object"),
        };

        public override void Write(JsonWriter writer, T? value)
        {
            if (value is null)
            {
                writer.WriteNull();
            }
            else
            {
                RecordMap<T>.Instance.Write(writer, value);
            }
        }
    }

    private sealed class RecordListCodec<T> : Codec<RecordList<T>?>
        where T : ApiObject, new()
    {
        [MethodImpl(Compilation.Hot)]
        public override RecordList<T>? Read(JsonTextReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonToken.Null:
                    return null;
                case JsonToken.StartObject: // The reference shows one object where tenants send a list (team "assignees").
                    return new RecordList<T>([(T)RecordMap<T>.Instance.Read(reader)]);
                case JsonToken.StartArray:
                    break;
                default:
                    throw Unexpected(reader, "a list");
            }

            List<T>? items = null;
            while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            {
                if (reader.TokenType == JsonToken.Null)
                {
                    continue;
                }

                if (reader.TokenType != JsonToken.StartObject)
                {
                    throw Unexpected(reader, "a list of objects");
                }

                (items ??= []).Add((T)RecordMap<T>.Instance.Read(reader));
            }

            return items is null ? Empty : new RecordList<T>(items);
        }

        private static readonly RecordList<T> Empty = new([]);

        public override void Write(JsonWriter writer, RecordList<T>? value)
        {
            if (value is null)
            {
                writer.WriteNull();
                return;
            }

            writer.WriteStartArray();
            foreach (T item in value)
            {
                RecordMap<T>.Instance.Write(writer, item);
            }

            writer.WriteEndArray();
        }
    }

    private sealed class ValueListCodec<T> : Codec<ValueList<T>?>
    {
        private static readonly ValueList<T> Empty = new([]);

        [MethodImpl(Compilation.Hot)]
        public override ValueList<T>? Read(JsonTextReader reader)
        {
            if (reader.TokenType == JsonToken.Null)
            {
                return null;
            }

            if (reader.TokenType != JsonToken.StartArray)
            {
                throw Unexpected(reader, "a list");
            }

            List<T>? items = null;
            while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            {
                (items ??= []).Add(For<T>().Read(reader));
            }

            return items is null ? Empty : new ValueList<T>(items);
        }

        public override void Write(JsonWriter writer, ValueList<T>? value)
        {
            if (value is null)
            {
                writer.WriteNull();
                return;
            }

            writer.WriteStartArray();
            foreach (T item in value)
            {
                For<T>().Write(writer, item);
            }

            writer.WriteEndArray();
        }
    }
}
