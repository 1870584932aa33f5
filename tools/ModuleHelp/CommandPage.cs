using System.Collections.Generic;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>The page of one cmdlet.</summary>
internal sealed class CommandPage
{
    /// <summary>The file, for errors.</summary>
    public required MarkdownFile File { get; init; }

    /// <summary>The path of the file.</summary>
    public string Path => File.Path;

    /// <summary>The name of the cmdlet.</summary>
    public required string Name { get; init; }

    /// <summary>The file name of the MAML.</summary>
    public required string HelpFile { get; init; }

    /// <summary>One line that says what the cmdlet does.</summary>
    public required string Synopsis { get; init; }

    /// <summary>The parameter sets.</summary>
    public required IReadOnlyList<SyntaxSet> Syntax { get; init; }

    /// <summary>The description.</summary>
    public required IReadOnlyList<Block> Description { get; init; }

    /// <summary>The examples.</summary>
    public required IReadOnlyList<PageExample> Examples { get; init; }

    /// <summary>The parameters, in the order of the page.</summary>
    public required IReadOnlyList<PageParameter> Parameters { get; init; }

    /// <summary>The types that can be piped, with their descriptions.</summary>
    public required IReadOnlyList<Section> Inputs { get; init; }

    /// <summary>The types that are returned, with their descriptions.</summary>
    public required IReadOnlyList<Section> Outputs { get; init; }

    /// <summary>The notes.</summary>
    public required IReadOnlyList<Block> Notes { get; init; }

    /// <summary>The related links: text and address. The address of another page is empty.</summary>
    public required IReadOnlyList<(string Text, string Address)> Links { get; init; }
}
