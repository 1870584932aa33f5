using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>Makes about_ topics: text of 80 columns.</summary>
internal static class TopicWriter
{
    private const int Width = 80;
    private const string Indent = "    ";

    /// <summary>Converts a page to the text of a topic.</summary>
    public static string Convert(MarkdownFile page)
    {
        var plain = new PlainText(page, Width);
        var inner = new PlainText(page, Width - Indent.Length);
        var lines = new List<string>();
        bool isFirst = true;
        bool isBelowHeading = false;
        foreach (Block block in page.Blocks)
        {
            if (isFirst && block is not HeadingBlock { Level: 1 })
            {
                throw page.Error(block, "The page must begin with its name as a heading of the first level.");
            }

            if (!isFirst && !isBelowHeading)
            {
                lines.Add("");
            }

            isFirst = false;
            isBelowHeading = block is HeadingBlock { Level: > 1 };
            lines.AddRange(block is HeadingBlock heading ? Heading(heading, plain.Line(heading)) : Body(block, plain, inner));
        }

        if (isFirst)
        {
            throw page.Error(1, "The page is empty.");
        }

        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    /// <summary>Saves a topic, with the byte order mark that Windows PowerShell needs.</summary>
    public static void Save(string text, string path)
        => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    private static IEnumerable<string> Heading(HeadingBlock heading, string text) => heading.Level switch
    {
        1 => ["TOPIC", Indent + text],
        2 => [text.ToUpperInvariant()],
        _ => ["  " + text],
    };

    private static IEnumerable<string> Body(Block block, PlainText plain, PlainText inner)
    {
        TextBlock text = inner.Convert([block]).Single();
        return text.Kind switch
        {
            TextKind.Paragraph => plain.Wrap(text.Lines[0], Indent, Indent),
            TextKind.Code => text.Lines.Select(l => l.Length == 0 ? "" : Indent + Indent + l),
            _ => text.Lines.Select(l => Indent + l),
        };
    }
}
