using System.Collections.Generic;

namespace ModuleHelp;

/// <summary>A block as plain text.</summary>
/// <param name="Kind">What the block is.</param>
/// <param name="Lines">Its lines. A paragraph has one, which is not wrapped.</param>
/// <param name="Language">The language of code; otherwise empty.</param>
internal sealed record TextBlock(TextKind Kind, IReadOnlyList<string> Lines, string Language = "");
