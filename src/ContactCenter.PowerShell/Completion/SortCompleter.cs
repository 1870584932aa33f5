using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>Completes the fields that a command's records can be sorted by.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
internal sealed class SortCompleter<TCommand> : IArgumentCompleter
    where TCommand : IEndpointCommand, new()
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(wordToComplete, SortField.All(new TCommand().Description).Select(field => (field.Name, field.Key)));
}
