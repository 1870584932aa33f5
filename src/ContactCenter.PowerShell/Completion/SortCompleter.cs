using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>Completes the fields that a command's records can be sorted by.</summary>
internal sealed class SortCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(
            wordToComplete, EndpointCommands.Find(commandName) is { } found ? SortField.All(found.Endpoint).Select(field => (field.Name, field.Key)) : []);
}
