using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;

namespace ContactCenter.Sandbox.Serving;

/// <summary>HTTP on loopback: credentials, the rate limit, latency, faults and the log.</summary>
internal sealed class SandboxServer : IDisposable
{
    private readonly SandboxOptions _options;
    private readonly string _credentials;
    private readonly TimeSpan _begun;
    private readonly SandboxHandler _handler;
    private readonly HttpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private readonly object _lock = new();
    private readonly List<SandboxRequest> _requests = [];
    private readonly RateGate _gate;
    private readonly SeededRandom _jitter;
    private int _dataRequests;
    private int _running;
    private bool _disposed;

    private SandboxServer(SandboxOptions options, string token, HttpListener listener, Uri uri, SandboxHandler handler)
    {
        _options = options;
        _credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(options.UserName + ":" + token));
        _listener = listener;
        _handler = handler;
        _gate = new RateGate(options.RequestsPerSecond, options.NeighborRequestsPerSecond, (ulong)options.Seed ^ 0x2e19);
        _jitter = new SeededRandom((ulong)options.Seed ^ 0x1177);
        _begun = options.Clock.Elapsed;
        Uri = uri;

        // Off the caller's context, whatever that is.
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Uri { get; }

    public IReadOnlyList<SandboxRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Listens.</summary>
    /// <exception cref="InvalidOperationException">The port is taken or may not be used.</exception>
    public static SandboxServer Start(SandboxOptions options, string token, Func<Uri, SandboxHandler> handler)
    {
        for (int attempt = 1; ; attempt++)
        {
            int port = options.Port == 0 ? FreePort() : options.Port;
            var uri = new Uri("http://127.0.0.1:" + port.ToString(CultureInfo.InvariantCulture) + "/");
            var listener = new HttpListener { IgnoreWriteExceptions = true };
            try
            {
                listener.Prefixes.Add(uri.AbsoluteUri);
                listener.Start();
                return new SandboxServer(options, token, listener, uri, handler(uri));
            }
            catch (Exception e) when (e is HttpListenerException or SocketException)
            {
                listener.Close();

                // Somebody else may take a free port between the finding and the listening.
                if (options.Port != 0 || attempt == 20)
                {
                    throw new InvalidOperationException($"The sandbox can't listen on port {port}: {e.Message}", e);
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        // Answers that wait break off by themselves and end their connections; those that can't, because a client does not read, end with the listener.
        _stop.Cancel();
        AwaitAnswers(TimeSpan.FromSeconds(1));
        _listener.Close();
        _accepting.GetAwaiter().GetResult();
        AwaitAnswers(TimeSpan.FromSeconds(10));
        _stop.Dispose();
    }

    private void AwaitAnswers(TimeSpan limit)
    {
        TimeSpan end = SystemClock.Instance.Elapsed + limit;
        lock (_lock)
        {
            while (_running > 0 && SystemClock.Instance.Elapsed < end)
            {
                Monitor.Wait(_lock, limit);
            }
        }
    }

    private static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener is closed; else one connection went wrong, and the next may be good.
                if (!_listener.IsListening)
                {
                    return;
                }

                continue;
            }

            lock (_lock)
            {
                _running++;
            }

            // Up to the stamp it runs here, so that a busy pool can't delay the stamp; the rest runs on the pool.
            _ = RunAsync(context);
        }
    }

    private async Task RunAsync(HttpListenerContext context)
    {
        try
        {
            await HandleAsync(context).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client has gone, or the sandbox stops; whatever else it was, the client learns of it by the broken connection.
            Abort(context);
        }
        finally
        {
            lock (_lock)
            {
                _running--;
                Monitor.PulseAll(_lock);
            }
        }
    }

    private async Task HandleAsync(HttpListenerContext context)
    {
        _stop.Token.ThrowIfCancellationRequested();
        if (_options.JitterBeforeStamp > TimeSpan.Zero)
        {
            double share;
            lock (_lock)
            {
                share = _jitter.NextDouble();
            }

            await _options.Clock.DelayAsync(TimeSpan.FromTicks((long)(_options.JitterBeforeStamp.Ticks * share)), _stop.Token).ConfigureAwait(false);
        }

        Ticket ticket = Stamp(context.Request);
        foreach (KeyValuePair<string, string> header in ticket.Limits)
        {
            context.Response.AddHeader(header.Key, header.Value);
        }

        if (_options.Latency > TimeSpan.Zero)
        {
            await _options.Clock.DelayAsync(_options.Latency, _stop.Token).ConfigureAwait(false);
        }

        await Task.Yield();

        string method = context.Request.HttpMethod;
        string target = ticket.Entry.PathAndQuery;
        if (ticket.Refusal is { } refusal)
        {
            await SendAsync(context, ticket.Entry, refusal).ConfigureAwait(false);
            return;
        }

        if (ticket.DataNumber > 0)
        {
            _handler.Prepare(ticket.DataNumber, target);
        }

        if (ticket.Fault is { } fault)
        {
            await FailAsync(context, ticket.Entry, fault).ConfigureAwait(false);
        }
        else
        {
            await SendAsync(context, ticket.Entry, _handler.Answer(method, target)).ConfigureAwait(false);
        }
    }

    private Ticket Stamp(HttpListenerRequest request)
    {
        string method = request.HttpMethod;
        string target = request.RawUrl ?? "/";
        string? authorization = request.Headers["Authorization"];
        string[] names = request.Headers.AllKeys!;
        lock (_lock)
        {
            TimeSpan arrived = _options.Clock.Elapsed - _begun;
            var entry = new SandboxRequest(_requests.Count + 1, method, target, arrived, authorization is not null, names);
            _requests.Add(entry);
            if (!IsRight(authorization))
            {
                return new Ticket(entry, SandboxReply.Message(401, "Unauthorized").With("WWW-Authenticate", "Basic realm=\"sandbox\""), 0, null);
            }

            if (!_gate.Admit(arrived, out TimeSpan wait))
            {
                return new Ticket(entry, Refusal(wait, _options.RetryAfterForm), 0, null) { Limits = Limits(arrived) };
            }

            entry.IsAdmitted = true;
            if (!SandboxHandler.IsForData(method, target))
            {
                return new Ticket(entry, null, 0, null) { Limits = Limits(arrived) };
            }

            int number = ++_dataRequests;
            foreach (SandboxFault fault in _options.Faults)
            {
                if (fault.Hits(number))
                {
                    return new Ticket(entry, null, number, fault) { Limits = Limits(arrived) };
                }
            }

            return new Ticket(entry, null, number, null) { Limits = Limits(arrived) };
        }
    }

    private List<KeyValuePair<string, string>> Limits(TimeSpan now)
    {
        var headers = new List<KeyValuePair<string, string>>();
        if (_options.RateLimitHeaders && _gate.Interval > TimeSpan.Zero)
        {
            (int remaining, TimeSpan reset) = _gate.Left(now);
            string quota = _gate.Quota.ToString(CultureInfo.InvariantCulture);
            headers.Add(new("X-RateLimit-Limit", $"{quota}, {quota};w={Seconds(_gate.Window)}"));
            headers.Add(new("X-RateLimit-Remaining", remaining.ToString(CultureInfo.InvariantCulture)));
            headers.Add(new("X-RateLimit-Reset", Seconds(reset)));
        }

        return headers;
    }

    private static string Seconds(TimeSpan time) => Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private bool IsRight(string? authorization) =>
        authorization?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) == true && authorization.Substring(6).Trim() == _credentials;

    private SandboxReply Refusal(TimeSpan wait, RetryAfterForm form)
    {
        var reply = SandboxReply.Message(429, "Too many requests");
        return form switch
        {
            RetryAfterForm.Seconds => reply.With("Retry-After", Seconds(wait)),
            RetryAfterForm.Date => reply.With("Retry-After", WholeSecond(_options.Clock.UtcNow + wait).ToString("R", CultureInfo.InvariantCulture)),
            _ => reply,
        };
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset time) =>
        time.AddTicks((TimeSpan.TicksPerSecond - (time.Ticks % TimeSpan.TicksPerSecond)) % TimeSpan.TicksPerSecond);

    private async Task FailAsync(HttpListenerContext context, SandboxRequest entry, SandboxFault fault)
    {
        string target = entry.PathAndQuery;
        switch (fault.Kind)
        {
            case SandboxFaultKind.Reset:
                Abort(context);
                return;
            case SandboxFaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token).ConfigureAwait(false);
                return;
            case SandboxFaultKind.Cut:
                await SendCutAsync(context, entry, _handler.Answer(entry.Method, target)).ConfigureAwait(false);
                return;
            case SandboxFaultKind.Drip:
                await SendSlowlyAsync(context, entry, _handler.Answer(entry.Method, target)).ConfigureAwait(false);
                return;
            case SandboxFaultKind.CutJson:
                SandboxReply whole = _handler.Answer(entry.Method, target);
                byte[] half = new byte[whole.Body.Length / 2];
                Array.Copy(whole.Body, half, half.Length);
                await SendAsync(context, entry, whole.WithBody(half)).ConfigureAwait(false);
                return;
            default:
                await SendAsync(context, entry, FaultReply(fault, target)).ConfigureAwait(false);
                return;
        }
    }

    private SandboxReply FaultReply(SandboxFault fault, string target) => fault.Kind switch
    {
        SandboxFaultKind.Refused => Refusal(_gate.Interval, RetryAfterForm.Seconds),
        SandboxFaultKind.RefusedWithDate => Refusal(_gate.Interval, RetryAfterForm.Date),
        SandboxFaultKind.RefusedBare => Refusal(_gate.Interval, RetryAfterForm.None),
        SandboxFaultKind.Html => SandboxReply.Html(200),
        SandboxFaultKind.HtmlError => SandboxReply.Html(500),
        SandboxFaultKind.Empty => SandboxReply.Text(string.Empty),
        SandboxFaultKind.Null => SandboxReply.Text("null"),
        SandboxFaultKind.Garbage => SandboxReply.Text("}\u0000{[\"garbage\":]]"),
        SandboxFaultKind.WrongType or SandboxFaultKind.NoId => _handler.Answer("GET", target, fault.Kind),
        SandboxFaultKind.Redirect => Redirection(Uri, target),
        SandboxFaultKind.RedirectAway => Redirection(_options.RedirectAwayTo, target),
        _ => StatusReply(fault.Status),
    };

    private SandboxReply StatusReply(int status) => status switch
    {
        401 => SandboxReply.Message(401, "Unauthorized").With("WWW-Authenticate", "Basic realm=\"sandbox\""),
        404 when _options.NotFoundBody is { } body => new SandboxReply { Status = 404, Body = Encoding.UTF8.GetBytes(body) },
        500 => SandboxReply.Message(500, "Internal Error"),
        _ => SandboxReply.Message(status, "The sandbox was told to fail"),
    };

    private static SandboxReply Redirection(Uri origin, string target) =>
        SandboxReply.Message(302, "Found").With("Location", origin.GetLeftPart(UriPartial.Authority) + target);

    private async Task SendAsync(HttpListenerContext context, SandboxRequest entry, SandboxReply reply)
    {
        byte[] body = Start(context, entry, reply);
        if (context.Request.HttpMethod != "HEAD")
        {
            await context.Response.OutputStream.WriteAsync(body, 0, body.Length, _stop.Token).ConfigureAwait(false);
        }

        context.Response.Close();
    }

    private async Task SendCutAsync(HttpListenerContext context, SandboxRequest entry, SandboxReply reply)
    {
        byte[] body = Start(context, entry, reply);
        Stream stream = context.Response.OutputStream;
        await stream.WriteAsync(body, 0, body.Length / 2, _stop.Token).ConfigureAwait(false);
        await stream.FlushAsync(_stop.Token).ConfigureAwait(false);
        context.Response.Abort();
    }

    private async Task SendSlowlyAsync(HttpListenerContext context, SandboxRequest entry, SandboxReply reply)
    {
        byte[] body = Start(context, entry, reply);
        Stream stream = context.Response.OutputStream;
        int step = Math.Max(1, (body.Length + 49) / 50);
        for (int sent = 0; sent < body.Length; sent += step)
        {
            await _options.Clock.DelayAsync(_options.DripInterval, _stop.Token).ConfigureAwait(false);
            await stream.WriteAsync(body, sent, Math.Min(step, body.Length - sent), _stop.Token).ConfigureAwait(false);
            await stream.FlushAsync(_stop.Token).ConfigureAwait(false);
        }

        context.Response.Close();
    }

    /// <summary>Sets status and headers; nothing is sent yet.</summary>
    private byte[] Start(HttpListenerContext context, SandboxRequest entry, SandboxReply reply)
    {
        HttpListenerResponse response = context.Response;

        // Before anything is sent, so that a client that has its answer finds it in the log.
        entry.Status = reply.Status;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        foreach (KeyValuePair<string, string> header in reply.Headers)
        {
            response.AddHeader(header.Key, header.Value);
        }

        byte[] body = reply.Body;
        if (_options.SendGzip && body.Length > 0 && context.Request.Headers["Accept-Encoding"]?.IndexOf("gzip", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            body = Compress(body);
            response.AddHeader("Content-Encoding", "gzip");
        }

        response.ContentLength64 = context.Request.HttpMethod == "HEAD" ? 0 : body.Length;
        return body;
    }

    private static byte[] Compress(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body, 0, body.Length);
        }

        return target.ToArray();
    }

    private static void Abort(HttpListenerContext context)
    {
        try
        {
            ConnectionBreaker.Break(context);
            context.Response.Abort();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException or SocketException)
        {
            // It is gone already.
        }
    }

    /// <summary>What becomes of a request: refused at once, or let through, as the nth for data or as another one, with a fault or without.</summary>
    private sealed record Ticket(SandboxRequest Entry, SandboxReply? Refusal, int DataNumber, SandboxFault? Fault)
    {
        /// <summary>What the answer says of the limit.</summary>
        public IReadOnlyList<KeyValuePair<string, string>> Limits { get; init; } = [];
    }
}
