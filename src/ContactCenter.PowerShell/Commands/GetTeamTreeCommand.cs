using System.Collections.Generic;
using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the teams as a tree.</summary>
[Cmdlet(VerbsCommon.Get, "CcTeamTree", SupportsPaging = true)]
[OutputType(typeof(TeamNode))]
public sealed class GetTeamTreeCommand : TreeCommand<TeamNode>
{
    private protected override Endpoint<TeamNode> Endpoint => Endpoints.TeamTree;

    private protected override IEnumerable<TeamNode> Nodes(TeamNode root) => Tree.Flatten(root);
}
