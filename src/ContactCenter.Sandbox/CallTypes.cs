namespace ContactCenter.Sandbox;

/// <summary>The kinds of call, as the response shows them.</summary>
internal static class CallTypes
{
    public const string Ivr = "Voice Inbound (IVR)";
    public const string App = "Voice Inbound (App)";
    public const string Web = "Voice Callback (Web)";
    public const string ScheduledApp = "Voice Scheduled (App)";
    public const string ScheduledWeb = "Voice Scheduled (Web)";
    public const string Outbound = "Voice Outbound";
    public const string AgentScheduled = "Voice Scheduled (Agent)";
    public const string ActionOnly = "Action Only";
}
