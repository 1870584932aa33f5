using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the service levels of the menu paths.</summary>
[Cmdlet(VerbsCommon.Get, "CcMenuServiceLevel", SupportsPaging = true)]
[OutputType("ContactCenter.MenuServiceLevel")]
public sealed class GetMenuServiceLevelCommand : ServiceLevelCommand
{
    private protected override Endpoint<OpenRecord> Endpoint => Endpoints.MenuServiceLevels;
}
