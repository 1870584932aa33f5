using System;
using System.Runtime.InteropServices;

namespace ContactCenter.Tests.Support;

/// <summary>What runs the tests, where it makes a difference. docs/internals/net-framework.md lists the differences.</summary>
internal static class Platform
{
    /// <summary>Whether it is Mono.</summary>
    public static bool IsMono { get; } = Type.GetType("Mono.Runtime") is not null;

    /// <summary>Whether it is .NET Framework, or Mono in its place.</summary>
    public static bool IsFramework { get; } = IsMono || RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);
}
