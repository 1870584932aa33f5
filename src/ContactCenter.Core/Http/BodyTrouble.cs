using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using ContactCenter.Json;
using Newtonsoft.Json;

namespace ContactCenter.Http;

/// <summary>Tells what a body is that does not come from the API, or is an error of it in spite of its status.</summary>
internal static class BodyTrouble
{
    // What a person is to read is shorter; what is longer is not worth the memory.
    private const int MaxErrorBody = 64 * 1024;
    private const int MaxEncodingLength = 20;

    private static readonly string[] Errors = ["error", "errors"];
    private static readonly string[] Texts = ["message", "error", "errors"];

    // The keys of an object that is an error and nothing else.
    private static readonly HashSet<string> Envelope = new(StringComparer.OrdinalIgnoreCase)
    {
        "error", "errors", "error_code", "error_description", "message", "messages", "code", "status", "success", "ok", "detail", "details", "title", "type",
        "timestamp", "path", "request_id", "requestId", "trace_id", "traceId",
    };

    /// <summary>What the body says as an error; null if it is not a JSON object with a text for that.</summary>
    public static string? Message(BodyBuffer body) => Read(body) is { } entries ? Text(entries, Texts) : null;

    /// <summary>What the body says, if it is an error and nothing else: no such object is a record.</summary>
    public static string? ErrorOnly(BodyBuffer body) =>
        First(body) == '{' && Read(body) is { } entries && entries.Keys.All(Envelope.Contains) && Text(entries, Errors) is { Length: > 0 } and not "false" ? Text(entries, Texts) : null;

    /// <summary>Whether the body can't be an answer of the API, but may come from something that stands in its place for a while.</summary>
    public static bool IsForeign(BodyBuffer body) => body.Length > 0 && First(body) is not ('[' or '{');

    /// <summary>What is wrong with the encoding of a body that does not read; null if nothing is.</summary>
    public static string? Encoding(HttpResponseMessage response, BodyBuffer body)
    {
        // The HTTP stack takes the header away where it has decoded the body.
        if (response.Content.Headers.TryGetValues("Content-Encoding", out IEnumerable<string>? values))
        {
            string name = string.Join(", ", values);
            if (!name.Equals("identity", StringComparison.OrdinalIgnoreCase))
            {
                bool isPlain = name.Length is > 0 and <= MaxEncodingLength && name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or ',' or ' ');
                return $"its Content-Encoding is {(isPlain ? $"'{name}'" : "odd")}, which was not requested";
            }
        }

        using Stream start = body.OpenRead();
        return start.ReadByte() == 0x1F && start.ReadByte() == 0x8B ? "it is compressed (gzip), and has no Content-Encoding header that says so" : null;
    }

    /// <summary>The first character that is not white space or a byte order mark.</summary>
    private static char First(BodyBuffer body)
    {
        using Stream stream = body.OpenRead();
        int first;
        do
        {
            first = stream.ReadByte();
        }
        while (first is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);

        return first < 0 ? '\0' : (char)first;
    }

    private static PlainObject? Read(BodyBuffer body)
    {
        if (body.Length > MaxErrorBody)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StreamReader(body.OpenRead())) { MaxDepth = 32, DateParseHandling = DateParseHandling.None };
            return reader.Read() && PlainJson.Read(reader) is PlainObject entries && reader.TokenType == JsonToken.EndObject ? entries : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException)
        {
            // HTML from a proxy, or nothing: the status says enough.
            return null;
        }
    }

    private static string? Text(PlainObject entries, string[] keys) =>
        keys.Select(key => entries.TryGetValue(key, out object? value) && value is not null ? PlainJson.ToText(value) : null).FirstOrDefault(text => text is not null);
}
