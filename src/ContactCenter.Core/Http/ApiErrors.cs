using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using ContactCenter.Json;
using Newtonsoft.Json;

namespace ContactCenter.Http;

/// <summary>The errors that requests end in, and what they say.</summary>
internal static class ApiErrors
{
    private const int LongestServerMessage = 300;

    // What a person is to read is shorter; what is longer is not worth the memory.
    private const int LongestErrorBody = 64 * 1024;

    public static ContactCenterException Status(int status, string request, string? serverMessage, bool isSorted)
    {
        string said = string.IsNullOrEmpty(serverMessage) ? string.Empty : $" The tenant said: {Sentence(serverMessage!)}";
        (ErrorKind kind, bool transient, string text) = status switch
        {
            401 => (ErrorKind.Unauthorized, false, $"The tenant does not accept the user name and the token (401, {request}). Check both (Settings > Developer Settings > API Credentials) and connect again."),
            403 => (ErrorKind.Forbidden, false, $"The tenant does not allow {request} with these credentials (403). Ask its administrator."),
            404 => (ErrorKind.NotFound, false, $"The tenant has nothing at {request} (404). Check the id, and the tenant's address."),
            408 => (ErrorKind.Timeout, true, $"The tenant gave up waiting for {request} (408). Try again later."),
            429 => (ErrorKind.RateLimited, true, $"The tenant refused {request} for its rate limit (429). Find out what else uses the tenant's requests, or lower the rate of this connection."),
            >= 400 and < 500 => (ErrorKind.InvalidRequest, false, $"The tenant refuses {request} ({status}). Check the filters{(isSorted ? " and the sort column" : string.Empty)}."),
            < 400 => (ErrorKind.InvalidResponse, false, $"The tenant answered {request} with status {status}, which is not documented. Check the tenant's address."),
            _ => (ErrorKind.ServerError, true, $"The tenant failed to answer {request} ({status}). Try again later."),
        };
        return new ContactCenterException(kind, text + said) { StatusCode = status, IsTransient = transient };
    }

    public static ContactCenterException Connection(Exception failure, Exception? cause, string request, Uri origin)
    {
        string host = origin.GetLeftPart(UriPartial.Authority);
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException:
                    return new(ErrorKind.ConnectionFailed, $"No secure connection to {host} could be made for {request}: its certificate or TLS version is not accepted ({inner.Message.TrimEnd('.')}). Check the address.", cause);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return new(ErrorKind.ConnectionFailed, $"There is no host {origin.Host} to send {request} to. Check the subdomain and the domain.", cause) { IsTransient = true };
                case SocketException socket:
                    return new(ErrorKind.ConnectionFailed, $"No connection to {host} for {request}: {socket.SocketErrorCode}. Check the address, the network and the proxy.", cause) { IsTransient = true };
            }
        }

        return new(ErrorKind.ConnectionFailed, $"The connection to {host} broke during {request}. Check the network and the proxy, and try again.", cause) { IsTransient = true };
    }

    public static ContactCenterException TimedOut(string request, TimeSpan timeout) =>
        new(ErrorKind.Timeout, $"{request} was not answered within {timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s. Allow more time, or ask for less at a time.") { IsTransient = true };

    public static ContactCenterException Cut(string request, Exception? cause = null) =>
        new(ErrorKind.InvalidResponse, $"The answer to {request} was cut short. Try again later.", cause) { IsTransient = true };

    /// <summary>A body of null.</summary>
    /// <param name="request">The request, as it may be shown.</param>
    /// <param name="expected">What should have come, such as "a list is documented".</param>
    public static ContactCenterException Missing(string request, string expected) =>
        new(ErrorKind.InvalidResponse, $"The answer to {request} is null where {expected}. Try again later.") { IsTransient = true };

    public static ContactCenterException Invalid(string request, string what, Exception? cause = null) =>
        new(ErrorKind.InvalidResponse, $"The answer to {request} is not what it should be: {what}", cause);

    public static ContactCenterException Redirect(string request, string? target) =>
        new(ErrorKind.UnsafeRedirect, $"The tenant sent {request} on to {target ?? "nowhere"}; credentials go to the connected address alone. If that is the tenant's address now, connect to it.");

    public static ContactCenterException Closed(string tenant) =>
        new(ErrorKind.NotConnected, $"The connection '{tenant}' has been closed. Connect again.");

    // What the tenant says ends as it likes.
    private static string Sentence(string text)
    {
        string trimmed = text.TrimEnd();
        return trimmed.Length > 0 && ".!?…".IndexOf(trimmed[trimmed.Length - 1]) < 0 ? trimmed + "." : trimmed;
    }

    /// <summary>What an error's body says, where it is JSON as the sibling API sends it; else null.</summary>
    /// <param name="body">The body.</param>
    /// <param name="redact">Takes secrets out of a text; before it is shortened, since half a secret would not be found.</param>
    public static string? Message(Stream body, Func<string, string> redact)
    {
        if (body.Length > LongestErrorBody)
        {
            return null;
        }

        try
        {
            using var reader = new JsonTextReader(new StreamReader(body)) { MaxDepth = 32, DateParseHandling = DateParseHandling.None };
            if (reader.Read() && PlainJson.Read(reader) is PlainObject entries && reader.TokenType == JsonToken.EndObject)
            {
                foreach (string key in new[] { "message", "error", "errors" })
                {
                    if (entries.TryGetValue(key, out object? value) && value is not null)
                    {
                        string text = new(redact(PlainJson.ToText(value)).Select(c => char.IsControl(c) ? ' ' : c).ToArray());
                        return text.Length > LongestServerMessage ? text.Substring(0, LongestServerMessage) + "…" : text;
                    }
                }
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or OverflowException or ArgumentException)
        {
            // HTML from a proxy, or nothing: the status says enough.
        }

        return null;
    }

    /// <summary>Whether the connection was broken, and not just ended before all had come.</summary>
    public static bool IsReset(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a failure to send or to read is one of the connection, and not of this program.</summary>
    public static bool IsConnectionFailure(Exception exception) =>
        exception is HttpRequestException or IOException or WebException or SocketException or ObjectDisposedException;
}
