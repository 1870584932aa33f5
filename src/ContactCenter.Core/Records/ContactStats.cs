using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter;

/// <summary>
/// How many contacts of a campaign are in which state (reference, "contact_stats"). The keys are the tenant's own, with spaces and mixed case, such as
/// "Skipped &amp; Closed"; they are looked up in any case. Most values are counts; an average can have a fraction.
/// </summary>
public sealed class ContactStats : Dictionary<string, double?>
{
    /// <summary>Makes an empty set.</summary>
    public ContactStats()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    /// <summary>The values that are not zero: <c>Contacts 1000, Finished 40</c>.</summary>
    public override string ToString() =>
        string.Join(", ", this.Where(entry => entry.Value is not (null or 0)).Select(entry => entry.Key + " " + PlainJson.ToText(entry.Value)));
}
