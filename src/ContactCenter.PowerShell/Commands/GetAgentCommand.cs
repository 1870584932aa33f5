using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads agents.</summary>
[Cmdlet(VerbsCommon.Get, "CcAgent", SupportsPaging = true)]
[OutputType(typeof(Agent))]
public sealed class GetAgentCommand : RecordListCommand<Agent>
{
    /// <summary>Agents with these numbers, as the admin gave them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Filter("agent_number")]
    public string[]? AgentNumber { get; set; }

    /// <summary>Agents in these states, by id: 0 is Available, the other built-in ones are negative.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("status_id")]
    public long[]? StatusId { get; set; }

    /// <summary>Agents who work at these places.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("location")]
    public string[]? Location { get; set; }

    /// <summary>Agents who are logged in; with -Online:$false, who are not.</summary>
    [Parameter]
    [Filter("online")]
    public SwitchParameter Online { get; set; }

    /// <summary>Agents in after-call work; with -WrapUp:$false, who are not.</summary>
    [Parameter]
    [Filter("wrap_up")]
    public SwitchParameter WrapUp { get; set; }

    /// <summary>Agents who last logged in at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("last_login_time", FilterBound.From)]
    public TimeExpression? LastLoginAfter { get; set; }

    /// <summary>Agents who last logged in before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("last_login_time", FilterBound.To)]
    public TimeExpression? LastLoginBefore { get; set; }

    /// <summary>Agents whose status changed last at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("status_updated_at", FilterBound.From)]
    public TimeExpression? StatusUpdatedAfter { get; set; }

    /// <summary>Agents whose status changed last before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("status_updated_at", FilterBound.To)]
    public TimeExpression? StatusUpdatedBefore { get; set; }

    private protected override Endpoint<Agent> Endpoint => Endpoints.Agents;
}
