using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ContactCenter.Http;

/// <summary>
/// The Link header (RFC 8288). Its addresses are data: only which relations there are and the number of the page are taken from them, and requests are always made anew on the connected origin.
/// </summary>
internal static class LinkHeader
{
    private static readonly Regex Entry = new("<(?<address>[^<>]*)>(?<parameters>(?:[^,\"]|\"[^\"]*\")*)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex Parameter = new(";\\s*(?<key>[^\\s=;,\"]+)\\s*(?:=\\s*(?:\"(?<value>[^\"]*)\"|(?<value>[^\\s;,\"]+)))?", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly Regex PageNumber = new(
        "[?&;]page=(?<page>[0-9]{1,9})(?:&|#|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <summary>
    /// Whether there is a next page, and the number of the last one; null where the header does not say. A header that names a previous
    /// page is about paging: without a next page in it, there is none. Foreign relations, such as preload, say nothing, and neither does
    /// a first page, which every page has.
    /// </summary>
    public static (bool? HasNext, int? LastPage) Read(IEnumerable<string> values)
    {
        try
        {
            return ReadEntries(values);
        }
        catch (RegexMatchTimeoutException)
        {
            // A header made to be slow says nothing.
            return (null, null);
        }
    }

    private static (bool? HasNext, int? LastPage) ReadEntries(IEnumerable<string> values)
    {
        bool hasNext = false;
        bool hasPrevious = false;
        int? lastPage = null;
        foreach (string value in values)
        {
            foreach (Match entry in Entry.Matches(value))
            {
                foreach (string name in Relations(entry.Groups["parameters"].Value))
                {
                    if (name.Equals("next", StringComparison.OrdinalIgnoreCase))
                    {
                        hasNext = true;
                    }
                    else if (name.Equals("prev", StringComparison.OrdinalIgnoreCase)
                        || name.Equals("previous", StringComparison.OrdinalIgnoreCase))
                    {
                        hasPrevious = true;
                    }
                    else if (name.Equals("last", StringComparison.OrdinalIgnoreCase)
                        && PageNumber.Match(entry.Groups["address"].Value) is { Success: true } page)
                    {
                        lastPage = int.Parse(page.Groups["page"].Value, CultureInfo.InvariantCulture);
                    }
                }
            }
        }

        return (hasNext ? true : hasPrevious ? false : null, lastPage);
    }

    // Each parameter in its turn: one that is quoted can hold what looks like another.
    private static string[] Relations(string parameters)
    {
        foreach (Match parameter in Parameter.Matches(parameters))
        {
            if (parameter.Groups["key"].Value.Equals("rel", StringComparison.OrdinalIgnoreCase))
            {
                return parameter.Groups["value"].Value.Trim('\'').Split(' ');
            }
        }

        return [];
    }
}
