using System.Runtime.CompilerServices;

namespace ContactCenter.Json;

/// <summary>How methods are compiled.</summary>
internal static class Compilation
{
    /// <summary>
    /// For what runs for each token of a body: optimized when it is first called, and so left out of the machine code that is made ahead. .NET else first counts calls and branches in it, for
    /// so long that a short read is over before; .NET Framework does not do that, and passes over this. What it saves is in docs/performance.md.
    /// </summary>
    public const MethodImplOptions Hot = (MethodImplOptions)512;
}
