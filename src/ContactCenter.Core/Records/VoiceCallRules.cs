namespace ContactCenter;

/// <summary>What calls an agent takes (reference, "voice_call").</summary>
public sealed class VoiceCallRules : ApiObject
{
    /// <summary>From telephones.</summary>
    public ChannelRules? Ivr { get; set; }

    /// <summary>From apps.</summary>
    public ChannelRules? Mobile { get; set; }

    /// <summary>From web pages.</summary>
    public ChannelRules? Web { get; set; }

    /// <summary>Whether the agent takes transfers.</summary>
    public bool? Transfer { get; set; }

    /// <summary>What is taken.</summary>
    public override string ToString() => TextOf.Parts((nameof(Ivr), Ivr), (nameof(Mobile), Mobile), (nameof(Web), Web));
}
