using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ModuleHelp;

/// <summary>A mapping in YAML whose keys are known, with errors that name the line of the page.</summary>
internal sealed class YamlText
{
    private readonly MarkdownFile _file;
    private readonly int _offset;
    private readonly YamlMappingNode _node;

    private YamlText(MarkdownFile file, int offset, YamlMappingNode node)
    {
        _file = file;
        _offset = offset;
        _node = node;
    }

    /// <summary>Parses a mapping.</summary>
    /// <param name="file">The page.</param>
    /// <param name="text">The text of the mapping.</param>
    /// <param name="offset">The number of lines of the page before the text.</param>
    public static YamlText Parse(MarkdownFile file, string text, int offset)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            // The scanner throws some errors without a line. They then count for the first line of the block.
            long line = error is YamlException { Start.Line: > 0 } placed ? placed.Start.Line : 1;
            throw file.Error(offset + (int)line, $"This is not valid YAML: {error.Message}");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode node }]
            ? new YamlText(file, offset, node)
            : throw file.Error(offset + 1, "This must be YAML with keys and values.");
    }

    /// <summary>Returns the error to throw for a key.</summary>
    public PageException Error(string key, string message) => _file.Error(LineOf(Find(key) ?? _node), message);

    /// <summary>Fails for a key that is not in a list.</summary>
    public void Allow(params string[] keys)
    {
        foreach (YamlNode key in _node.Children.Keys.Where(k => !keys.Contains(k.ToString(), StringComparer.Ordinal)))
        {
            throw _file.Error(LineOf(key), $"'{key}' is not a known key. Known keys: {string.Join(", ", keys)}.");
        }
    }

    /// <summary>Returns a text.</summary>
    public string Text(string key)
        => Require(key) is YamlScalarNode scalar ? scalar.Value ?? "" : throw Error(key, $"'{key}' must have a single value.");

    /// <summary>Returns a truth value.</summary>
    public bool Flag(string key)
        => bool.TryParse(Text(key), out bool value) ? value : throw Error(key, $"'{key}' must be true or false, and not '{Text(key)}'.");

    /// <summary>Returns a list of texts.</summary>
    public IReadOnlyList<string> Texts(string key)
        => [.. List(key).Select(
            n => n is YamlScalarNode { Value: { } value } ? value : throw Error(key, $"'{key}' must be a list of values."))];

    /// <summary>Returns a list of mappings.</summary>
    public IReadOnlyList<YamlText> Mappings(string key)
        => [.. List(key).Select(
            n => n is YamlMappingNode m
                ? new YamlText(_file, _offset, m)
                : throw Error(key, $"'{key}' must be a list of keys and values."))];

    private YamlSequenceNode List(string key) => Require(key) as YamlSequenceNode ?? throw Error(key, $"'{key}' must be a list.");

    private YamlNode Require(string key)
        => Find(key) ?? throw _file.Error(LineOf(_node), $"The key '{key}' is missing.");

    private YamlNode? Find(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;

    private int LineOf(YamlNode node) => _offset + (int)node.Start.Line;
}
