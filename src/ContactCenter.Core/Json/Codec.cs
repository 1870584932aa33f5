using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>
/// How the value of a field is read and written. Reading is tolerant in form (a number sent as text) and strict in meaning: a value that
/// does not
/// read as the documented type does not fit. docs/fields.md lists what fits.
/// </summary>
internal abstract class Codec<T>
{
    /// <summary>What is documented, as a message names it: "a whole number".</summary>
    public abstract string Expected { get; }

    /// <summary>
    /// Reads a value. The reader stands on the value's first token before and on its last token after, whatever the value is.
    /// </summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="value">The value; null where it does not fit.</param>
    /// <param name="came">Where it does not fit: the value as plain JSON, unchanged, or <see cref="KeptTokens"/> for it.</param>
    /// <returns>Whether the value fits.</returns>
    public abstract bool TryRead(BodyReader reader, out T value, out object? came);

    public abstract void Write(JsonWriter writer, T value);
}
