using System.Collections.Generic;
using System.Text;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>An answer, before it goes on the wire.</summary>
internal sealed class SandboxReply
{
    private const string Json = "application/json; charset=utf-8";

    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = Json;

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    public byte[] Body { get; init; } = [];

    public static SandboxReply Message(int status, string message) => new()
    {
        Status = status,
        Body = Encoding.UTF8.GetBytes("{\"message\":" + PlainJson.ToJson(message) + "}"),
    };

    public static SandboxReply Html(int status) => new()
    {
        Status = status,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes("<!DOCTYPE html>\n<html><head><title>Maintenance</title></head><body><h1>We will be back soon.</h1></body></html>\n"),
    };

    public static SandboxReply Text(string body) => new() { Body = Encoding.UTF8.GetBytes(body) };

    public SandboxReply With(string header, string value)
    {
        Headers.Add(new KeyValuePair<string, string>(header, value));
        return this;
    }

    /// <summary>The same with another body.</summary>
    public SandboxReply WithBody(byte[] body)
    {
        var reply = new SandboxReply { Status = Status, ContentType = ContentType, Body = body };
        reply.Headers.AddRange(Headers);
        return reply;
    }
}
