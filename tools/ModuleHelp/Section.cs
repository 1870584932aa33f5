using System.Collections.Generic;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>A heading and what stands below it, up to the next heading of the same level.</summary>
/// <param name="Title">The text of the heading.</param>
/// <param name="Line">The line of the heading, from 1.</param>
/// <param name="Blocks">The blocks below the heading.</param>
internal sealed record Section(string Title, int Line, List<Block> Blocks);
