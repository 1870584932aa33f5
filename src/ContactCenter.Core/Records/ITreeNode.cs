namespace ContactCenter;

/// <summary>A record with records of its own kind below it.</summary>
internal interface ITreeNode<T>
    where T : Record, ITreeNode<T>
{
    string? Name { get; }

    RecordList<T>? Children { get; }

    /// <summary>The record above it, once the tree was made flat; null at the top.</summary>
    T? Above { get; }

    void Place(int depth, T? above);
}
