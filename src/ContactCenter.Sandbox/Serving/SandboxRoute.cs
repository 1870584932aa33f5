using System;
using System.Globalization;

namespace ContactCenter.Sandbox.Serving;

/// <summary>What a path asks for.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Parent">The id of the record that the records belong to; null where they belong to none.</param>
/// <param name="Item">The id of the one record that is asked for; null for all.</param>
internal sealed record SandboxRoute(Endpoint Endpoint, long? Parent, long? Item)
{
    private const string Root = "/manager/api/v1/";
    private const string Mark = "{id}";

    /// <summary>The endpoint whose records the answer follows from.</summary>
    public Endpoint Source => SandboxViews.SourceOf(Endpoint);

    /// <summary>The route of a path; null where it leads nowhere.</summary>
    public static SandboxRoute? Find(string path)
    {
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return null;
        }

        string rest = path.Substring(Root.Length);
        foreach (Endpoint endpoint in Endpoints.All)
        {
            if (endpoint.Path == rest)
            {
                return endpoint.NeedsParent ? null : new SandboxRoute(endpoint, null, null);
            }
        }

        foreach (Endpoint endpoint in Endpoints.All)
        {
            if (endpoint.NeedsParent && Id(endpoint.Path, rest) is long parent)
            {
                return new SandboxRoute(endpoint, parent, null);
            }

            if (endpoint.ItemPath is { } itemPath && Id(itemPath, rest) is long item)
            {
                return new SandboxRoute(endpoint, null, item);
            }
        }

        return null;
    }

    // What stands in a path where the template has the mark.
    private static long? Id(string template, string path)
    {
        int mark = template.IndexOf(Mark, StringComparison.Ordinal);
        string tail = template.Substring(mark + Mark.Length);
        int length = path.Length - mark - tail.Length;
        return length > 0 && string.CompareOrdinal(path, 0, template, 0, mark) == 0 && path.EndsWith(tail, StringComparison.Ordinal)
            && long.TryParse(path.Substring(mark, length), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id) ? id : null;
    }
}
