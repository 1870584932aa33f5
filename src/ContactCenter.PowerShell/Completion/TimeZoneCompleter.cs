using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>Completes the ids of the time zones that the system knows.</summary>
internal sealed class TimeZoneCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(wordToComplete, TimeZoneInfo.GetSystemTimeZones().Select(zone => (zone.Id, zone.DisplayName)));
}
