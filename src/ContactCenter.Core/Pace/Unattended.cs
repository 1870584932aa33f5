using System;
using System.Linq;

namespace ContactCenter.Pace;

/// <summary>
/// Whether this process runs without anybody at it: by a scheduler, as a service, in a pipeline. Then it is likely not the only one.
/// </summary>
internal static class Unattended
{
    private const string NonInteractive = "-noninteractive";

    // PowerShell takes the parameter in any length from here on, with - or /.
    private const int MinLength = 5;

    public static bool IsSo() => !Environment.UserInteractive || Console.IsInputRedirected || Environment.GetCommandLineArgs().Skip(1).Any(IsNonInteractive);

    internal static bool IsNonInteractive(string argument)
    {
        string name = argument.Replace('/', '-').Replace("--", "-");
        return name.Length >= MinLength && NonInteractive.StartsWith(name, StringComparison.OrdinalIgnoreCase);
    }
}
