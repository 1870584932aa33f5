using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using ContactCenter.Flattening;

namespace ContactCenter.PowerShell;

/// <summary>Completes the names of types and, by the type where it is given, of the lists that can be made rows of.</summary>
internal sealed class FlatCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if (string.Equals(parameterName, nameof(Commands.ConvertToFlatRecordCommand.Type), StringComparison.OrdinalIgnoreCase))
        {
            return CompletionText.Matching(wordToComplete, RecordTypes.Names.Select(name => (name, name)));
        }

        string? given = fakeBoundParameters[nameof(Commands.ConvertToFlatRecordCommand.Type)]?.ToString();
        IEnumerable<Type> types = RecordTypes.All.Where(type => given is null || string.Equals(type.Name, given, StringComparison.OrdinalIgnoreCase));
        IEnumerable<string> lists = types.SelectMany(FlatTable.ListsOf).Select(field => field.Property.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal);
        return CompletionText.Matching(wordToComplete, lists.Select(name => (name, name)));
    }
}
