using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Takes saved profiles away, and their tokens out of the vault. Open connections stay open.</summary>
[Cmdlet(VerbsCommon.Remove, "CcProfile", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveProfileCommand : CcCommand
{
    /// <summary>The names of the profiles.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string[]? Name { get; set; }

    private protected override void Process()
    {
        var store = new ProfileStore();
        foreach (string name in Name ?? throw Errors.Invalid(Strings.ParameterMissing, nameof(Name), Strings.ProfileHow))
        {
            try
            {
                Profile profile = store.Get(name);
                if (!ShouldProcess(profile.Name))
                {
                    continue;
                }

                using var keeper = new TokenKeeper(StopToken);
                string? left = keeper.Forget(profile);
                store.Remove(profile.Name);
                if (left is not null)
                {
                    WriteWarning(left);
                }
            }
            catch (ContactCenterException error)
            {
                WriteError(error, name);
            }
        }
    }
}
