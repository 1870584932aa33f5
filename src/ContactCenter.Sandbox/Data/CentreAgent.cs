using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>An agent of the generated centre.</summary>
internal sealed class CentreAgent(AgentInfo info)
{
    public AgentInfo Info { get; } = info;

    /// <summary>Until when the calls that were given to the agent last, after-call work included.</summary>
    public DateTimeOffset BusyUntil { get; set; } = DateTimeOffset.MinValue;
}
