using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Serving;

/// <summary>The records of one endpoint. Guarded by the store's lock.</summary>
internal sealed class SandboxCollection(Endpoint endpoint)
{
    private readonly List<Record> _records = [];
    private readonly Dictionary<long, int> _places = [];
    private (string Column, bool Descending, int Version, Record[] Sorted)? _order;
    private int _version;

    public Endpoint Endpoint { get; } = endpoint;

    public IReadOnlyList<Record> Records => _records;

    public long HighestId { get; private set; }

    public Record? Get(long id) => _places.TryGetValue(id, out int place) ? _records[place] : null;

    public void Add(Record record)
    {
        if (record?.Id is not long id)
        {
            throw new ArgumentException("A record of the sandbox needs an id.", nameof(record));
        }

        if (_places.ContainsKey(id))
        {
            throw new ArgumentException($"The sandbox has a record {id} in '{Endpoint.Path}' already.", nameof(record));
        }

        _places.Add(id, _records.Count);
        _records.Add(record);
        HighestId = Math.Max(HighestId, id);
        _version++;
    }

    public void Replace(Record record)
    {
        _records[_places[record.Id!.Value]] = record;
        _version++;
    }

    public bool Remove(long id)
    {
        if (!_places.TryGetValue(id, out int place))
        {
            return false;
        }

        // The last record takes the place: the list itself has no order that anybody sees.
        Record last = _records[_records.Count - 1];
        _records[place] = last;
        _places[last.Id!.Value] = place;
        _records.RemoveAt(_records.Count - 1);
        _places.Remove(id);
        _version++;
        return true;
    }

    /// <summary>The records in an order in which ties are broken by id. Kept until a record changes.</summary>
    public Record[] Sorted(string column, bool descending, Func<Record[]> sort)
    {
        if (_order is not { } order || order.Column != column || order.Descending != descending || order.Version != _version)
        {
            order = (column, descending, _version, sort());
            _order = order;
        }

        return order.Sorted;
    }
}
