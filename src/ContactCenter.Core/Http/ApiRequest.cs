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
}
