using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Stops sandboxes that Start-CcSandbox started in this runspace.</summary>
[Cmdlet(VerbsLifecycle.Stop, "CcSandbox")]
[OutputType(typeof(void))]
public sealed class StopSandboxCommand : CcCommand
{
    /// <summary>The sandboxes; all of them unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public SandboxServer[]? Sandbox { get; set; }

    private protected override void Process()
    {
        if (Sandbox is null && MyInvocation.ExpectingInput)
        {
            return;
        }

        foreach (SandboxServer sandbox in Sandbox ?? Session.Here.Sandboxes)
        {
            sandbox.Dispose();
        }
    }
}
