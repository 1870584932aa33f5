using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;

namespace ContactCenter.Http;

/// <summary>Finds the status with which a proxy refused a tunnel. .NET Standard 2.0 has no property for it.</summary>
internal static class ProxyStatus
{
    private static readonly Regex InMessage = new("(?:status code '|error: \\()(?<status>[1-5][0-9][0-9])['\\)]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static int? Of(Exception failure)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is WebException { Response: HttpWebResponse response })
            {
                return (int)response.StatusCode;
            }

            if (inner is HttpRequestException or WebException && InMessage.Match(inner.Message) is { Success: true } match)
            {
                return int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
