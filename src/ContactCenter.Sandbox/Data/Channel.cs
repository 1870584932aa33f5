namespace ContactCenter.Sandbox.Data;

/// <summary>How a call or a chat came about.</summary>
internal enum Channel
{
    Ivr,
    App,
    Web,
    Outbound,
    ScheduledApp,
    ScheduledWeb,
    AgentScheduled,
    ActionOnly,
    AppChat,
    WebChat,
    SmsChat,
}
