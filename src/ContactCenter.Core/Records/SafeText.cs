using System.Text.RegularExpressions;

namespace ContactCenter;

/// <summary>Text of the tenant as it may be shown on a terminal: without escape sequences, control characters and marks that reorder what is read.</summary>
internal static class SafeText
{
    // Sequences with a string (OSC, DCS, SOS, PM, APC) end with BEL or ST, CSI sequences with a letter. Each can begin with ESC or with one character of C1.
    private static readonly Regex Sequence = new(
        @"(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]"
        + @"|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)"
        + @"|\u001b[ -/]*[0-~]?",
        RegexOptions.CultureInvariant);

    private static readonly Regex Control = new(
        @"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", RegexOptions.CultureInvariant);

    /// <summary>Removes what a terminal would act on. Line feeds and tabs stay.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text itself where there is nothing to remove.</returns>
    public static string Of(string text) => Control.IsMatch(text) ? Control.Replace(Sequence.Replace(text, string.Empty), string.Empty) : text;
}
