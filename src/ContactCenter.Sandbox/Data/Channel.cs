namespace ContactCenter.Sandbox.Data;

/// <summary>How a call came about.</summary>
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
}
