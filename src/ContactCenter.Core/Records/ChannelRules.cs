namespace ContactCenter;

/// <summary>What an agent takes on one channel (reference, "filter_rules").</summary>
public sealed class ChannelRules : ApiObject
{
    /// <summary>Whether the agent takes what comes in.</summary>
    public bool? Incoming { get; set; }

    /// <summary>Whether the agent takes calls of campaigns; null on channels that have none.</summary>
    public bool? Campaign { get; set; }

    /// <summary>Whether the agent takes voicemails.</summary>
    public bool? Voicemail { get; set; }

    /// <summary>Whether the agent takes scheduled calls.</summary>
    public bool? Scheduled { get; set; }

    /// <summary>Whether the agent takes call-backs.</summary>
    public bool? Callback { get; set; }

    /// <summary>What is taken.</summary>
    public override string ToString() => TextOf.Flags((nameof(Incoming), Incoming), (nameof(Campaign), Campaign), (nameof(Voicemail), Voicemail), (nameof(Scheduled), Scheduled), (nameof(Callback), Callback));
}
