using System;
using ContactCenter.Sandbox.Data;
using ContactCenter.Sandbox.Serving;

namespace ContactCenter.Sandbox;

/// <summary>What happens to the records between requests: about as many come as are changed and go. Guarded by the store's lock.</summary>
internal sealed class SandboxChurn(SandboxOptions options, SandboxStore store, SandboxData data)
{
    private readonly SeededRandom _random = new((ulong)options.Seed ^ 0xC4A2);
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Makes as many changes as the options say to the records that are being asked for.</summary>
    public void Run(SandboxRoute route)
    {
        Endpoint endpoint = route.Source;
        for (int i = 0; i < options.Churn; i++)
        {
            DateTimeOffset now = Tick();
            SandboxCollection collection = store.Collection(endpoint);
            int what = collection.Records.Count == 0 ? 0 : _random.Next(3);
            if (what == 0)
            {
                if (data.New(endpoint.Path, collection.HighestId + _random.Next(1, 3), now, route.Parent) is { } record)
                {
                    store.AddRecord(endpoint, record);
                    Recount(record);
                }

                continue;
            }

            Record picked = _random.Pick(collection.Records);
            long id = picked.Id!.Value;
            if (what == 1)
            {
                store.ChangeRecord(endpoint, id, record => RecordChange.Apply(record, now, _random));
            }
            else
            {
                store.Delete(endpoint, id);
            }

            Recount(picked);
        }
    }

    // A campaign says how its contacts are.
    private void Recount(Record record)
    {
        if (record is CampaignContact { CampaignId: long campaign })
        {
            store.ChangeRecord(Endpoints.Campaigns, campaign, item => ((Campaign)item).ContactStats = ContactCounts.Of(store.ContactsOf(campaign)));
        }
    }

    // Later than any change before, even where the clock is coarse or set back.
    private DateTimeOffset Tick()
    {
        DateTimeOffset now = store.Time;
        DateTimeOffset least = _last == DateTimeOffset.MinValue ? now : _last.AddMilliseconds(1);
        _last = now > least ? now : least;
        return _last;
    }
}
