using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ModuleHelp;

/// <summary>Reads the page of a cmdlet, and fails where something is missing or out of place.</summary>
internal sealed class CommandPageReader(MarkdownFile file)
{
    private const string Common = "CommonParameters";

    private static readonly string[] Order =
    [
        "SYNOPSIS", "SYNTAX", "ALIASES", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS",
    ];

    private readonly PlainText _plain = new(file, int.MaxValue);

    /// <summary>Reads the page.</summary>
    public CommandPage Read()
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(file.Path);
        string helpFile = ReadFrontMatter(name);
        if (file.Blocks.Skip(1).FirstOrDefault() is not HeadingBlock { Level: 1 } title || _plain.Line(title) != name)
        {
            Block place = file.Blocks[Math.Min(1, file.Blocks.Count - 1)];
            throw file.Error(place, $"The first heading must be '# {name}', as the file is named.");
        }

        Dictionary<string, Section> sections = ReadSections(title);
        List<PageParameter> parameters = ReadParameters(sections["PARAMETERS"]);
        var syntax = new SyntaxReader(file, name, parameters);
        List<Section> setSections = Split(sections["SYNTAX"]);
        CheckSets(parameters, [.. setSections.Select(s => SyntaxReader.SetName(s.Title))]);
        return new CommandPage
        {
            File = file,
            Name = name,
            HelpFile = helpFile,
            Synopsis = sections["SYNOPSIS"].Blocks is [ParagraphBlock synopsis]
                ? _plain.Line(synopsis)
                : throw file.Error(sections["SYNOPSIS"].Line, "SYNOPSIS must have one paragraph."),
            Syntax = [.. setSections.Select(syntax.Read)],
            Description = sections["DESCRIPTION"].Blocks,
            Examples = ReadExamples(sections["EXAMPLES"]),
            Parameters = parameters,
            Inputs = [.. Split(sections["INPUTS"])],
            Outputs = [.. Split(sections["OUTPUTS"])],
            Notes = sections["NOTES"].Blocks,
            Links = ReadLinks(sections["RELATED LINKS"]),
        };
    }

    private string ReadFrontMatter(string name)
    {
        if (file.Blocks is not [YamlFrontMatterBlock block, ..])
        {
            throw file.Error(1, "The page must begin with front matter between two lines of ---.");
        }

        YamlText yaml = YamlText.Parse(file, block.Lines.ToString(), block.Line + 1);
        if (yaml.Text("title") != name)
        {
            throw yaml.Error("title", $"The title must be '{name}', as the file is named.");
        }

        string helpFile = yaml.Text("external help file");
        return helpFile.EndsWith("-Help.xml", StringComparison.Ordinal)
            ? helpFile
            : throw yaml.Error("external help file", "The name of the external help file must end with -Help.xml.");
    }

    private Dictionary<string, Section> ReadSections(HeadingBlock title)
    {
        var sections = new Dictionary<string, Section>(StringComparer.Ordinal);
        int last = -1;
        foreach (Section section in Split(new Section(_plain.Line(title), title.Line + 1, [.. file.Blocks.Skip(2)]), level: 2))
        {
            int place = Array.IndexOf(Order, section.Title);
            if (place <= last)
            {
                throw file.Error(
                    section.Line, $"'{section.Title}' is not a section that can be here. Sections in order: {string.Join(", ", Order)}.");
            }

            last = place;
            if (section.Blocks.Count == 0)
            {
                throw file.Error(section.Line, $"The section {section.Title} is empty.");
            }

            sections.Add(section.Title, section);
        }

        return Order.FirstOrDefault(o => o != "ALIASES" && !sections.ContainsKey(o)) is { } missing
            ? throw file.Error(title, $"The section {missing} is missing.")
            : sections;
    }

    private List<Section> Split(Section parent, int level = 3)
    {
        var sections = new List<Section>();
        foreach (Block block in parent.Blocks)
        {
            if (block is HeadingBlock heading && heading.Level <= level)
            {
                sections.Add(new Section(_plain.Line(heading), heading.Line + 1, []));
            }
            else if (sections.Count > 0)
            {
                sections[^1].Blocks.Add(block);
            }
            else
            {
                throw file.Error(block, $"{parent.Title} must begin with a heading of level {level}.");
            }
        }

        return sections;
    }

    private List<PageParameter> ReadParameters(Section section)
    {
        var reader = new ParameterReader(file);
        List<Section> parts = Split(section);
        if (parts.RemoveAll(p => p.Title == Common) != 1)
        {
            throw file.Error(section.Line, "PARAMETERS must end with the section CommonParameters.");
        }

        List<PageParameter> parameters = [.. parts.Select(reader.Read)];
        return parameters.GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw file.Error(twice.Last().Line, $"-{twice.Key} is described twice.")
            : parameters;
    }

    private void CheckSets(List<PageParameter> parameters, HashSet<string> sets)
    {
        foreach (PageParameter parameter in parameters)
        {
            if (parameter.Uses.FirstOrDefault(u => u.Set != "(All)" && !sets.Contains(u.Set)) is { } unknown)
            {
                throw file.Error(parameter.Line, $"-{parameter.Name} names the parameter set '{unknown.Set}', which SYNTAX does not have.");
            }
        }
    }

    private List<PageExample> ReadExamples(Section section)
    {
        var examples = new List<PageExample>();
        foreach (Section part in Split(section))
        {
            string start = $"Example {(examples.Count + 1).ToString(CultureInfo.InvariantCulture)}: ";
            if (!part.Title.StartsWith(start, StringComparison.Ordinal) || part.Title.Length == start.Length)
            {
                throw file.Error(part.Line, $"The heading must begin with '{start}' and go on with a title.");
            }

            int index = part.Blocks.FindIndex(b => b is FencedCodeBlock);
            if (index < 0 || part.Blocks[index] is not FencedCodeBlock { Info: "powershell" } code)
            {
                throw file.Error(part.Line, "The first code of an example must be a block of powershell.");
            }

            examples.Add(new PageExample(
                part.Title, part.Blocks[..index], string.Join('\n', PlainText.CodeLines(code)), part.Blocks[(index + 1)..]));
        }

        return examples;
    }

    private List<(string Text, string Address)> ReadLinks(Section section)
    {
        if (section.Blocks is not [ListBlock list])
        {
            throw file.Error(section.Line, "RELATED LINKS must be a list of links, and nothing else.");
        }

        return [.. list.Cast<ListItemBlock>().Select(ReadLink)];
    }

    private (string Text, string Address) ReadLink(ListItemBlock item)
    {
        if (item is not [ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: false, Url: { } url, NextSibling: null } link }]
            || link is not { FirstChild: LiteralInline { NextSibling: null } text })
        {
            throw file.Error(item, "An entry of RELATED LINKS must be a link, and nothing else.");
        }

        return (text.Content.ToString(), url.Contains("://", StringComparison.Ordinal) ? url : "");
    }
}
