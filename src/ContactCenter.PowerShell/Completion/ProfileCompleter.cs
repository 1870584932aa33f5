using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>Completes the names of the saved profiles.</summary>
internal sealed class ProfileCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return CompletionText.Matching(wordToComplete, new ProfileStore().Read().Select(profile => (profile.Name, profile.Uri.ToString())));
        }
        catch (ContactCenterException)
        {
            // The command itself says what is wrong with the file.
            return [];
        }
    }
}
