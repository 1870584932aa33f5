using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace ContactCenter.Json;

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

    /// <summary>The codec of the values of a list or of a dictionary, which are plain ones.</summary>
    public static ValueCodec<T> ForValues<T>() => (ValueCodec<T>)(object)For<T>();

    private sealed class TextCodec : ValueCodec<string?>
    {
        public override string Expected => "a text";

        [MethodImpl(Compilation.Hot)]
        public override bool TryConvert(object? json, out string? value)
        {
            value = json switch
            {
                string text => text,
                long or BigInteger or bool => PlainJson.ToText(json),
                double number => Plain(number),
                _ => null,
            };
            return value is not null || json is null;
        }

        public override void Write(JsonWriter writer, string? value) => writer.WriteValue(value);

        // A number that needs an exponent, or is not finite, has no text that anyone would have written.
        private static string? Plain(double number)
        {
            string text = number.ToString("R", CultureInfo.InvariantCulture);
            return text.IndexOf('E') < 0 && DoubleCodec.IsFinite(number) ? text : null;
        }
    }

    private sealed class IntCodec : ValueCodec<int?>
    {
        public override string Expected => "a whole number";

        [MethodImpl(Compilation.Hot)]
        public override bool TryConvert(object? json, out int? value)
        {
            bool fits = LongCodec.TryWhole(json, out long? number) && number is null or (>= int.MinValue and <= int.MaxValue);
            value = fits ? (int?)number : null;
            return fits;
        }

        public override void Write(JsonWriter writer, int? value) => writer.WriteValue(value);
    }

    private sealed class LongCodec : ValueCodec<long?>
    {
        public override string Expected => "a whole number";

        [MethodImpl(Compilation.Hot)]
        public static bool TryWhole(object? json, out long? value)
        {
            value = null;
            switch (json)
            {
                case null:
                    return true;
                case long number:
                    value = number;
                    return true;
                case double number when Math.Floor(number) == number && Math.Abs(number) < 9e15:
                    value = (long)number;
                    return true;
                case string text:
                    return TryWhole(text.Trim(), out value);
                default:
                    return false;
            }
        }

        [MethodImpl(Compilation.Hot)]
        public override bool TryConvert(object? json, out long? value) => TryWhole(json, out value);

        public override void Write(JsonWriter writer, long? value) => writer.WriteValue(value);

        // A fraction of zeros changes nothing; any other is not rounded.
        private static bool TryWhole(string text, out long? value)
        {
            int point = text.IndexOf('.');
            bool isZero = point > 0 && point < text.Length - 1 && text.Skip(point + 1).All(c => c == '0');
            bool isWhole = long.TryParse(isZero ? text.Substring(0, point) : text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number);
            value = isWhole ? number : null;
            return isWhole || text.Length == 0;
        }
    }

    private sealed class DoubleCodec : ValueCodec<double?>
    {
        public override string Expected => "a number";

        public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

        [MethodImpl(Compilation.Hot)]
        public override bool TryConvert(object? json, out double? value)
        {
            value = json switch
            {
                long whole => whole,
                double number => number,
                BigInteger big => (double)big,
                string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
                _ => null,
            };
            if (value is double read)
            {
                value = IsFinite(read) ? read : null;
                return value is not null;
            }

            return json is null || (json is string blank && string.IsNullOrWhiteSpace(blank));
        }

        public override void Write(JsonWriter writer, double? value) => writer.WriteValue(value);
    }

    private sealed class FlagCodec : ValueCodec<bool?>
    {
        public override string Expected => "true or false";

        [MethodImpl(Compilation.Hot)]
        public override bool TryConvert(object? json, out bool? value)
        {
            value = json switch
            {
                bool flag => flag,
                0L or 0.0 => false,
                1L or 1.0 => true,
                string text => text.Trim() switch
                {
                    "0" => false,
                    "1" => true,
                    string trimmed => bool.TryParse(trimmed, out bool flag) ? flag : null,
                },
                _ => null,
            };
            return value is not null || json is null || (json is string blank && string.IsNullOrWhiteSpace(blank));
        }

        public override void Write(JsonWriter writer, bool? value) => writer.WriteValue(value);
    }

    private sealed class TimeCodec : ValueCodec<DateTimeOffset?>
    {
        public override string Expected => "a time";

        [MethodImpl(Compilation.Hot)]
        public override bool TryConvert(object? json, out DateTimeOffset? value)
        {
            DateTimeOffset time = default;
            bool isTime = json switch
            {
                string text => JsonTime.TryParse(text, out time),
                long number => JsonTime.TryParseEpoch(number, out time),
                double number => JsonTime.TryParseEpoch(number, out time),
                _ => false,
            };
            value = isTime ? time : null;
            return isTime || json is null || (json is string none && JsonTime.IsNone(none));
        }

        public override void Write(JsonWriter writer, DateTimeOffset? value) =>
            writer.WriteValue(value is null ? null : JsonTime.Format(value.Value));
    }

    // One value that does not fit, and the whole does not: what is left of it would be counted wrongly.
    private sealed class StatsCodec : ValueCodec<ContactStats?>
    {
        public override string Expected => "an object of numbers";

        public override bool TryConvert(object? json, out ContactStats? value)
        {
            value = null;
            if (json is not IReadOnlyDictionary<string, object?> entries)
            {
                return json is null;
            }

            var stats = new ContactStats();
            foreach (KeyValuePair<string, object?> entry in entries)
            {
                if (!ForValues<double?>().TryConvert(entry.Value, out double? number))
                {
                    return false;
                }

                stats[entry.Key] = number;
            }

            value = stats;
            return true;
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
    private sealed class AnyCodec : ValueCodec<object?>
    {
        public override string Expected => "any value";

        [MethodImpl(Compilation.Hot)]
        public override bool TryConvert(object? json, out object? value)
        {
            value = json is string text && bool.TryParse(text, out bool flag) ? flag : json;
            return true;
        }

        public override void Write(JsonWriter writer, object? value) => PlainJson.Write(writer, value);
    }

    private sealed class ObjectCodec<T> : Codec<T?>
        where T : ApiObject, new()
    {
        public override string Expected => "an object";

        [MethodImpl(Compilation.Hot)]
        public override bool TryRead(BodyReader reader, out T? value, out object? came)
        {
            bool isObject = reader.TokenType == JsonToken.StartObject;
            value = isObject ? (T)RecordMap<T>.Instance.Read(reader) : null;
            came = isObject ? null : PlainJson.Read(reader);
            return isObject || came is null;
        }

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
        private static readonly RecordList<T> Empty = new([]);

        public override string Expected => "a list of objects";

        [MethodImpl(Compilation.Hot)]
        public override bool TryRead(BodyReader reader, out RecordList<T>? value, out object? came)
        {
            value = null;
            came = null;
            if (reader.TokenType == JsonToken.StartArray)
            {
                return TryReadItems(reader, out value, out came);
            }

            if (reader.TokenType == JsonToken.StartObject)
            {
                // The reference shows one object where tenants send a list (team "assignees").
                value = new RecordList<T>([(T)RecordMap<T>.Instance.Read(reader)]);
                return true;
            }

            came = PlainJson.Read(reader);
            return came is null;
        }

        // One element that is not an object, and the list as a whole does not fit: a list that is short by one would be counted wrongly.
        [MethodImpl(Compilation.Hot)]
        private static bool TryReadItems(BodyReader reader, out RecordList<T>? value, out object? came)
        {
            value = null;
            came = null;
            int depth = reader.Depth;
            int mark = reader.Mark();
            List<T>? items = null;
            while (reader.Read() && reader.TokenType != JsonToken.EndArray)
            {
                if (reader.TokenType == JsonToken.StartObject)
                {
                    (items ??= []).Add((T)RecordMap<T>.Instance.Read(reader));
                }
                else if (reader.TokenType is not (JsonToken.Null or JsonToken.Undefined))
                {
                    came = reader.Keep(mark, depth);
                    return false;
                }
            }

            value = items is null ? Empty : new RecordList<T>(items);
            return true;
        }

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

    private sealed class ValueListCodec<T> : ValueCodec<ValueList<T>?>
    {
        private static readonly ValueList<T> Empty = new([]);

        public override string Expected => "a list of values";

        public override bool TryConvert(object? json, out ValueList<T>? value)
        {
            value = null;
            if (json is not ValueList<object?> came)
            {
                return json is null;
            }

            var items = new List<T>(came.Count);
            foreach (object? one in came)
            {
                if (!ForValues<T>().TryConvert(one, out T item))
                {
                    return false;
                }

                items.Add(item);
            }

            value = items.Count == 0 ? Empty : new ValueList<T>(items);
            return true;
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
