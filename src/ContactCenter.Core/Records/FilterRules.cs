namespace ContactCenter;

/// <summary>What an agent takes (reference, "filter_rules").</summary>
public sealed class FilterRules : ApiObject
{
    /// <summary>Calls.</summary>
    public VoiceCallRules? VoiceCall { get; set; }

    /// <summary>Chats.</summary>
    public ChatRules? Chat { get; set; }

    /// <summary>What is taken.</summary>
    public override string ToString() => TextOf.Parts((nameof(VoiceCall), VoiceCall), (nameof(Chat), Chat));
}
