namespace ContactCenter.Json;

/// <summary>Stands for a value that is read again as plain JSON when its record has ended.</summary>
/// <param name="mark">Where it begins among the tokens of the record.</param>
internal sealed class KeptTokens(int mark)
{
    public int Mark => mark;
}
