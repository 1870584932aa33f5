using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>Completes the values that the reference documents for a filter, with their meaning. Others can be given: the vendor adds values.</summary>
/// <typeparam name="TCommand">The command whose parameter it is.</typeparam>
internal sealed class FilterCompleter<TCommand> : IArgumentCompleter
    where TCommand : IEndpointCommand, new()
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        FilterParameter? parameter = FilterParameter.Of(typeof(TCommand), new TCommand().Description)
            .FirstOrDefault(candidate => string.Equals(candidate.Name, parameterName, StringComparison.OrdinalIgnoreCase));
        return CompletionText.Matching(wordToComplete, parameter?.Filter.Values.Select(value => (value.Value, value.Meaning)) ?? []);
    }
}
