using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Makes an open connection the current one.</summary>
[Cmdlet(VerbsCommon.Select, "CcTenant")]
[OutputType(typeof(Tenant))]
public sealed class SelectTenantCommand : CcCommand
{
    /// <summary>The connection, by name or as an object.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateCount(1, 1)]
    [TenantTransformation]
    [ArgumentCompleter(typeof(TenantCompleter))]
    [Alias("Name")]
    public TenantReference[]? Tenant { get; set; }

    /// <summary>Emits the connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        if (Tenant is null)
        {
            throw Errors.Invalid(Strings.ParameterMissing, nameof(Tenant), Strings.SelectHow);
        }

        Tenant tenant = Tenant[0].Resolve(Session.Here);
        Session.Here.Select(tenant);
        if (PassThru)
        {
            WriteObject(tenant);
        }
    }
}
