using System;
using System.Collections.Generic;
using System.Globalization;
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

    /// <summary>Ids that begin with what was typed, or whose name does; the name is shown beside them.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="documented">Ids that are known without having been seen.</param>
    /// <param name="seen">Ids that have been seen.</param>
    public static IEnumerable<CompletionResult> Ids(string? typed, IEnumerable<(string Id, string Name)> documented, IEnumerable<(long Id, string Name)> seen)
    {
        string word = (typed ?? string.Empty).Trim('\'', '"');
        return
            from item in seen.Select(item => (Id: item.Id.ToString(CultureInfo.InvariantCulture), item.Name)).Concat(documented)
            where item.Id.StartsWith(word, StringComparison.Ordinal) || item.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            group item by item.Id into same
            let name = same.First().Name
            select new CompletionResult(same.Key, name.Length == 0 ? same.Key : same.Key + " " + name, CompletionResultType.ParameterValue, name.Length == 0 ? same.Key : name);
    }

    // What is not a plain word (a space, a quote, a sign with a meaning) is written between quotes.
    private static string Quote(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/') && value.Length > 0 && value[0] != '-'
            ? value
            : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
