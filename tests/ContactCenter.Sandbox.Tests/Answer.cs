using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;

namespace ContactCenter.Sandbox.Tests;

/// <summary>An answer of the sandbox.</summary>
internal sealed class Answer(HttpResponseMessage response, string body)
{
    public int Status => (int)response.StatusCode;

    public string Body { get; } = body;

    public IReadOnlyList<JsonElement> Rows => [.. JsonDocument.Parse(Body).RootElement.EnumerateArray()];

    public JsonElement Item => JsonDocument.Parse(Body).RootElement;

    public IReadOnlyList<long> Ids => [.. Rows.Select(row => row.GetProperty("id").GetInt64())];

    public string? MediaType => response.Content.Headers.ContentType?.MediaType;

    public string? Header(string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    /// <summary>The address of a relation in Link; null without one.</summary>
    public Uri? Link(string relation) => Header("Link")?
        .Split(", ")
        .Where(link => link.EndsWith($"; rel=\"{relation}\"", StringComparison.Ordinal))
        .Select(link => new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)]))
        .SingleOrDefault();
}
