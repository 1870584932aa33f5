using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ContactCenter.Http;

/// <summary>What is asked for.</summary>
internal sealed class ApiRequest(string path, IReadOnlyList<QueryPart> query)
{
    /// <summary>Longer addresses are refused by some servers and proxies.</summary>
    public const int LongestAddress = 8000;

    private const int LongestShown = 300;

    public string Path { get; } = path;

    /// <summary>The path and the query as they are sent.</summary>
    public string PathAndQuery { get; } = query.Count == 0
        ? path
        : path + "?" + string.Join("&", query.Select(part => Uri.EscapeDataString(part.Key) + "=" + Uri.EscapeDataString(part.Value)));

    /// <summary>Takes the personal values of the query out of a text that came from outside.</summary>
    public string Redact(string text) => query.Where(part => part.IsPersonal).SelectMany(part => Forms(part.Value)).Aggregate(text, Secrets.Without);

    /// <summary>The request as it may be shown: no personal value, and not too long.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("GET ").Append(Path);
        char separator = '?';
        foreach (QueryPart part in query)
        {
            if (text.Length > LongestShown)
            {
                text.Append("&…");
                break;
            }

            text.Append(separator).Append(part.Key).Append('=').Append(part.IsPersonal ? "***" : part.Value);
            separator = '&';
        }

        return text.ToString();
    }

    // As it was given, as it was sent, and as a number without what people write around it. One or two characters tell nobody, and are in every text.
    private static IEnumerable<string> Forms(string value)
    {
        string digits = new([.. value.Where(c => c is >= '0' and <= '9')]);
        return new[] { value, Uri.EscapeDataString(value), digits.Length >= 5 ? digits : string.Empty }.Where(form => form.Length > 2);
    }
}
