using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ModuleHelp;

/// <summary>Converts Markdown to text for a console, without marks.</summary>
internal sealed partial class PlainText(MarkdownFile file, int width)
{
    /// <summary>Converts blocks.</summary>
    public IEnumerable<TextBlock> Convert(IEnumerable<Block> blocks) => blocks.Select(Convert);

    /// <summary>Returns the text of a paragraph or a heading, in one line.</summary>
    public string Line(LeafBlock block)
    {
        var text = new StringBuilder();
        Append(text, block.Inline!, block);
        return text.ToString().Trim();
    }

    /// <summary>Returns the lines of a code block.</summary>
    public static IReadOnlyList<string> CodeLines(FencedCodeBlock code)
        => [.. code.Lines.Lines.Take(code.Lines.Count).Select(l => l.Slice.ToString().TrimEnd())];

    /// <summary>Breaks a text into lines that fit the width.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">What the first line begins with.</param>
    /// <param name="hang">What all other lines begin with.</param>
    public IEnumerable<string> Wrap(string text, string indent, string hang)
    {
        string line = indent;
        bool isEmpty = true;
        foreach (string word in text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = hang;
                isEmpty = true;
            }

            line += isEmpty ? word : " " + word;
            isEmpty = false;
        }

        yield return line;
    }

    private TextBlock Convert(Block block) => block switch
    {
        ParagraphBlock paragraph => new TextBlock(TextKind.Paragraph, [Line(paragraph)]),
        FencedCodeBlock code => new TextBlock(TextKind.Code, CodeLines(code), code.Info ?? ""),
        ListBlock list => new TextBlock(TextKind.List, [.. ListLines(list, "")]),
        Table table => new TextBlock(TextKind.Table, [.. TableLines(table)]),
        HtmlBlock => throw file.Error(block, "HTML is not converted. Write plain Markdown, and angle brackets in a code span."),
        CodeBlock => throw file.Error(block, "Code that is only indented is not converted. Put it between lines of three backticks."),
        _ => throw file.Error(block, $"A block of this kind ({block.GetType().Name}) is not converted."),
    };

    private IEnumerable<string> ListLines(ListBlock list, string indent)
    {
        int number = int.TryParse(list.OrderedStart, out int start) ? start : 1;
        foreach (ListItemBlock item in list.Cast<ListItemBlock>())
        {
            string mark = list.IsOrdered ? $"{number++.ToString(CultureInfo.InvariantCulture)}. " : "- ";
            string hang = indent + new string(' ', mark.Length);
            string first = indent + mark;
            foreach (Block block in item)
            {
                IEnumerable<string> lines = block switch
                {
                    ParagraphBlock paragraph => Wrap(Line(paragraph), first, hang),
                    ListBlock inner => ListLines(inner, hang),
                    _ => throw file.Error(block, "An entry of a list can only have text and further lists."),
                };
                foreach (string line in lines)
                {
                    yield return line;
                }

                first = hang;
            }
        }
    }

    private IEnumerable<string> TableLines(Table table)
    {
        List<string[]> rows = [.. table.Cast<TableRow>().Select(r => r.Cast<TableCell>().Select(CellText).ToArray())];
        if (rows.Find(r => r.Length != rows[0].Length) is { } uneven)
        {
            throw file.Error(table, $"The row '{string.Join(" | ", uneven)}' does not have as many cells as the heading.");
        }

        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(r => r[i].Length))];
        return widths[..^1].Sum(w => w + 2) + 16 > width ? EntryLines(rows) : ColumnLines(rows, widths);
    }

    private IEnumerable<string> ColumnLines(List<string[]> rows, int[] widths)
    {
        int before = widths[..^1].Sum(w => w + 2);
        rows.Insert(1, [.. widths.Zip(rows[0], (w, head) => new string('-', Math.Min(w, Math.Max(head.Length, 4))))]);
        foreach (string[] row in rows)
        {
            string start = string.Concat(row.Take(widths.Length - 1).Select((c, i) => c.PadRight(widths[i] + 2)));
            foreach (string line in Wrap(row[^1], start, new string(' ', before)))
            {
                yield return line.TrimEnd();
            }
        }
    }

    // Columns that do not fit: each row is its first cell, and below it the other cells with their headings.
    private IEnumerable<string> EntryLines(List<string[]> rows)
    {
        foreach (string[] row in rows.Skip(1))
        {
            yield return row[0];
            for (int i = 1; i < row.Length; i++)
            {
                foreach (string line in Wrap($"{rows[0][i]}: {row[i]}", "    ", "      "))
                {
                    yield return line;
                }
            }
        }
    }

    private string CellText(TableCell cell) => cell.Count == 0 ? "" : Line((ParagraphBlock)cell[0]);

    private void Append(StringBuilder text, ContainerInline container, Block block)
    {
        foreach (Inline inline in container)
        {
            int line = Math.Max(inline.Line, block.Line) + 1;
            switch (inline)
            {
                case LiteralInline literal:
                    string words = literal.Content.ToString();
                    if (Leftover().Match(words) is { Success: true } mark)
                    {
                        throw file.Error(
                            line, $"'{mark.Value.Trim()}' would remain in the help. Complete the Markdown, or put code in a code span.");
                    }

                    text.Append(words);
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded);
                    break;
                case AutolinkInline address:
                    text.Append(address.Url);
                    break;
                case EmphasisInline { DelimiterCount: 1 }:
                    throw file.Error(line, "Emphasis with one mark would lose the mark in the help. Use two, or a code span.");
                case LinkInline { IsImage: true }:
                    throw file.Error(line, "The help can't show an image.");
                case LinkInline link:
                    Append(text, link, block);
                    if (link.Url?.Contains("://", StringComparison.Ordinal) == true)
                    {
                        text.Append(CultureInfo.InvariantCulture, $" ({link.Url})");
                    }

                    break;
                case HtmlInline html:
                    throw file.Error(line, $"'{html.Tag}' is HTML, which is not converted. Put angle brackets in a code span.");
                case ContainerInline inner:
                    Append(text, inner, block);
                    break;
                default:
                    throw file.Error(line, $"Markdown of this kind ({inline.GetType().Name}) is not converted.");
            }
        }
    }

    // What is left of unfinished Markdown, and C# that a generator took for a description.
    [GeneratedRegex(@"\*\*|`|\]\(|\{\{|\btypeof\(|\b(public|internal|protected|private) (sealed|abstract|static|class|override) ")]
    private static partial Regex Leftover();
}
