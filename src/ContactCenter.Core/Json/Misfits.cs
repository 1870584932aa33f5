using System.Collections.Generic;

namespace ContactCenter.Json;

/// <summary>The values of one record that do not fit, one for each field.</summary>
internal sealed class Misfits
{
    private List<Misfit> _items = [];

    public int Count => _items.Count;

    /// <summary>Adds one, in place of those in the value that does not fit itself.</summary>
    /// <param name="before">How many there were before the value.</param>
    /// <param name="misfit">The new one.</param>
    public void Add(int before, Misfit misfit)
    {
        _items.RemoveRange(before, _items.Count - before);
        if (!_items.Exists(known => known.Field == misfit.Field))
        {
            _items.Add(misfit);
        }
    }

    /// <summary>Says that those after the first ones are in the object under that key.</summary>
    public void MoveUnder(string key, int before)
    {
        for (int i = before; i < _items.Count; i++)
        {
            _items[i].Within(key);
        }
    }

    /// <summary>Takes them out; null where there are none, as of nearly every record.</summary>
    public IReadOnlyList<Misfit>? Take()
    {
        if (_items.Count == 0)
        {
            return null;
        }

        List<Misfit> taken = _items;
        _items = [];
        return taken;
    }
}
