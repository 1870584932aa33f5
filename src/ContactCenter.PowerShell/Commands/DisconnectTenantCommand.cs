using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Closes connections, and stops the sandboxes that were started for them.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "CcTenant", DefaultParameterSetName = TenantSet)]
[OutputType(typeof(void))]
public sealed class DisconnectTenantCommand : CcCommand
{
    private const string TenantSet = "Tenant";
    private const string AllSet = "All";

    /// <summary>The connections, by name or as objects; the current one unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = TenantSet)]
    [ValidateNotNullOrEmpty]
    [TenantTransformation]
    [ArgumentCompleter(typeof(TenantCompleter))]
    [Alias("Name")]
    public TenantReference[]? Tenant { get; set; }

    /// <summary>Closes all connections of this runspace.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    private protected override void Process()
    {
        Session session = Session.Here;
        if (All)
        {
            session.CloseTenants();
            return;
        }

        if (Tenant is null)
        {
            session.Close(session.Tenants.Count == 0 ? throw Errors.NotConnected(Strings.NotConnected) : session.GetCurrent());
            return;
        }

        foreach (TenantReference reference in Tenant)
        {
            try
            {
                session.Close(reference.Resolve(session, Strings.NothingToClose));
            }
            catch (ContactCenterException error)
            {
                WriteError(error, reference.ToString());
            }
        }
    }
}
