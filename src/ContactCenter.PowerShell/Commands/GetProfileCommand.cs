using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>The saved profiles. No token is among what it shows.</summary>
[Cmdlet(VerbsCommon.Get, "CcProfile")]
[OutputType(typeof(Profile))]
public sealed class GetProfileCommand : CcCommand
{
    /// <summary>The names, with wildcards; all unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string[]? Name { get; set; }

    private protected override void Process()
    {
        var store = new ProfileStore();
        if (Name is null)
        {
            WriteObject(store.Read(), enumerateCollection: true);
            return;
        }

        foreach (string name in Name)
        {
            try
            {
                if (WildcardPattern.ContainsWildcardCharacters(name))
                {
                    WildcardPattern pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
                    WriteObject(store.Read().Where(profile => pattern.IsMatch(profile.Name)), enumerateCollection: true);
                }
                else
                {
                    WriteObject(store.Get(name));
                }
            }
            catch (ContactCenterException error)
            {
                WriteError(error, name);
            }
        }
    }
}
