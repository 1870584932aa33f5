using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the menus in which calls or chats are waiting.</summary>
[Cmdlet(VerbsCommon.Get, "CcMenuStatus", SupportsPaging = true)]
[OutputType("ContactCenter.MenuStatus")]
public sealed class GetMenuStatusCommand : OpenCommand
{
    private protected override Endpoint<OpenRecord> Endpoint => Endpoints.MenuStatus;
}
