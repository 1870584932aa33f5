using System;
using System.IO;
using ContactCenter.Json;

namespace ContactCenter.Http;

/// <summary>An answer with a body, as far as reading needs it.</summary>
internal sealed class ApiResponse(BodyBuffer body, string request)
{
    /// <summary>The request, as it may be shown.</summary>
    public string Request { get; } = request;

    /// <summary>From the request to the end of its answer.</summary>
    public TimeSpan RoundTrip { get; set; }

    /// <summary>How many records match; null where the tenant did not say.</summary>
    public long? Total { get; set; }

    /// <summary>The size of a page as the tenant serves it; null where it did not say.</summary>
    public int? PerPage { get; set; }

    /// <summary>Whether there is a next page; null where the Link header does not say.</summary>
    public bool? HasNext { get; set; }

    /// <summary>The number of the last page; null where the tenant did not say.</summary>
    public int? LastPage { get; set; }

    public int Length => body.Length;

    public Stream OpenBody() => body.OpenRead();

    public BodyReader OpenReader(bool keepsTokens = false) => BodyReader.Open(body, keepsTokens);
}
