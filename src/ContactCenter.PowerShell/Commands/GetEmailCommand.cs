using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads e-mails.</summary>
[Cmdlet(VerbsCommon.Get, "CcEmail", SupportsPaging = true)]
[OutputType(typeof(Email))]
public sealed class GetEmailCommand : RecordListCommand<Email>
{
    /// <summary>E-mails of these agents, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("agent_id")]
    public long[]? AgentId { get; set; }

    /// <summary>E-mails with these end users, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Filter("end_user_id")]
    public long[]? EndUserId { get; set; }

    /// <summary>E-mails in these states, such as active.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("email_status")]
    public string[]? Status { get; set; }

    /// <summary>E-mails that came into being at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("created_at", FilterBound.From)]
    public TimeExpression? CreatedAfter { get; set; }

    /// <summary>E-mails that came into being before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("created_at", FilterBound.To)]
    public TimeExpression? CreatedBefore { get; set; }

    /// <summary>E-mails that were given to an agent at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("assigned_at", FilterBound.From)]
    public TimeExpression? AssignedAfter { get; set; }

    /// <summary>E-mails that were given to an agent before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("assigned_at", FilterBound.To)]
    public TimeExpression? AssignedBefore { get; set; }

    /// <summary>E-mails that were finished at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("finished_at", FilterBound.From)]
    public TimeExpression? FinishedAfter { get; set; }

    /// <summary>E-mails that were finished before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("finished_at", FilterBound.To)]
    public TimeExpression? FinishedBefore { get; set; }

    /// <summary>E-mails that last changed at this time or later.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("updated_at", FilterBound.From)]
    public TimeExpression? UpdatedAfter { get; set; }

    /// <summary>E-mails that last changed before this time.</summary>
    [Parameter]
    [TimeTransformation]
    [Filter("updated_at", FilterBound.To)]
    public TimeExpression? UpdatedBefore { get; set; }

    /// <summary>E-mails with so many threads, or more.</summary>
    [Parameter]
    [Filter("total_thread_numbers", FilterBound.From)]
    public int MinThreadCount { get; set; }

    /// <summary>E-mails with so many threads, or fewer.</summary>
    [Parameter]
    [Filter("total_thread_numbers", FilterBound.To)]
    public int MaxThreadCount { get; set; }

    private protected override Endpoint<Email> Endpoint => Endpoints.Emails;
}
