namespace ContactCenter.Flattening;

/// <summary>A column of flat records.</summary>
internal sealed class FlatColumn(string name, FlatGroup group)
{
    public string Name { get; } = name;

    public FlatGroup Group { get; } = group;

    /// <summary>The place among the columns, known once all of them are.</summary>
    public int Index { get; set; } = -1;
}
