using System.Runtime.CompilerServices;

namespace ContactCenter.Json;

/// <summary>How methods are compiled.</summary>
internal static class Compilation
{
    /// <summary>
    /// For what runs for each token of a body: optimized at once. .NET else counts calls and branches in it for its first second or so, which a read of 10,000 records has not much more of.
    /// .NET Framework, which does not do that, does not know it either. Docs: docs/performance.md.
    /// </summary>
    public const MethodImplOptions Hot = (MethodImplOptions)512;
}
