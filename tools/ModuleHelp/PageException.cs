using System;

namespace ModuleHelp;

/// <summary>A page that cannot be converted, with the place of the error.</summary>
internal sealed class PageException(string path, int line, string message) : Exception(message)
{
    /// <summary>The path of the page.</summary>
    public string Path { get; } = path;

    /// <summary>The line of the error, from 1.</summary>
    public int Line { get; } = line;
}
