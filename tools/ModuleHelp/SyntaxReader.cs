using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>Reads the syntax of a parameter set, and compares it with the parameters of the page.</summary>
internal sealed partial class SyntaxReader(MarkdownFile file, string command, IReadOnlyList<PageParameter> parameters)
{
    private const string DefaultMark = " (Default)";

    private static readonly Dictionary<string, string> Accelerators = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool",
        ["Byte"] = "byte",
        ["Double"] = "double",
        ["Hashtable"] = "hashtable",
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["PSCredential"] = "pscredential",
        ["PSObject"] = "psobject",
        ["SecureString"] = "securestring",
        ["String"] = "string",
        ["UInt64"] = "ulong",
        ["Uri"] = "uri",
    };

    /// <summary>Returns the name of a type as PowerShell's syntax shows it.</summary>
    public static string ShortName(string type)
    {
        string name = type[(type.LastIndexOf('.') + 1)..];
        string element = name.Replace("[]", "", StringComparison.Ordinal);
        return Accelerators.TryGetValue(element, out string? alias) ? alias + name[element.Length..] : name;
    }

    /// <summary>Returns the name of a set, without the mark of the default set.</summary>
    public static string SetName(string title)
        => title.EndsWith(DefaultMark, StringComparison.Ordinal) ? title[..^DefaultMark.Length] : title;

    /// <summary>Reads a set.</summary>
    public SyntaxSet Read(Section section)
    {
        if (section.Blocks is not [FencedCodeBlock code])
        {
            throw file.Error(
                section.Line, $"The parameter set '{section.Title}' must have its syntax in a block of code, and nothing else.");
        }

        int line = code.Line + 2;
        string text = string.Join(' ', PlainText.CodeLines(code).Select(l => l.Trim()));
        if (!text.StartsWith(command + " ", StringComparison.Ordinal) || !text.EndsWith("[<CommonParameters>]", StringComparison.Ordinal))
        {
            throw file.Error(line, $"The syntax must begin with {command} and end with [<CommonParameters>].");
        }

        string rest = text[command.Length..^"[<CommonParameters>]".Length].Trim();
        if (Element().Replace(rest, "").Trim() is { Length: > 0 } unread)
        {
            throw file.Error(line, $"The syntax can't be read here: {unread}");
        }

        var set = new SyntaxSet(SetName(section.Title), section.Line, [.. Element().Matches(rest).Select(ToParameter)]);
        Compare(set, line);
        return set;
    }

    private static SyntaxParameter ToParameter(Match match) => new(
        match.Groups["name"].Value,
        match.Groups["type"].Success ? ShortName(match.Groups["type"].Value) : null,
        IsRequired: !match.Groups["optional"].Success,
        IsPositional: match.Groups["positional"].Success);

    private void Compare(SyntaxSet set, int line)
    {
        foreach (SyntaxParameter shown in set.Parameters)
        {
            PageParameter? parameter = parameters.FirstOrDefault(p => p.Name == shown.Name);
            ParameterUse use = parameter?.In(set.Name)
                ?? throw file.Error(line, $"-{shown.Name} is in the syntax of '{set.Name}', but not described as a parameter of this set.");
            string? type = parameter.IsSwitch ? null : ShortName(parameter.Type);
            if (type != shown.Type || use.IsRequired != shown.IsRequired || use.Position.HasValue != shown.IsPositional)
            {
                throw file.Error(
                    line,
                    $"-{shown.Name} is not in the syntax of '{set.Name}' as it is described below: {Show(parameter.Name, type, use)}");
            }
        }

        if (parameters.FirstOrDefault(p => p.In(set.Name) is not null && set.Parameters.Count(s => s.Name == p.Name) != 1) is { } missing)
        {
            throw file.Error(line, $"-{missing.Name} must be in the syntax of '{set.Name}' once.");
        }
    }

    private static string Show(string name, string? type, ParameterUse use)
    {
        string text = (use.Position.HasValue ? $"[-{name}]" : $"-{name}") + (type is null ? "" : $" <{type}>");
        return use.IsRequired ? text : $"[{text}]";
    }

    // The empty groups mark which form it is.
    [GeneratedRegex(
        @"\[\[-(?<name>\w+)\] <(?<type>[^<>\s]+)>\](?<optional>)(?<positional>)|\[-(?<name>\w+)\] <(?<type>[^<>\s]+)>(?<positional>)"
        + @"|\[-(?<name>\w+)(?: <(?<type>[^<>\s]+)>)?\](?<optional>)|-(?<name>\w+)(?: <(?<type>[^<>\s]+)>)?")]
    private static partial Regex Element();
}
