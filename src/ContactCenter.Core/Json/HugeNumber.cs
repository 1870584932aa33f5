using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>A number beyond what a double holds. .NET reads it as infinite, .NET Framework refuses it.</summary>
internal static class HugeNumber
{
    private static readonly Regex Refused = new("^Input string '-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?' is not a valid number", RegexOptions.CultureInvariant);

    /// <summary>Whether a number was refused that is well formed.</summary>
    public static bool IsRefused(JsonReaderException error) => Refused.IsMatch(error.Message);

    /// <summary>What .NET reads it as.</summary>
    public static double Read(JsonReaderException error) =>
        error.Message.StartsWith("Input string '-", System.StringComparison.Ordinal) ? double.NegativeInfinity : double.PositiveInfinity;
}
