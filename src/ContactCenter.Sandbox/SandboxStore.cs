using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Sandbox.Serving;

namespace ContactCenter.Sandbox;

/// <summary>The records of a sandbox. It can be used from any thread. A record in it is never changed, but replaced, so that what was read from it stays as it was.</summary>
public sealed class SandboxStore
{
    private readonly Dictionary<string, SandboxCollection> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IEnumerable<Record>>> _sources = new(StringComparer.Ordinal);
    private readonly List<SandboxChange> _changes = [];

    internal SandboxStore(DateTimeOffset time) => Time = time;

    /// <summary>What has happened to the records since the start, in order.</summary>
    public IReadOnlyList<SandboxChange> Changes
    {
        get
        {
            lock (Sync)
            {
                return [.. _changes];
            }
        }
    }

    internal object Sync { get; } = new();

    /// <summary>The request for data that is being answered, from 1.</summary>
    internal int Request { get; set; }

    /// <summary>What time it is in the sandbox.</summary>
    internal DateTimeOffset Time { get; set; }

    /// <summary>The records of an endpoint as they are now, by id.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    public IReadOnlyList<T> Records<T>(Endpoint<T> endpoint)
        where T : Record, new()
    {
        lock (Sync)
        {
            return [.. Collection(endpoint).Records.Cast<T>().OrderBy(record => record.Id)];
        }
    }

    /// <summary>Adds a record.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="endpoint">Where it belongs.</param>
    /// <param name="record">The record.</param>
    /// <exception cref="ArgumentException">It has no id, or its id is taken.</exception>
    public void Add<T>(Endpoint<T> endpoint, T record)
        where T : Record, new() => AddRecord(endpoint, record);

    /// <summary>Changes a record.</summary>
    /// <typeparam name="T">The type of the record.</typeparam>
    /// <param name="endpoint">Where it belongs.</param>
    /// <param name="id">Its id.</param>
    /// <param name="change">Gets a copy to change, which then takes the record's place. The id has to stay.</param>
    /// <returns>Whether there is such a record.</returns>
    public bool Change<T>(Endpoint<T> endpoint, long id, Action<T> change)
        where T : Record, new()
    {
        if (change is null)
        {
            throw new ArgumentNullException(nameof(change));
        }

        return ChangeRecord(endpoint, id, record => change((T)record));
    }

    /// <summary>Deletes a record.</summary>
    /// <param name="endpoint">Where it belongs.</param>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was such a record.</returns>
    public bool Delete(Endpoint endpoint, long id)
    {
        lock (Sync)
        {
            bool found = Collection(endpoint).Remove(id);
            if (found)
            {
                Log(SandboxChangeKind.Deleted, endpoint, id);
            }

            return found;
        }
    }

    /// <summary>The ids of an endpoint's records to which something of that kind has happened since the start.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="kind">What has happened.</param>
    public IReadOnlyCollection<long> Ids(Endpoint endpoint, SandboxChangeKind kind)
    {
        if (endpoint is null)
        {
            throw new ArgumentNullException(nameof(endpoint));
        }

        lock (Sync)
        {
            return new HashSet<long>(_changes.Where(change => change.Kind == kind && change.Path == endpoint.Path).Select(change => change.Id));
        }
    }

    /// <summary>Says where an endpoint's records come from. They are fetched when they are first wanted.</summary>
    internal void Fill(Endpoint endpoint, Func<IEnumerable<Record>> records)
    {
        lock (Sync)
        {
            _sources[endpoint.Path] = records;
        }
    }

    internal IEnumerable<CampaignContact> ContactsOf(long campaign) =>
        Collection(Endpoints.CampaignContacts).Records.Cast<CampaignContact>().Where(contact => contact.CampaignId == campaign);

    internal void AddRecord(Endpoint endpoint, Record record)
    {
        lock (Sync)
        {
            Collection(endpoint).Add(record);
            Log(SandboxChangeKind.Created, endpoint, record.Id!.Value);
        }
    }

    internal bool ChangeRecord(Endpoint endpoint, long id, Action<Record> change)
    {
        lock (Sync)
        {
            SandboxCollection collection = Collection(endpoint);
            if (collection.Get(id) is not Record record)
            {
                return false;
            }

            Record copy = RecordCopy.Of(record);
            change(copy);
            if (copy.Id != id)
            {
                throw new InvalidOperationException("A record keeps its id.");
            }

            ReplaceRecord(endpoint, copy);
            return true;
        }
    }

    internal void ReplaceRecord(Endpoint endpoint, Record record)
    {
        lock (Sync)
        {
            Collection(endpoint).Replace(record);
            Log(SandboxChangeKind.Changed, endpoint, record.Id!.Value);
        }
    }

    internal SandboxCollection Collection(Endpoint endpoint)
    {
        string path = (endpoint ?? throw new ArgumentNullException(nameof(endpoint))).Path;
        if (!_collections.TryGetValue(path, out SandboxCollection? collection))
        {
            if (!_sources.TryGetValue(path, out Func<IEnumerable<Record>>? source))
            {
                throw new ArgumentException($"The sandbox keeps no records of '{path}': they follow from others.", nameof(endpoint));
            }

            collection = new SandboxCollection(endpoint);
            foreach (Record record in source())
            {
                collection.Add(record);
            }

            _collections[path] = collection;
        }

        return collection;
    }

    private void Log(SandboxChangeKind kind, Endpoint endpoint, long id) => _changes.Add(new SandboxChange(Request, kind, endpoint.Path, id));
}
