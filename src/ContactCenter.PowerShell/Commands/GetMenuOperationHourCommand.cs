using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads when menus are open.</summary>
[Cmdlet(VerbsCommon.Get, "CcMenuOperationHour", SupportsPaging = true)]
[OutputType("ContactCenter.MenuOperationHour")]
public sealed class GetMenuOperationHourCommand : OpenCommand
{
    private protected override Endpoint<OpenRecord> Endpoint => Endpoints.MenuOperationHours;
}
