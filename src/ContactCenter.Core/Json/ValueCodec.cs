using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>Reads a value as plain JSON first, and converts it.</summary>
internal abstract class ValueCodec<T> : Codec<T>
{
    /// <summary>
    /// Converts a plain value: null, text, <see cref="long"/>, big integer, <see cref="double"/>, truth value, object or list.
    /// </summary>
    /// <returns>Whether the value fits.</returns>
    public abstract bool TryConvert(object? json, out T value);

    [MethodImpl(Compilation.Hot)]
    public sealed override bool TryRead(BodyReader reader, out T value, out object? came)
    {
        came = reader.TokenType is JsonToken.StartObject or JsonToken.StartArray or JsonToken.StartConstructor ? PlainJson.Read(reader) : reader.Value;
        return TryConvert(came, out value);
    }
}
