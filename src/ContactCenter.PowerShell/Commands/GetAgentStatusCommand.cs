using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the present status of the agents who are logged in.</summary>
[Cmdlet(VerbsCommon.Get, "CcAgentStatus", SupportsPaging = true)]
[OutputType("ContactCenter.AgentStatus")]
public sealed class GetAgentStatusCommand : OpenCommand
{
    private protected override Endpoint<OpenRecord> Endpoint => Endpoints.AgentStatus;
}
