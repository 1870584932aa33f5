using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Sandbox.Serving;

/// <summary>The records that the options give in place of generated ones.</summary>
internal sealed class OwnRecords(SandboxOptions options)
{
    /// <summary>Those of an endpoint; null where none are given.</summary>
    public IEnumerable<Record>? Of(Endpoint endpoint)
    {
        if (endpoint == Endpoints.Calls && options.Calls is not null)
        {
            return options.Calls;
        }

        if (endpoint.NeedsParent)
        {
            string[] around = endpoint.Path.Split(["{id}"], StringSplitOptions.None);
            List<KeyValuePair<string, IReadOnlyList<Record>>> given =
                [.. options.Records.Where(entry => entry.Key.StartsWith(around[0], StringComparison.Ordinal) && entry.Key.EndsWith(around[1], StringComparison.Ordinal))];
            return given.Count == 0 ? null : given.SelectMany(entry => entry.Value.Select(record => Belonging(record, entry.Key.Split('/')[2])));
        }

        return options.Records.TryGetValue(endpoint.Path, out IReadOnlyList<Record>? records) ? records : null;
    }

    private static Record Belonging(Record record, string parent)
    {
        var contact = (CampaignContact)RecordCopy.Of(record);
        contact.CampaignId = long.TryParse(parent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id) ? id : contact.CampaignId;
        return contact;
    }
}
