namespace ContactCenter;

/// <summary>What chats an agent takes (reference, "filter_rules", "chat").</summary>
public sealed class ChatRules : ApiObject
{
    /// <summary>From apps.</summary>
    public ChannelRules? Mobile { get; set; }

    /// <summary>From web pages.</summary>
    public ChannelRules? Web { get; set; }

    /// <summary>By text message.</summary>
    public ChannelRules? Sms { get; set; }

    /// <summary>By WhatsApp.</summary>
    public ChannelRules? Whatsapp { get; set; }

    /// <summary>Whether the agent takes transfers.</summary>
    public bool? Transfer { get; set; }

    /// <summary>What is taken.</summary>
    public override string ToString() => TextOf.Parts((nameof(Mobile), Mobile), (nameof(Web), Web), (nameof(Sms), Sms), (nameof(Whatsapp), Whatsapp));
}
