using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text;

namespace ContactCenter.Json;

/// <summary>
/// What a message shows of a value that does not fit. A name, a number of a person or a secret can be in any field, so only short values
/// are shown.
/// </summary>
internal static class ValueForm
{
    private const int MaxShown = 20;
    private const int MaxLetters = 4;
    private const int MaxDigits = 6;
    private const int MaxForm = 40;

    /// <summary>The value or its form, such as "the text '10:15'" or "a text of the form '99/99/9999 99:99'".</summary>
    /// <param name="value">The value, as plain JSON.</param>
    /// <param name="isPersonal">Whether nothing but its kind may be shown.</param>
    public static string Of(object? value, bool isPersonal) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double.NaN => "a number that is none (NaN)",
        double.PositiveInfinity or double.NegativeInfinity => "a number that is too large",
        string when isPersonal => "a text",
        string text => Text(text),
        long or BigInteger or double => Number(PlainJson.ToText(value), isPersonal),
        IReadOnlyDictionary<string, object?> => "an object",
        KeptTokens => "a list with an element that is not an object",
        _ => "a list",
    };

    private static string Number(string text, bool isPersonal)
    {
        int digits = text.Count(char.IsDigit);
        return isPersonal ? "a number"
            : digits <= MaxDigits ? "the number " + text
            : "a number of " + digits.ToString(CultureInfo.InvariantCulture) + " digits";
    }

    private static string Text(string text)
    {
        bool isShown = text.Length <= MaxShown && text.Count(char.IsLetter) <= MaxLetters && text.Count(char.IsDigit) <= MaxDigits && text.All(c => Shown(c) != '?' || c == '?');
        if (isShown)
        {
            return $"the text '{text}'";
        }

        var form = new StringBuilder();
        foreach (char c in text.Take(MaxForm))
        {
            form.Append(char.IsLetter(c) ? 'a' : char.IsDigit(c) ? '9' : Shown(c));
        }

        return $"a text of the form '{form}{(text.Length > MaxForm ? "…" : string.Empty)}'";
    }

    // What a terminal acts on is not shown.
    private static char Shown(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '?' : c;
}
