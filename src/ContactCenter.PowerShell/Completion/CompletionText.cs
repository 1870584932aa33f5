using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace ContactCenter.PowerShell;

/// <summary>Makes completions of values: those that begin with what was typed, quoted where PowerShell needs it.</summary>
internal static class CompletionText
{
    public static IEnumerable<CompletionResult> Matching(string? typed, IEnumerable<(string Value, string Tip)> values)
    {
        string word = (typed ?? string.Empty).Trim('\'', '"');
        return values
            .Where(item => item.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(item => new CompletionResult(Quote(item.Value), item.Value, CompletionResultType.ParameterValue, item.Tip));
    }

    // What is not a plain word (a space, a quote, a sign with a meaning) is written between quotes.
    private static string Quote(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/') && value.Length > 0 && value[0] != '-'
            ? value
            : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
