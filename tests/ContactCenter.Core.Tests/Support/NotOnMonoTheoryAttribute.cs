using System;
using Xunit;

namespace ContactCenter.Tests.Support;

/// <summary>A test that is skipped on Mono, which differs there from .NET Framework and .NET.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotOnMonoTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips it on Mono.</summary>
    /// <param name="reason">What differs.</param>
    public NotOnMonoTheoryAttribute(string reason) => Skip = Platform.IsMono ? reason : null;
}
