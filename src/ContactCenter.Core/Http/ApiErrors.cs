using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ContactCenter.Http;

/// <summary>The errors that requests end in, and what they say.</summary>
internal static class ApiErrors
{
    private const int LongestServerMessage = 300;

    /// <summary>A response that is not an answer, by its status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="request">The request, as it may be shown.</param>
    /// <param name="serverMessage">What the tenant says, as it may be shown; or null.</param>
    /// <param name="isSorted">Whether a sort column was sent.</param>
    /// <param name="isRefusal">Whether it is one for the rate limit, whatever its status.</param>
    public static ContactCenterException Status(int status, string request, string? serverMessage, bool isSorted, bool isRefusal)
    {
        string said = Said(serverMessage);
        (ErrorKind kind, bool transient, string text) = status switch
        {
            _ when isRefusal => (ErrorKind.RateLimited, true, $"The tenant refused {request} for its rate limit ({status}). Find out what else uses the tenant's requests, or lower the rate of this connection."),
            < 300 or 304 => (ErrorKind.InvalidResponse, true, $"The answer to {request} has no body ({status}). Try again later."),
            < 400 => (ErrorKind.InvalidResponse, false, $"The tenant redirected {request} ({status}), and the response has no Location header. Check the tenant's address."),
            401 => (ErrorKind.Unauthorized, false, Unauthorized(request)),
            403 => (ErrorKind.Forbidden, false, $"The tenant does not allow {request} with these credentials (403). Ask its administrator."),
            404 => (ErrorKind.NotFound, false, $"The tenant has nothing at {request} (404). Check the id, and the tenant's address."),
            408 => (ErrorKind.Timeout, true, $"The tenant gave up waiting for {request} (408). Try again later."),
            >= 400 and < 500 => (ErrorKind.InvalidRequest, false, $"The tenant refuses {request} ({status}). Check the filters{(isSorted ? " and the sort column" : string.Empty)}."),
            _ => (ErrorKind.ServerError, true, $"The tenant failed to answer {request} ({status}). Try again later."),
        };
        return new ContactCenterException(kind, text + said) { StatusCode = status, IsTransient = transient };
    }

    private static string Unauthorized(string request) =>
        $"The tenant does not accept the user name and the token (401, {request}). The user name is the subdomain, the company key or the credential's name, or empty: "
        + "use the form that was issued with the token (Settings > Developer Settings > API Credentials), and connect again.";

    /// <summary>The same error, where the tenant asks for a longer wait than the connection allows.</summary>
    public static ContactCenterException WaitTooLong(ContactCenterException error, TimeSpan limit) => new(
        error.Kind,
        $"{error.Message} It asks to wait {Seconds(error.RetryAfter!.Value)} s, which is longer than this connection waits ({Seconds(limit)} s).",
        error.InnerException) { StatusCode = error.StatusCode };

    /// <summary>
    /// A failure of a connection that goes through a proxy. The cause is left out: it can quote the proxy's address, with its user and
    /// password.
    /// </summary>
    public static ContactCenterException Proxy(Exception failure, string request, Uri origin, string proxy)
    {
        string host = origin.GetLeftPart(UriPartial.Authority);
        if (ProxyStatus.Of(failure) is int status)
        {
            return Proxy(status, request, origin, proxy);
        }

        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case AuthenticationException:
                    return new(ErrorKind.ConnectionFailed, $"No secure connection to {host} could be made through the proxy {proxy} for {request}: the certificate or TLS version is not accepted. Check the address, and whether the proxy replaces certificates.");
                case SocketException socket:
                    return new(ErrorKind.ConnectionFailed, $"No connection to the proxy {proxy} for {request}: {socket.SocketErrorCode}. Check the proxy's address and the network.") { IsTransient = true };
                case NotSupportedException:
                    return new(ErrorKind.ConnectionFailed, $"The proxy {proxy} is of a kind that this version of .NET does not support. Specify an address that begins with http://.");
            }
        }

        return new(ErrorKind.ConnectionFailed, $"The connection to {host} through the proxy {proxy} broke during {request}. Check the network and the proxy, and try again.") { IsTransient = true };
    }

    /// <summary>A proxy that answers with a status in place of the tenant.</summary>
    public static ContactCenterException Proxy(int status, string request, Uri origin, string proxy)
    {
        string what = status switch
        {
            407 => "does not accept the user name and the password, or requires them. Check the proxy's credentials.",
            403 => "does not allow it. Ask its administrator.",
            _ => "failed. Check the proxy, and the tenant's address.",
        };
        return new(ErrorKind.ConnectionFailed, $"The proxy {proxy} did not connect {request} to {origin.GetLeftPart(UriPartial.Authority)} ({status}): it {what}")
        {
            StatusCode = status,
            IsTransient = status is 408 or 429 or >= 500,
        };
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
        new(ErrorKind.Timeout, $"{request} was not answered within {Seconds(timeout)} s. Allow more time, or ask for less at a time.") { IsTransient = true };

    /// <summary>A body that can't be decompressed.</summary>
    public static ContactCenterException NotDecompressed(string request, Exception? cause) => new(
        ErrorKind.InvalidResponse, $"The answer to {request} can't be decompressed: its body is not what its Content-Encoding header says, or was cut short. Try again later.", cause) { IsTransient = true };

    /// <summary>A response with a good status that is an error of the tenant.</summary>
    public static ContactCenterException ErrorAsAnswer(int status, string request, string said) =>
        new(ErrorKind.InvalidResponse, $"The answer to {request} is an error, in spite of its status ({status}).{Said(said)}");

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

    /// <summary>A sentence with what the tenant says; empty if it says nothing.</summary>
    public static string Said(string? serverMessage) => string.IsNullOrEmpty(serverMessage) ? string.Empty : $" The tenant said: {Sentence(serverMessage!)}";

    /// <summary>What the tenant says, as it may be shown.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="redact">Takes secrets out of a text; before it is shortened, since half a secret would not be found.</param>
    public static string Shown(string text, Func<string, string> redact)
    {
        string plain = new(redact(text).Select(c => char.IsControl(c) ? ' ' : c).ToArray());
        return plain.Length > LongestServerMessage ? plain.Substring(0, LongestServerMessage) + "…" : plain;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    // What the tenant says ends as it likes.
    private static string Sentence(string text)
    {
        string trimmed = text.TrimEnd();
        return trimmed.Length > 0 && ".!?…".IndexOf(trimmed[trimmed.Length - 1]) < 0 ? trimmed + "." : trimmed;
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
