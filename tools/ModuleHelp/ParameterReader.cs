using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>Reads the section of a parameter: a description, and a block of YAML.</summary>
internal sealed class ParameterReader(MarkdownFile file)
{
    /// <summary>Reads a section.</summary>
    public PageParameter Read(Section section)
    {
        if (section.Title.Length < 2 || section.Title[0] != '-' || section.Title.Contains(' ', StringComparison.Ordinal))
        {
            throw file.Error(section.Line, $"'{section.Title}' must be a parameter, such as -Id.");
        }

        if (section.Blocks is not [.. { Count: > 0 } description, FencedCodeBlock { Info: "yaml" } code])
        {
            throw file.Error(section.Line, $"{section.Title} needs a description, and below it a block of yaml.");
        }

        YamlText yaml = YamlText.Parse(file, string.Join('\n', PlainText.CodeLines(code)), code.Line + 1);
        yaml.Allow(
            "Type", "DefaultValue", "SupportsWildcards", "Aliases", "ParameterSets", "DontShow", "AcceptedValues", "HelpMessage");
        IReadOnlyList<ParameterUse> uses = [.. yaml.Mappings("ParameterSets").Select(ReadUse)];
        bool isRepeated = uses.GroupBy(u => u.Set, StringComparer.Ordinal).Any(g => g.Count() > 1);
        if (uses.Count == 0 || isRepeated || (uses.Count > 1 && uses.Any(u => u.Set == "(All)")))
        {
            throw yaml.Error("ParameterSets", "'ParameterSets' must name each set once, or only (All).");
        }

        return new PageParameter
        {
            Name = section.Title[1..],
            Line = section.Line,
            Description = description,
            Type = yaml.Text("Type"),
            DefaultValue = yaml.Text("DefaultValue"),
            SupportsWildcards = yaml.Flag("SupportsWildcards"),
            Aliases = yaml.Texts("Aliases"),
            AcceptedValues = yaml.Texts("AcceptedValues"),
            Uses = uses,
        };
    }

    private static ParameterUse ReadUse(YamlText yaml)
    {
        yaml.Allow("Name", "Position", "IsRequired", "ValueFromPipeline", "ValueFromPipelineByPropertyName", "ValueFromRemainingArguments");
        return new ParameterUse(
            yaml.Text("Name"),
            ReadPosition(yaml),
            yaml.Flag("IsRequired"),
            yaml.Flag("ValueFromPipeline"),
            yaml.Flag("ValueFromPipelineByPropertyName"));
    }

    private static int? ReadPosition(YamlText yaml)
    {
        string text = yaml.Text("Position");
        if (text == "Named")
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int position)
            ? position
            : throw yaml.Error("Position", $"'Position' must be Named or a number from 0, and not '{text}'.");
    }
}
