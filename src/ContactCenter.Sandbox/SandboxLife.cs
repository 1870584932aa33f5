using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Sandbox.Data;

namespace ContactCenter.Sandbox;

/// <summary>Moves on what is not over: calls, chats, and what follows from them. Guarded by the store's lock.</summary>
internal sealed class SandboxLife(SandboxStore store, bool moves)
{
    private readonly DateTimeOffset _start = store.Time;

    // The next one last.
    private readonly List<(DateTimeOffset At, int Turn, Endpoint Endpoint, ILiving Living)> _coming = [];
    private readonly Dictionary<ILiving, Record> _written = [];

    /// <summary>The time up to which it has come: that of the start where nothing is to move.</summary>
    public DateTimeOffset Time => moves ? store.Time : _start;

    /// <summary>Takes on what is to move: writes what there is by now.</summary>
    public IEnumerable<Record> Take(Endpoint endpoint, IEnumerable<ILiving> living)
    {
        DateTimeOffset now = Time;
        long next = 1_000_000;
        var records = new List<Record>();
        foreach (ILiving item in living)
        {
            int before = _coming.Count;
            foreach (DateTimeOffset moment in item.Moments)
            {
                if (moment > now && !_coming.Exists(other => other.Living == item && other.At == moment))
                {
                    _coming.Add((moment, _coming.Count, endpoint, item));
                }
            }

            if (Write(item, now, ref next) is not { } record)
            {
                continue;
            }

            records.Add(record);
            if (_coming.Count > before)
            {
                _written[item] = record;
            }
        }

        _coming.Sort((x, y) => x.At == y.At ? y.Turn.CompareTo(x.Turn) : y.At.CompareTo(x.At));
        return records;
    }

    /// <summary>Lets everything happen that was to come by now.</summary>
    public void Advance()
    {
        for (int last = _coming.Count - 1; last >= 0 && _coming[last].At <= Time; last--)
        {
            (DateTimeOffset at, _, Endpoint endpoint, ILiving item) = _coming[last];
            _coming.RemoveAt(last);
            if (!_written.TryGetValue(item, out Record? before))
            {
                long next = store.Collection(endpoint).HighestId + 1;
                if (Write(item, at, ref next) is { } created)
                {
                    store.AddRecord(endpoint, created);
                    _written[item] = created;
                }
            }
            else if (ReferenceEquals(store.Collection(endpoint).Get(before.Id!.Value), before))
            {
                // Else somebody else has had a hand in it, and its fate is another.
                Record after = item.Write(at)!;
                store.ReplaceRecord(endpoint, after);
                _written[item] = after;
            }
        }
    }

    private static Record? Write(ILiving item, DateTimeOffset now, ref long next)
    {
        if (item.Id is null && item.Moments.Any(moment => moment <= now))
        {
            item.Id = next++;
        }

        return item.Write(now);
    }
}
