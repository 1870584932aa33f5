using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox;

/// <summary>A request as the sandbox saw it. Credentials are never kept.</summary>
public sealed class SandboxRequest
{
    internal SandboxRequest(int number, string method, string pathAndQuery, TimeSpan arrived, bool hasAuthorization, IReadOnlyList<string> headerNames)
    {
        Number = number;
        Method = method;
        PathAndQuery = pathAndQuery;
        Arrived = arrived;
        HasAuthorization = hasAuthorization;
        HeaderNames = headerNames;
    }

    /// <summary>Its place in the order of arrival, from 1.</summary>
    public int Number { get; }

    /// <summary>The method, such as GET.</summary>
    public string Method { get; }

    /// <summary>The path and the query, as they were received.</summary>
    public string PathAndQuery { get; }

    /// <summary>When it had been read, since the sandbox's start, by a clock that never jumps. The rate limit goes by it.</summary>
    public TimeSpan Arrived { get; }

    /// <summary>The status that was answered; 0 while there is no answer, and where there never was one.</summary>
    public int Status { get; internal set; }

    /// <summary>Whether the rate limit let it through. A request with wrong credentials does not get so far.</summary>
    public bool IsAdmitted { get; internal set; }

    /// <summary>Whether it carried an Authorization header.</summary>
    public bool HasAuthorization { get; }

    /// <summary>The names of its headers.</summary>
    public IReadOnlyList<string> HeaderNames { get; }

    /// <summary>The path without the query.</summary>
    public string Path => PathAndQuery.Split('?')[0];

    /// <summary>The number, the request and the status.</summary>
    public override string ToString() => $"{Number} {Method} {PathAndQuery} {Status}";
}
