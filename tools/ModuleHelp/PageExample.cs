using System.Collections.Generic;
using Markdig.Syntax;

namespace ModuleHelp;

/// <summary>An example of a page.</summary>
/// <param name="Title">The title, with its number.</param>
/// <param name="Introduction">The blocks before the code.</param>
/// <param name="Code">The code.</param>
/// <param name="Remarks">The blocks after the code.</param>
internal sealed record PageExample(string Title, IReadOnlyList<Block> Introduction, string Code, IReadOnlyList<Block> Remarks);
