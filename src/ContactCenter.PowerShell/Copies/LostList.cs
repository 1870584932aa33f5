using System.Collections;
using System.Collections.Generic;

namespace ContactCenter.PowerShell;

/// <summary>Stands for a list that a row does not have any more, and says so when somebody needs it.</summary>
internal sealed class LostList<T>(string path) : IList<T>, IReadOnlyList<T>
{
    public int Count => throw Lost();

    public bool IsReadOnly => true;

    public T this[int index]
    {
        get => throw Lost();
        set => throw Lost();
    }

    public IEnumerator<T> GetEnumerator() => throw Lost();

    IEnumerator IEnumerable.GetEnumerator() => throw Lost();

    public bool Contains(T item) => throw Lost();

    public int IndexOf(T item) => throw Lost();

    public void CopyTo(T[] array, int arrayIndex) => throw Lost();

    public void Add(T item) => throw Lost();

    public void Insert(int index, T item) => throw Lost();

    public bool Remove(T item) => throw Lost();

    public void RemoveAt(int index) => throw Lost();

    public void Clear() => throw Lost();

    private ContactCenterException Lost() => Errors.Make(ErrorKind.WrongRecordKind, Strings.CopyLostList, path);
}
