using System;
using Xunit;

namespace ContactCenter.Tests.Support;

/// <summary>A test of what .NET does and .NET Framework does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotOnFrameworkFactAttribute : FactAttribute
{
    /// <summary>Skips it on .NET Framework.</summary>
    /// <param name="reason">What .NET Framework lacks.</param>
    public NotOnFrameworkFactAttribute(string reason) => Skip = Platform.IsFramework ? reason : null;
}
