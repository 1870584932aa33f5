using System;
using ContactCenter.Sandbox;

namespace ContactCenter.PowerShell;

/// <summary>A connection that is open in a runspace, with the sandbox that was started for it.</summary>
internal sealed class OpenTenant(Tenant tenant, SandboxTenant? sandbox) : IDisposable
{
    public Tenant Tenant { get; } = tenant;

    public void Dispose()
    {
        Tenant.Dispose();
        sandbox?.Dispose();
    }
}
