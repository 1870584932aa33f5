using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.PowerShell;

/// <summary>Ids that are wanted of one tenant, each once: of the records themselves, or of others that a filter asks for.</summary>
internal sealed class WantedIds
{
    // The ids of the records themselves are under the empty name.
    private const string Own = "";

    private readonly List<(string Filter, List<long> Ids, HashSet<long> Seen)> _lists = [];

    /// <summary>The ids of the records themselves; null where none was given.</summary>
    public IReadOnlyList<long>? Ids => _lists.Find(list => list.Filter == Own).Ids;

    /// <summary>The filters and what they are to match.</summary>
    public IEnumerable<(string Filter, IReadOnlyList<long> Ids)> Filters =>
        from list in _lists
        where list.Filter != Own
        select (list.Filter, (IReadOnlyList<long>)list.Ids);

    public void Add(string? filter, IEnumerable<long> ids)
    {
        string name = filter ?? Own;
        int index = _lists.FindIndex(list => list.Filter == name);
        if (index < 0)
        {
            index = _lists.Count;
            _lists.Add((name, [], []));
        }

        (string _, List<long> list, HashSet<long> seen) = _lists[index];
        list.AddRange(ids.Where(seen.Add));
    }

    public void Add(WantedIds others)
    {
        foreach ((string filter, List<long> ids, HashSet<long> _) in others._lists)
        {
            Add(filter, ids);
        }
    }
}
