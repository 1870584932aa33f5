using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.PowerShell;

/// <summary>Ids and names, the latest so many.</summary>
internal sealed class RecentList(int most)
{
    private readonly Dictionary<(string Tenant, long Id, string Key), LinkedListNode<(string Tenant, long Id, string Key, string Name)>> _places = [];
    private readonly LinkedList<(string Tenant, long Id, string Key, string Name)> _items = new();

    /// <summary>Takes an entry to the front. A name that is not known now may have been known before.</summary>
    public void Add(string tenant, long id, string? name, bool isKeyedByName = false)
    {
        (string, long, string) key = (tenant, id, isKeyedByName ? name ?? string.Empty : string.Empty);
        if (_places.TryGetValue(key, out LinkedListNode<(string Tenant, long Id, string Key, string Name)> place))
        {
            _items.Remove(place);
            if (!string.IsNullOrEmpty(name))
            {
                place.Value = (tenant, id, key.Item3, name!);
            }

            _items.AddFirst(place);
            return;
        }

        _places.Add(key, _items.AddFirst((tenant, id, key.Item3, name ?? string.Empty)));
        if (_items.Count > most)
        {
            Remove(_items.Last!);
        }
    }

    public IReadOnlyList<(long Id, string Name)> Of(IReadOnlyList<string> tenants) =>
        [.. _items.Where(item => tenants.Contains(item.Tenant, StringComparer.OrdinalIgnoreCase)).Select(item => (item.Id, item.Name))];

    public void Forget(string tenant)
    {
        for (LinkedListNode<(string Tenant, long Id, string Key, string Name)>? place = _items.First, next; place is not null; place = next)
        {
            next = place.Next;
            if (string.Equals(place.Value.Tenant, tenant, StringComparison.OrdinalIgnoreCase))
            {
                Remove(place);
            }
        }
    }

    private void Remove(LinkedListNode<(string Tenant, long Id, string Key, string Name)> place)
    {
        _items.Remove(place);
        _places.Remove((place.Value.Tenant, place.Value.Id, place.Value.Key));
    }
}
