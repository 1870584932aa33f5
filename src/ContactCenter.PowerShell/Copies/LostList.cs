using System.Collections;
using System.Collections.Generic;

namespace ContactCenter.PowerShell;

/// <summary>Stands for a list that a row does not have any more, and says so when somebody needs it.</summary>
internal sealed class LostList<T>(string path) : IReadOnlyList<T>
{
    public int Count => throw Lost();

    public T this[int index] => throw Lost();

    public IEnumerator<T> GetEnumerator() => throw Lost();

    IEnumerator IEnumerable.GetEnumerator() => throw Lost();

    private ContactCenterException Lost() => Errors.Make(ErrorKind.WrongRecordKind, Strings.CopyLostList, path);
}
