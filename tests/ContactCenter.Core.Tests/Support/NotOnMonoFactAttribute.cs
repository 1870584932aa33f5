using System;
using Xunit;

namespace ContactCenter.Tests.Support;

/// <summary>A test that is skipped on Mono, which differs there from .NET Framework and .NET.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotOnMonoFactAttribute : FactAttribute
{
    /// <summary>Skips it on Mono.</summary>
    /// <param name="reason">What differs.</param>
    public NotOnMonoFactAttribute(string reason) => Skip = Platform.IsMono ? reason : null;
}
