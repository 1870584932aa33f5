using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The values that the reference documents for campaigns, and those of their contacts from public sources.</summary>
public static class CampaignValues
{
    /// <summary>The states of a campaign.</summary>
    public static IReadOnlyList<DocumentedValue> Statuses { get; } =
    [
        new("created", "Made, and not started."),
        new("started", "Started, and nothing dialled yet."),
        new("dialing", "Dialling."),
        new("pause", "Paused by an agent or a manager."),
        new("finished", "All calls are done."),
    ];

    /// <summary>How a campaign dials.</summary>
    public static IReadOnlyList<DocumentedValue> Modes { get; } =
    [
        new("preview", "An agent sees the contact first and chooses what to do."),
        new("predictive", "The dialer calls ahead and connects a person who answers to an agent."),
        new("progressive", "The dialer calls when an agent is connected."),
    ];

    /// <summary>Where the contacts come from.</summary>
    public static IReadOnlyList<DocumentedValue> Types { get; } =
    [
        new("default", "Uploaded files."),
        new("external_list", "Another service."),
    ];

    /// <summary>The states of a contact.</summary>
    public static IReadOnlyList<DocumentedValue> ContactStatuses { get; } =
    [
        new("Upcoming", "To be called."),
        new("Dialing", "Being called."),
        new("Queued", "Answered, and waiting for an agent."),
        new("Connected", "Talking to an agent."),
        new("Finished", "Talked to."),
        new("Transferred", "Transferred."),
        new("Transferred and Finished", "Transferred, and talked to."),
        new("Not Picked Up", "Nobody answered."),
        new("Not Reached to Contact", "Somebody else answered."),
        new("Abandoned by Contact", "The contact hung up."),
        new("Skipped", "Skipped by an agent."),
        new("Skipped & Closed", "Skipped, and not to be called again."),
        new("Invalid Number", "The number is not valid."),
        new("Carrier Error", "The carrier failed."),
        new("Abandoned by Dialer", "No agent was free."),
        new("Voicemail Hung Up", "A voicemail answered."),
        new("Dialer General Error", "The dialer failed."),
        new("Redial Scheduled", "To be called again."),
        new("Do Not Call", "Not to be called."),
    ];
}
