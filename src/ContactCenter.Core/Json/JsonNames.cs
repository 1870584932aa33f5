using System.Text;

namespace ContactCenter.Json;

/// <summary>JSON keys and property names, one from the other.</summary>
internal static class JsonNames
{
    /// <summary>FirstMsgSentAt to first_msg_sent_at.</summary>
    public static string ToSnakeCase(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 8);
        for (int i = 0; i < pascal.Length; i++)
        {
            char c = pascal[i];
            if (char.IsUpper(c))
            {
                if (i > 0)
                {
                    text.Append('_');
                }

                c = char.ToLowerInvariant(c);
            }

            text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>first_msg_sent_at to FirstMsgSentAt.</summary>
    public static string ToPascalCase(string key)
    {
        var text = new StringBuilder(key.Length);
        bool upper = true;
        foreach (char c in key)
        {
            if (c == '_')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return text.ToString();
    }
}
