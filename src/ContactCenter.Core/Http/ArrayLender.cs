using System.Collections.Generic;

namespace ContactCenter.Http;

/// <summary>
/// Lends arrays and takes them back. System.Buffers would bring one more file to .NET Framework, and nothing here needs more than this.
/// </summary>
internal sealed class ArrayLender<T>(int most)
{
    private readonly List<T[]> _free = [];

    public T[] Rent(int minimumLength)
    {
        lock (_free)
        {
            for (int i = _free.Count - 1; i >= 0; i--)
            {
                T[] array = _free[i];
                if (array.Length >= minimumLength)
                {
                    _free.RemoveAt(i);
                    return array;
                }
            }
        }

        return new T[minimumLength];
    }

    public void Return(T[] array)
    {
        lock (_free)
        {
            if (_free.Count < most)
            {
                _free.Add(array);
            }
        }
    }
}
