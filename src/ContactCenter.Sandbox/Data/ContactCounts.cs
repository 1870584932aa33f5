using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>The contact_stats of a campaign (reference, "Campaign Endpoints"): they follow from its contacts.</summary>
internal static class ContactCounts
{
    // The status of a contact and the key that counts it; most are the same.
    private static readonly (string Status, string Key)[] Keys =
    [
        .. CampaignValues.ContactStatuses.Select(status => (status.Value, status.Value == "Invalid Number" ? "Invalid Number or Name" : status.Value)),
    ];

    private static readonly string[] Waiting = ["Upcoming", "Redial Scheduled"];
    private static readonly string[] Running = ["Dialing", "Queued", "Connected", "Transferred"];
    private static readonly string[] Reached = ["Connected", "Transferred", "Finished", "Transferred and Finished", "Abandoned by Dialer"];

    public static ContactStats Of(IEnumerable<CampaignContact> contacts)
    {
        var counts = new Dictionary<string, int>();
        int all = 0;
        foreach (CampaignContact contact in contacts)
        {
            all++;
            counts[contact.Status!] = Count(contact.Status!) + 1;
        }

        int Count(string status) => counts.TryGetValue(status, out int count) ? count : 0;
        int Sum(string[] statuses) => statuses.Sum(Count);
        var stats = new ContactStats();
        foreach ((string status, string key) in Keys)
        {
            stats[key] = Count(status);
        }

        int reached = Sum(Reached);
        int untouched = Sum(Waiting) + Count("Dialing") + Count("Queued");
        stats["Contacts"] = all;
        stats["Remaining"] = Sum(Waiting);
        stats["Running"] = Sum(Running);
        stats["Completed"] = all - Sum(Waiting) - Sum(Running);
        stats["Reached"] = reached;
        stats["Not yet reached"] = untouched;
        stats["Not reached"] = all - reached - untouched;
        stats["Redials"] = Count("Redial Scheduled");
        stats["Average Redials per Number"] = all == 0 ? 0 : System.Math.Round((double)Count("Redial Scheduled") / all, 2);
        stats["Invalid outbound number"] = 0;
        return stats;
    }
}
