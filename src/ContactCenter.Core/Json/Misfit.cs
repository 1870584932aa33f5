using System.Globalization;

namespace ContactCenter.Json;

/// <summary>A value that does not fit its field. The field is null, and the value is in the object's ExtensionData.</summary>
/// <param name="field">The field.</param>
/// <param name="came">The value, as plain JSON.</param>
internal sealed class Misfit(Field field, object? came)
{
    // Of a field deep in a tree, the last levels are enough to find it.
    private const int MaxPath = 300;

    /// <summary>The field, of which one value is enough to report.</summary>
    public Field Field => field;

    /// <summary>The keys that lead to the field.</summary>
    public string Path { get; private set; } = field.Key;

    /// <summary>What was expected and what came, for a message. Nothing of a personal value is in it.</summary>
    public string Problem => $"{field.Expected} is expected, and the tenant sent {ValueForm.Of(came, field.IsPersonal)}";

    /// <summary>Adds the key of the object that the field is in, one level further out.</summary>
    public void Within(string key) => Path = Path.Length < MaxPath ? key + "." + Path : Path;

    /// <summary>The warning for the first record of a read with such a value.</summary>
    /// <param name="path">The endpoint's path.</param>
    /// <param name="id">The record's id.</param>
    public string ToWarning(string path, long? id) =>
        $"The field '{Path}' of {path} does not read: {Problem}{(id is long known ? " (record " + known.ToString(CultureInfo.InvariantCulture) + ")" : string.Empty)}. "
        + $"The property is null where the value does not fit, and the value is kept in ExtensionData['{field.Key}']. Later records of this read are not reported for this field.";
}
