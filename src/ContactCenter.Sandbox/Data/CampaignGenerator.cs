using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>Generates the campaigns of the outbound dialer and their contacts.</summary>
internal sealed class CampaignGenerator
{
    private const long FirstContactId = 900_000;

    // Every status of a campaign, each mode and type, and in which order its contacts were called.
    private static readonly (string Name, string Status, string Mode, string Type)[] Plans =
    [
        ("Contract Renewal", "finished", "predictive", "default"),
        ("Fibre Offer", "dialing", "predictive", "external_list"),
        ("Satisfaction Survey", "pause", "progressive", "default"),
        ("Late Payments", "started", "preview", "default"),
        ("Winter Upgrade", "created", "progressive", "external_list"),
        ("Win-back", "dialing", "preview", "default"),
    ];

    private static readonly string[] DoneStatuses =
    [
        "Finished", "Transferred and Finished", "Not Picked Up", "Not Reached to Contact", "Abandoned by Contact", "Skipped", "Skipped & Closed", "Invalid Number", "Carrier Error",
        "Abandoned by Dialer", "Voicemail Hung Up", "Dialer General Error", "Do Not Call",
    ];

    private static readonly double[] DoneWeights = [42, 3, 18, 6, 5, 2, 2, 3, 1, 2, 12, 1, 3];
    private static readonly string[] RunningStatuses = ["Dialing", "Queued", "Connected", "Transferred"];

    private readonly SeededRandom _random;
    private readonly DateTimeOffset _now;
    private readonly Centre _centre;

    public CampaignGenerator(Centre centre, SeededRandom random, DateTimeOffset now)
    {
        _centre = centre;
        _random = random;
        _now = now.ToUniversalTime();
        long contact = FirstContactId;
        for (int i = 0; i < Plans.Length; i++)
        {
            long id = 60 + (i * 7);
            (_, string status, string mode, _) = Plans[i];
            int count = random.Next(200, 2000);
            List<CampaignContact> contacts = [.. Enumerable.Range(0, count).Select(number => Contact(contact + number, id, StatusOf(status, mode, number, count)))];
            contact += count;
            Contacts.AddRange(contacts);
            Campaigns.Add(Write(i, id, contacts));
        }
    }

    public List<Campaign> Campaigns { get; } = [];

    public List<CampaignContact> Contacts { get; } = [];

    /// <summary>A contact that was just added to a campaign.</summary>
    public CampaignContact NewContact(long id, long campaign) => Contact(id, campaign, "Upcoming");

    /// <summary>A campaign that was just made.</summary>
    public static Campaign New(long id, DateTimeOffset at) => new()
    {
        Id = id,
        Name = $"Campaign {id}",
        CampaignType = "default",
        Mode = "preview",
        Status = "created",
        TargetNumberToProcess = 0,
        CreatedAt = at,
        UpdatedAt = at,
        ContactStats = ContactCounts.Of([]),
    };

    private Campaign Write(int place, long id, List<CampaignContact> contacts)
    {
        (string name, string status, string mode, string type) = Plans[place];
        DateTimeOffset created = _now.AddDays(-25 + (place * 4)).AddSeconds(_random.Next(3600));
        DateTimeOffset? starts = status == "created" ? null : created.AddHours(3);
        DateTimeOffset? ends = status == "finished" ? created.AddDays(9) : null;
        return new Campaign
        {
            CampaignType = type,
            Id = id,
            ExternalCampaignId = type == "external_list" ? "EXT-" + id.ToString(CultureInfo.InvariantCulture) : null,
            MaxAbandonmentPercent = mode == "predictive" ? 3 : null,
            MaxRedialCount = 3,
            Mode = mode,
            Name = name,
            OverdialAdjustmentMultiplier = mode == "predictive" ? 1.2 : 1,
            Queue = _random.Pick(_centre.Menus.Ivr).Info,
            RedialIntervalMinutes = 120,
            Status = status,
            TargetNumberToProcess = contacts.Count,
            CreatedAt = created,
            StartsAt = starts,
            EndsAt = ends,
            UpdatedAt = ends ?? (status == "dialing" ? _now.AddSeconds(-30) : starts ?? created),
            ContactStats = ContactCounts.Of(contacts),
        };
    }

    private string StatusOf(string campaign, string mode, int number, int count)
    {
        if (campaign is "created" or "started")
        {
            return "Upcoming";
        }

        int done = campaign == "finished" ? count : count * 2 / 5;
        if (number < done)
        {
            bool isRedial = campaign != "finished" && mode != "preview" && _random.Chance(0.06);
            return isRedial ? "Redial Scheduled" : DoneStatuses[_random.PickWeighted(DoneWeights)];
        }

        return campaign == "dialing" && number < done + RunningStatuses.Length ? RunningStatuses[number - done] : "Upcoming";
    }

    private CampaignContact Contact(long id, long campaign, string status)
    {
        string phone = FictionalNumbers.Get((int)(id % FictionalNumbers.Count));
        string full = AgentNames.Get((int)(id % 320)).Full;
        return new CampaignContact
        {
            Id = id,
            CampaignId = campaign,
            Name = full,
            Phone = phone,
            PhoneNumber = phone,
            Email = _random.Chance(0.6) ? "contact" + id.ToString(CultureInfo.InvariantCulture) + "@example.com" : null,
            ExternalUniqueId = "CRM-" + id.ToString(CultureInfo.InvariantCulture),
            Status = status,
            CreatedAt = _now.AddDays(-26).AddSeconds(id % 3600),
            OutboundNumber = status == "Upcoming" ? null : _centre.SupportNumbers[0],
        };
    }
}
