using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>What every cmdlet that speaks to tenants has.</summary>
public abstract class TenantCommand : CcCommand
{
    // What was wrong with records that were piped, by their type: it is as wrong with the next one, and the same error a thousand times helps nobody.
    private readonly HashSet<(ErrorKind Kind, string Type)> _told = [];

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

    /// <summary>Takes what was piped or given for ids. What can't be used is an error, one for each type of record.</summary>
    /// <param name="piped">Where they are gathered.</param>
    /// <param name="references">What came.</param>
    /// <param name="ask">What the endpoint is to be asked for.</param>
    private protected void Gather(PipedRecords piped, RecordReference[]? references, Func<RecordReference, (string? Filter, IReadOnlyList<long> Ids)> ask)
    {
        foreach (RecordReference reference in references ?? [])
        {
            try
            {
                (string? filter, IReadOnlyList<long> ids) = ask(reference);
                piped.Add(reference.Tenant, filter, ids);
            }
            catch (ContactCenterException error)
            {
                if (_told.Add((error.Kind, reference.TypeName)))
                {
                    WriteError(error, reference.ToString());
                }
            }
        }
    }

    /// <summary>A record is asked of the tenant that it came from, which can be one that was handed over from another runspace.</summary>
    private protected IReadOnlyList<Tenant> TenantsOf(string? name)
    {
        if (name is null)
        {
            return GetTenants();
        }

        try
        {
            return
            [
                (Tenant is null ? null : GetTenants().FirstOrDefault(tenant => string.Equals(tenant.Name, name, StringComparison.OrdinalIgnoreCase)))
                ?? Session.Here.Get(name).Tenant,
            ];
        }
        catch (ContactCenterException error)
        {
            WriteError(error, name);
            return [];
        }
    }
}
