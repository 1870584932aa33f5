using System;
using System.Globalization;

namespace ContactCenter.Tests.Support;

/// <summary>How much a property is tried: little enough for every test run, and at length in <c>./build.sh soak</c>.</summary>
internal static class Effort
{
    /// <summary>The category of the tests that have a long form.</summary>
    public const string Soak = "Soak";

    /// <summary>Whether the long forms run.</summary>
    public static bool IsSoak { get; } = Environment.GetEnvironmentVariable("CC_SOAK") == "1";

    /// <summary>The number of tries: the one for the run at hand, unless the environment sets another.</summary>
    /// <param name="usual">In a test run, and in a soak on Mono, which is slow: in a test run it tries a tenth.</param>
    /// <param name="soak">In a soak.</param>
    /// <param name="variable">The environment variable that overrides both, to run a failure again or longer still.</param>
    public static int Of(int usual, int soak, string? variable = null) =>
        variable is not null && int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int set)
            ? set
            : (IsSoak, Platform.IsMono) switch
            {
                (true, false) => soak,
                (false, true) => Math.Max(1, usual / 10),
                _ => usual,
            };
}
