using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>The open connections of this runspace, the current one marked.</summary>
[Cmdlet(VerbsCommon.Get, "CcTenant")]
[OutputType(typeof(Tenant))]
public sealed class GetTenantCommand : CcCommand
{
    private protected override void Process() => WriteObject(Session.Here.Tenants, enumerateCollection: true);
}
