namespace ContactCenter;

/// <summary>A record with records of its own kind below it.</summary>
internal interface ITreeNode<T>
    where T : Record, ITreeNode<T>
{
    string? Name { get; }

    RecordList<T>? Children { get; }

    void Place(int depth, string path);
}
