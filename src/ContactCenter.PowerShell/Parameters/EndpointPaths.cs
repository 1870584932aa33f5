using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.PowerShell;

/// <summary>The paths of -EndpointPath, as the client takes them.</summary>
internal static class EndpointPaths
{
    private static readonly string[] Known = [.. Endpoints.All.SelectMany(endpoint => new[] { endpoint.Path, endpoint.ItemPath }).OfType<string>().Distinct()];

    /// <summary>Reads them.</summary>
    /// <exception cref="ContactCenterException">One is not known, or can't be used (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static IReadOnlyDictionary<string, string> From(IDictionary paths)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in paths)
        {
            string described = Trim(Unwrapped.Value(entry.Key)?.ToString());
            if (!Known.Contains(described))
            {
                throw Errors.Invalid(Strings.PathUnknown, described, string.Join(", ", Known));
            }

            string real = Trim(Unwrapped.Value(entry.Value) as string);
            if (real.Length == 0)
            {
                throw Errors.Invalid(Strings.PathType, described);
            }

            if (Ids(described) != Ids(real))
            {
                throw Errors.Invalid(Strings.PathWithoutId, real, Endpoint.ParentMark, described);
            }

            result[described] = real;
        }

        return result;
    }

    private static string Trim(string? path) => path?.Trim().Trim('/') ?? string.Empty;

    private static int Ids(string path) => path.Split('/').Count(part => part == Endpoint.ParentMark);
}
