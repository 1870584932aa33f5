using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads what agents did and were offered.</summary>
[Cmdlet(VerbsCommon.Get, "CcAgentActivity", SupportsPaging = true)]
[OutputType(typeof(AgentActivity))]
public sealed class GetAgentActivityCommand : RecordListCommand<AgentActivity>
{
    /// <summary>Activities of these agents, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("agent_id")]
    public long[]? AgentId { get; set; }

    /// <summary>Activities of these kinds, such as call_picked_up.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("activity")]
    public string[]? Activity { get; set; }

    /// <summary>Activities that these agents caused, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("whodunnit_id")]
    public long[]? WhodunnitId { get; set; }

    /// <summary>Activities about these calls, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("call_id")]
    public long[]? CallId { get; set; }

    /// <summary>Activities about these chats, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("chat_id")]
    public long[]? ChatId { get; set; }

    /// <summary>Activities that began at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("started_at", FilterBound.From)]
    public TimeExpression? StartedAfter { get; set; }

    /// <summary>Activities that began before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("started_at", FilterBound.To)]
    public TimeExpression? StartedBefore { get; set; }

    /// <summary>Activities that ended at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("ended_at", FilterBound.From)]
    public TimeExpression? EndedAfter { get; set; }

    /// <summary>Activities that ended before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("ended_at", FilterBound.To)]
    public TimeExpression? EndedBefore { get; set; }

    /// <summary>Activities that lasted so many seconds, or longer.</summary>
    [Parameter]
    [Filter("duration", FilterBound.From)]
    public int MinDuration { get; set; }

    /// <summary>Activities that lasted so many seconds, or shorter.</summary>
    [Parameter]
    [Filter("duration", FilterBound.To)]
    public int MaxDuration { get; set; }

    private protected override Endpoint<AgentActivity> Endpoint => Endpoints.AgentActivities;
}
