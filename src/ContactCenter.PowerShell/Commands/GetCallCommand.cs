using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads calls.</summary>
[Cmdlet(VerbsCommon.Get, "CcCall", SupportsPaging = true)]
[OutputType(typeof(Call))]
public sealed class GetCallCommand : RecordListCommand<Call>
{
    /// <summary>Calls of these agents, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("agent_id")]
    public long[]? AgentId { get; set; }

    /// <summary>Calls with these end users, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Filter("end_user_id")]
    public long[]? EndUserId { get; set; }

    /// <summary>Calls in these states, such as finished.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("call_status")]
    public string[]? Status { get; set; }

    /// <summary>Calls that failed for these reasons, such as eu_abandoned.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("call_fail_reason")]
    public string[]? FailReason { get; set; }

    /// <summary>Calls of these kinds, by class name, such as IvrCall. The property CallType shows display texts instead, such as "Voice Inbound (IVR)".</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("call_type")]
    public string[]? Type { get; set; }

    /// <summary>Calls to these numbers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Filter("support_number")]
    public string[]? SupportNumber { get; set; }

    /// <summary>Calls whose end user was verified; with -Verified:$false, was not.</summary>
    [Parameter]
    [Filter("verified")]
    public SwitchParameter Verified { get; set; }

    /// <summary>Calls that came into being at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("created_at", FilterBound.From)]
    public TimeExpression? CreatedAfter { get; set; }

    /// <summary>Calls that came into being before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("created_at", FilterBound.To)]
    public TimeExpression? CreatedBefore { get; set; }

    /// <summary>Calls that entered a queue at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("queued_at", FilterBound.From)]
    public TimeExpression? QueuedAfter { get; set; }

    /// <summary>Calls that entered a queue before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("queued_at", FilterBound.To)]
    public TimeExpression? QueuedBefore { get; set; }

    /// <summary>Calls that were given to an agent at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("assigned_at", FilterBound.From)]
    public TimeExpression? AssignedAfter { get; set; }

    /// <summary>Calls that were given to an agent before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("assigned_at", FilterBound.To)]
    public TimeExpression? AssignedBefore { get; set; }

    /// <summary>Calls that were connected at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("connected_at", FilterBound.From)]
    public TimeExpression? ConnectedAfter { get; set; }

    /// <summary>Calls that were connected before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("connected_at", FilterBound.To)]
    public TimeExpression? ConnectedBefore { get; set; }

    /// <summary>Calls that ended at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("ends_at", FilterBound.From)]
    public TimeExpression? EndedAfter { get; set; }

    /// <summary>Calls that ended before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("ends_at", FilterBound.To)]
    public TimeExpression? EndedBefore { get; set; }

    /// <summary>Calls that are scheduled at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("scheduled_at", FilterBound.From)]
    public TimeExpression? ScheduledAfter { get; set; }

    /// <summary>Calls that are scheduled before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("scheduled_at", FilterBound.To)]
    public TimeExpression? ScheduledBefore { get; set; }

    /// <summary>Calls that last changed at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("updated_at", FilterBound.From)]
    public TimeExpression? UpdatedAfter { get; set; }

    /// <summary>Calls that last changed before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("updated_at", FilterBound.To)]
    public TimeExpression? UpdatedBefore { get; set; }

    /// <summary>Calls rated so, or better.</summary>
    [Parameter]
    [Filter("rating", FilterBound.From)]
    public int MinRating { get; set; }

    /// <summary>Calls rated so, or worse.</summary>
    [Parameter]
    [Filter("rating", FilterBound.To)]
    public int MaxRating { get; set; }

    /// <summary>Calls that were connected for so many seconds, or longer.</summary>
    [Parameter]
    [Filter("call_duration", FilterBound.From)]
    public int MinCallDuration { get; set; }

    /// <summary>Calls that were connected for so many seconds, or shorter.</summary>
    [Parameter]
    [Filter("call_duration", FilterBound.To)]
    public int MaxCallDuration { get; set; }

    /// <summary>Calls that were on hold for so many seconds, or longer.</summary>
    [Parameter]
    [Filter("hold_duration", FilterBound.From)]
    public int MinHoldDuration { get; set; }

    /// <summary>Calls that were on hold for so many seconds, or shorter.</summary>
    [Parameter]
    [Filter("hold_duration", FilterBound.To)]
    public int MaxHoldDuration { get; set; }

    private protected override Endpoint<Call> Endpoint => Endpoints.Calls;
}
