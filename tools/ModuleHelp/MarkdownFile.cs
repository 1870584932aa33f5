using System.Collections.Generic;
using System.Linq;
using Markdig;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>A parsed Markdown file.</summary>
internal sealed class MarkdownFile
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    private MarkdownFile(string path, List<Block> blocks)
    {
        Path = path;
        Blocks = blocks;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>The blocks of the file, in order.</summary>
    public IReadOnlyList<Block> Blocks { get; }

    /// <summary>Reads and parses a file.</summary>
    public static MarkdownFile Load(string path)
    {
        MarkdownDocument document = Markdown.Parse(System.IO.File.ReadAllText(path), Pipeline);
        var file = new MarkdownFile(path, [.. document.Where(b => b is not LinkReferenceDefinitionGroup)]);
        return file.Blocks.FirstOrDefault(b => b is FencedCodeBlock { ClosingFencedCharCount: 0 }) is { } open
            ? throw file.Error(open, "The code block is not closed.")
            : file;
    }

    /// <summary>Returns the error to throw for a block.</summary>
    public PageException Error(Block block, string message) => Error(block.Line + 1, message);

    /// <summary>Returns the error to throw for a line, counted from 1.</summary>
    public PageException Error(int line, string message) => new(Path, line, message);
}
