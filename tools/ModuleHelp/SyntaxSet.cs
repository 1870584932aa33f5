using System.Collections.Generic;

namespace ModuleHelp;

/// <summary>A parameter set, as the page's syntax shows it.</summary>
/// <param name="Name">The name of the set.</param>
/// <param name="Line">The line of its heading, from 1.</param>
/// <param name="Parameters">The parameters, in the order of the page.</param>
internal sealed record SyntaxSet(string Name, int Line, IReadOnlyList<SyntaxParameter> Parameters);
