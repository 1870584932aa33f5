using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace ModuleHelp;

/// <summary>Builds what Get-Help shows from the Markdown pages: MAML for the cmdlets, plain text for the about_ topics.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length != 2)
        {
            Console.Error.WriteLine("Usage: ModuleHelp <folder of the pages> <folder for the help>");
            return 2;
        }

        var errors = new List<PageException>();
        List<(CommandPage Page, XElement Maml)> pages = ReadPages(arguments[0], errors);
        List<(string Name, string Text)> topics = ReadTopics(arguments[0], errors);
        foreach ((CommandPage page, _) in pages.Where(p => p.Page.HelpFile != pages[0].Page.HelpFile))
        {
            errors.Add(page.File.Error(
                1, $"The external help file is '{page.HelpFile}' here, but '{pages[0].Page.HelpFile}' on the other pages."));
        }

        if (errors.Count > 0)
        {
            foreach (PageException error in errors)
            {
                Console.Error.WriteLine($"{error.Path}({error.Line}): error: {error.Message}");
            }

            return 1;
        }

        Directory.CreateDirectory(arguments[1]);
        if (pages.Count > 0)
        {
            MamlWriter.Save(pages.Select(p => p.Maml), Path.Combine(arguments[1], pages[0].Page.HelpFile));
        }

        foreach ((string name, string text) in topics)
        {
            TopicWriter.Save(text, Path.Combine(arguments[1], name + ".help.txt"));
        }

        return 0;
    }

    private static List<(CommandPage Page, XElement Maml)> ReadPages(string folder, List<PageException> errors)
        => ReadAll(
            folder,
            "*-*.md",
            path =>
            {
                CommandPage page = new CommandPageReader(MarkdownFile.Load(path)).Read();
                return (page, MamlWriter.Convert(page));
            },
            errors);

    private static List<(string Name, string Text)> ReadTopics(string folder, List<PageException> errors)
        => ReadAll(
            folder, "about_*.md", path => (Path.GetFileNameWithoutExtension(path), TopicWriter.Convert(MarkdownFile.Load(path))), errors);

    private static List<T> ReadAll<T>(string folder, string pattern, Func<string, T> read, List<PageException> errors)
    {
        var results = new List<T>();
        foreach (string path in Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal))
        {
            try
            {
                results.Add(read(path));
            }
            catch (PageException error)
            {
                errors.Add(error);
            }
        }

        return results;
    }
}
