using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>Completes the names of the open connections.</summary>
internal sealed class TenantCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionText.Matching(wordToComplete, Session.Here.Tenants.Select(tenant => (tenant.Name, tenant.BaseUri.ToString())));
}
