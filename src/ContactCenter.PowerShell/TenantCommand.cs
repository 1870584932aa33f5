using System.Collections.Generic;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>What every cmdlet that speaks to tenants has.</summary>
public abstract class TenantCommand : CcCommand
{
    /// <summary>Which connections to use, by name or as objects; the current one unless given. Several are used side by side, each at its own pace.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [TenantTransformation]
    [ArgumentCompleter(typeof(TenantCompleter))]
    public TenantReference[]? Tenant { get; set; }

    /// <summary>The connections that are meant, each once.</summary>
    /// <exception cref="ContactCenterException">None of them is open (<see cref="ErrorKind.NotConnected"/>).</exception>
    private protected IReadOnlyList<Tenant> GetTenants()
    {
        if (Tenant is null)
        {
            return [Session.Here.GetCurrent()];
        }

        var tenants = new List<Tenant>();
        foreach (TenantReference reference in Tenant)
        {
            try
            {
                Tenant tenant = reference.Resolve(Session.Here);
                if (!tenants.Contains(tenant))
                {
                    tenants.Add(tenant);
                }
            }
            catch (ContactCenterException error) when (Tenant.Length > 1)
            {
                // The others are read all the same.
                WriteError(error, reference.ToString());
            }
        }

        return tenants;
    }
}
