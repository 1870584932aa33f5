using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads teams.</summary>
[Cmdlet(VerbsCommon.Get, "CcTeam", SupportsPaging = true)]
[OutputType(typeof(Team))]
public sealed class GetTeamCommand : RecordListCommand<Team>
{
    /// <summary>Teams of these names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("name")]
    public string[]? Name { get; set; }

    /// <summary>Teams right below these, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("parent_id")]
    public long[]? ParentId { get; set; }

    /// <summary>Teams at these places among their siblings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Filter("position")]
    public int[]? Position { get; set; }

    /// <summary>Deleted teams too.</summary>
    [Parameter]
    [Filter("with_deleted")]
    public SwitchParameter IncludeDeleted { get; set; }

    /// <summary>Teams of so many agents, or more.</summary>
    [Parameter]
    [Filter("agents_count", FilterBound.From)]
    public int MinAgentCount { get; set; }

    /// <summary>Teams of so many agents, or fewer.</summary>
    [Parameter]
    [Filter("agents_count", FilterBound.To)]
    public int MaxAgentCount { get; set; }

    private protected override Endpoint<Team> Endpoint => Endpoints.Teams;
}
