using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>Writes pages as MAML, the XML that Get-Help reads.</summary>
internal sealed class MamlWriter
{
    /// <summary>The width of lists and tables. Get-Help does not give them hanging indents, so they are wrapped for 80 columns.</summary>
    private const int Width = 70;

    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly CommandPage _page;
    private readonly PlainText _plain;

    private MamlWriter(CommandPage page)
    {
        _page = page;
        _plain = new PlainText(page.File, Width);
    }

    /// <summary>Converts a page.</summary>
    public static XElement Convert(CommandPage page) => new MamlWriter(page).ToCommand();

    /// <summary>Saves converted pages in one file.</summary>
    public static void Save(IEnumerable<XElement> commands, string path)
    {
        var root = new XElement(Help + "helpItems", new XAttribute("schema", "maml"), commands);
        var settings = new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) };
        using var writer = XmlWriter.Create(path, settings);
        root.Save(writer);
    }

    private static XElement Para(string text) => new(Maml + "para", text);

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Position(int? position) => position?.ToString(CultureInfo.InvariantCulture) ?? "Named";

    private XElement ToCommand()
    {
        string[] words = _page.Name.Split('-', 2);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "command", Command.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dev", Dev.NamespaceName),
            new XElement(
                Command + "details",
                new XElement(Command + "name", _page.Name),
                new XElement(Command + "verb", words[0]),
                new XElement(Command + "noun", words[1]),
                new XElement(Maml + "description", Para(_page.Synopsis))),
            new XElement(Maml + "description", Paras(_page.Description)),
            new XElement(Command + "syntax", _page.Syntax.Select(ToSyntax)),
            new XElement(
                Command + "parameters", _page.Parameters.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Select(ToParameter)),
            new XElement(Command + "inputTypes", _page.Inputs.Select(s => ToType(s, "inputType"))),
            new XElement(Command + "returnValues", _page.Outputs.Select(s => ToType(s, "returnValue"))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paras(_page.Notes))),
            new XElement(Command + "examples", _page.Examples.Select(ToExample)),
            new XElement(Command + "relatedLinks", _page.Links.Select(l => new XElement(
                Maml + "navigationLink", new XElement(Maml + "linkText", l.Text), new XElement(Maml + "uri", l.Address)))));
    }

    private XElement ToSyntax(SyntaxSet set)
    {
        IEnumerable<XElement> parameters = set.Parameters
            .Select(s => _page.Parameters.First(p => p.Name == s.Name))
            .Select(p => (Parameter: p, Use: p.In(set.Name)!))
            .OrderBy(p => p.Use.Position ?? int.MaxValue)
            .Select(p => new XElement(
                Command + "parameter",
                Attributes(p.Parameter, [p.Use]),
                new XElement(Maml + "name", p.Parameter.Name),
                p.Parameter.IsSwitch ? null : Value(p.Parameter, isRequired: true)));
        return new XElement(Command + "syntaxItem", new XElement(Maml + "name", _page.Name), parameters);
    }

    private XElement ToParameter(PageParameter parameter)
    {
        IEnumerable<XElement> accepted = parameter.AcceptedValues.Count == 0
            ? [] : [Para($"Accepted values: {string.Join(", ", parameter.AcceptedValues)}")];
        return new XElement(
            Command + "parameter",
            Attributes(parameter, parameter.Uses),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", Paras(parameter.Description), accepted),
            Value(parameter, isRequired: !parameter.IsSwitch),
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.Type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", parameter.DefaultValue.Length == 0 ? "None" : parameter.DefaultValue));
    }

    private static XElement Value(PageParameter parameter, bool isRequired) => new(
        Command + "parameterValue",
        new XAttribute("required", Flag(isRequired)),
        new XAttribute("variableLength", Flag(parameter.Type.EndsWith("[]", StringComparison.Ordinal))),
        parameter.IsSwitch ? "SwitchParameter" : SyntaxReader.ShortName(parameter.Type));

    private static IEnumerable<XAttribute> Attributes(PageParameter parameter, IReadOnlyList<ParameterUse> uses)
    {
        string[] pipeline =
        [
            .. uses.Any(u => u.FromPipelineByName) ? ["ByPropertyName"] : Array.Empty<string>(),
            .. uses.Any(u => u.FromPipeline) ? ["ByValue"] : Array.Empty<string>(),
        ];
        return
        [
            new XAttribute("required", Flag(uses.All(u => u.IsRequired))),
            new XAttribute("variableLength", Flag(parameter.Type.EndsWith("[]", StringComparison.Ordinal))),
            new XAttribute("globbing", Flag(parameter.SupportsWildcards)),
            new XAttribute("pipelineInput", pipeline.Length == 0 ? "False" : $"True ({string.Join(", ", pipeline)})"),
            new XAttribute("position", Position(uses.FirstOrDefault(u => u.Position.HasValue)?.Position)),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
        ];
    }

    private XElement ToType(Section section, string element) => new(
        Command + element,
        new XElement(Dev + "type", new XElement(Maml + "name", section.Title)),
        new XElement(Maml + "description", Paras(section.Blocks)));

    // Get-Help begins the next example at once, so a last paragraph keeps them apart.
    private XElement ToExample(PageExample example) => new(
        Command + "example",
        new XElement(Maml + "title", $"--- {example.Title} ---"),
        new XElement(Maml + "introduction", Paras(example.Introduction)),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paras(example.Remarks, isBelowCode: true), Para("")));

    // Get-Help takes the indent off the first line of a paragraph. Code and tables are therefore part of the one above.
    private List<XElement> Paras(IEnumerable<Block> blocks, bool isBelowCode = false)
    {
        var texts = new List<string>();
        foreach (Block block in blocks)
        {
            TextBlock text = _plain.Convert([block]).Single();
            if (text.Kind is TextKind.Paragraph or TextKind.List)
            {
                texts.Add(string.Join('\n', text.Lines));
                continue;
            }

            if (texts.Count == 0)
            {
                texts.Add(isBelowCode
                    ? "Output:"
                    : throw _page.File.Error(block, "Code and tables need a sentence above them that says what they show."));
            }

            texts[^1] += "\n\n" + string.Join('\n', text.Lines.Select(l => l.Length == 0 ? "" : "    " + l));
        }

        return [.. texts.Select(Para)];
    }
}
