using System;
using System.Collections.Generic;
using ContactCenter.Sandbox.Data;
using ContactCenter.Sandbox.Serving;

namespace ContactCenter.Sandbox;

/// <summary>What happens to the records between requests: about as many come as are changed and go. Guarded by the store's lock.</summary>
internal sealed class SandboxChurn
{
    private readonly SandboxOptions _options;
    private readonly SandboxStore _store;
    private readonly SeededRandom _random;
    private readonly Dictionary<string, (Func<long, DateTimeOffset, Record> Create, Action<Record, DateTimeOffset> Change)> _rules;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    public SandboxChurn(SandboxOptions options, SandboxStore store, SandboxData data)
    {
        _options = options;
        _store = store;
        _random = new SeededRandom((ulong)options.Seed ^ 0xC4A2);
        _rules = new(StringComparer.Ordinal)
        {
            [Endpoints.Calls.Path] = (data.NewCall, (record, now) => CallChange.Apply((Call)record, now, _random)),
        };
    }

    /// <summary>Makes as many changes as the options say.</summary>
    /// <param name="collection">The records that are being asked for.</param>
    /// <param name="request">The number of the request for data.</param>
    public void Run(SandboxCollection collection, int request)
    {
        if (!_rules.TryGetValue(collection.Endpoint.Path, out (Func<long, DateTimeOffset, Record> Create, Action<Record, DateTimeOffset> Change) rules))
        {
            return;
        }

        for (int i = 0; i < _options.Churn; i++)
        {
            DateTimeOffset now = Tick(request);
            int what = collection.Records.Count == 0 ? 0 : _random.Next(3);
            if (what == 0)
            {
                _store.AddRecord(collection.Endpoint, rules.Create(collection.HighestId + _random.Next(1, 3), now));
                continue;
            }

            long id = _random.Pick(collection.Records).Id!.Value;
            if (what == 1)
            {
                _store.ChangeRecord(collection.Endpoint, id, record => rules.Change(record, now));
            }
            else
            {
                _store.Delete(collection.Endpoint, id);
            }
        }
    }

    // Later than any change before, even where the clock is coarse or set back.
    private DateTimeOffset Tick(int request)
    {
        DateTimeOffset now = _options.Now is { } start ? start.ToUniversalTime().AddSeconds(request) : DateTimeOffset.UtcNow;
        DateTimeOffset least = _last == DateTimeOffset.MinValue ? now : _last.AddMilliseconds(1);
        _last = now > least ? now : least;
        return _last;
    }
}
