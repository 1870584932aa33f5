using System.Text;

namespace ContactCenter.Flattening;

/// <summary>Texts that a spreadsheet would take for a formula, made to be taken for a text.</summary>
internal static class Formula
{
    private const char Mark = '\'';

    /// <summary>
    /// The text with an apostrophe before what would begin a formula: at its start, also behind blanks and quotes, and after each character that a spreadsheet
    /// set to another separator would end the cell at.
    /// </summary>
    public static string Defuse(string text)
    {
        StringBuilder? safe = null;
        int copied = 0;
        bool isFirst = true;
        bool atStart = true;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (atStart && (IsFormula(c) || (i == 0 && c is '\t' or '\r' or '\n')))
            {
                int place = isFirst ? 0 : i;
                (safe ??= new StringBuilder(text.Length + 4)).Append(text, copied, place - copied).Append(Mark);
                copied = place;
                atStart = false;
            }

            if (c is ';' or ',' or '|' or '\t' or '\r' or '\n')
            {
                // The first cell goes on where it has only been blank: what is put at its start would be once too many.
                isFirst &= atStart && safe is null;
                atStart = true;
            }
            else if (!IsPassedOver(c))
            {
                isFirst = atStart = false;
            }
        }

        return safe is null ? text : safe.Append(text, copied, text.Length - copied).ToString();
    }

    // Full width, too: spreadsheets set to an East Asian language read these as the plain ones.
    private static bool IsFormula(char c) => c is '=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '\u2212';

    // What a spreadsheet drops before it looks, or a careless export loses: blanks, quotes, marks without width.
    private static bool IsPassedOver(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '"' or '\'' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF';
}
