using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;
using Polly;

namespace ContactCenter.Http;

/// <summary>Sends requests: only GET, only to the connected origin, on the pace, and again where that makes sense.</summary>
internal sealed class ApiClient : IDisposable
{
    private const int MostRedirects = 5;
    private static readonly TimeSpan SaidAloud = TimeSpan.FromSeconds(10);
    private static readonly bool IsNetFramework = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private readonly string _name;
    private readonly Uri _baseUri;
    private readonly Credential _credential;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _timeout;
    private readonly Pacer _pacer;
    private readonly IClock _clock;
    private readonly HttpClient _http;
    private readonly Connections _connections;
    private readonly ProxyRoute _proxy;
    private readonly CancellationTokenSource _closed = new();
    private readonly Random _random = new();
    private long _requestCount;
    private long _retryCount;
    private long _paceWaitTicks;
    private volatile bool _hasSucceeded;
    private int _isTrimmingSaid;

    public ApiClient(string name, Uri baseUri, Credential credential, TimeSpan interval, TimeSpan timeout, IWebProxy? proxy, Pacer pacer, IClock clock)
    {
        _name = name;
        _baseUri = baseUri;
        _credential = credential;
        _interval = interval;
        _timeout = timeout;
        _pacer = pacer;
        _clock = clock;
        _connections = new Connections(clock);
        _proxy = new ProxyRoute(proxy, baseUri);
        _http = new HttpClient(NewHandler(proxy, baseUri)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("ContactCenter", typeof(ApiClient).Assembly.GetName().Version?.ToString(3)));
    }

    public long RequestCount => Interlocked.Read(ref _requestCount);

    public long RetryCount => Interlocked.Read(ref _retryCount);

    public TimeSpan PaceWait => TimeSpan.FromTicks(Interlocked.Read(ref _paceWaitTicks));

    public bool IsOpen => !_closed.IsCancellationRequested;

    /// <summary>Sends a request until it is answered, and reads the answer.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="read">Reads the answer; a transient error of it makes the request be tried again.</param>
    /// <param name="rules">What is tried again.</param>
    /// <param name="log">Takes a line for each attempt.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ContactCenterException">There is no answer to be had.</exception>
    public async Task<T> GetAsync<T>(ApiRequest request, Func<ApiResponse, T> read, RetryRules rules, IReadLog log, CancellationToken cancellationToken)
    {
        if (request.PathAndQuery.Length > ApiRequest.LongestAddress)
        {
            throw new ContactCenterException(ErrorKind.InvalidArgument, $"The filters make an address of {request.PathAndQuery.Length} characters for {request}; {ApiRequest.LongestAddress} are possible. Give fewer values at a time.");
        }

        var attempts = new Attempts();
        TimeSpan begun = _clock.Elapsed;
        AsyncPolicy failures = Policy
            .Handle<ContactCenterException>(e => e.IsTransient && e.Kind != ErrorKind.RateLimited
                && (rules.RetryConnections || e.Kind is not (ErrorKind.ConnectionFailed or ErrorKind.Timeout)))
            .RetryAsync(rules.MaximumRetryCount, (e, attempt) => WaitAsync((ContactCenterException)e, rules.Wait(attempt, Chance()), attempts, log, cancellationToken));
        AsyncPolicy refusals = Policy
            .Handle<ContactCenterException>(e => e.IsTransient && e.Kind == ErrorKind.RateLimited)
            .RetryForeverAsync((Exception e, int _) => PauseAsync((ContactCenterException)e, rules, attempts, log));
        try
        {
            return await failures.WrapAsync(refusals).ExecuteAsync(
                async token =>
                {
                    attempts.Count++;
                    try
                    {
                        return await AttemptAsync(request, attempts.Count > 1, read, log, token).ConfigureAwait(false);
                    }
                    catch (ContactCenterException e) when (e.Kind != ErrorKind.RateLimited && e.RetryAfter > rules.RateLimitTimeout)
                    {
                        // A tenant that wants to be left alone for so long will not answer this command.
                        throw ApiErrors.WaitTooLong(e, rules.RateLimitTimeout);
                    }
                    catch (ContactCenterException e) when (e.Kind == ErrorKind.RateLimited)
                    {
                        TimeSpan since = _pacer.LastAdmitted is TimeSpan admitted && admitted > begun ? admitted : begun;
                        attempts.Remaining = rules.RateLimitTimeout - (_clock.Elapsed - since);
                        e.IsTransient = attempts.Remaining > TimeSpan.Zero && (e.RetryAfter ?? TimeSpan.Zero) <= attempts.Remaining;
                        throw e.RetryAfter > rules.RateLimitTimeout ? ApiErrors.WaitTooLong(e, rules.RateLimitTimeout) : e;
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (e.IsTransient && attempts.Count > 1)
        {
            throw new ContactCenterException(e.Kind, $"{e.Message} (Tried {attempts.Count} times.)", e.InnerException) { StatusCode = e.StatusCode };
        }
    }

    public void Dispose()
    {
        _closed.Cancel();
        _http.Dispose();
        _credential.Dispose();
    }

    private static HttpClientHandler NewHandler(IWebProxy? proxy, Uri baseUri)
    {
        const SslProtocols Tls13 = (SslProtocols)12288;
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,

            // On .NET Framework a read is stopped by closing the answer under it. A decompressor that is closed while it is at work takes the whole process down.
            AutomaticDecompression = IsNetFramework ? DecompressionMethods.None : DecompressionMethods.GZip | DecompressionMethods.Deflate,
            CheckCertificateRevocationList = false,
            MaxConnectionsPerServer = 16,

            // .NET Framework refuses a combination that its Windows does not know.
            SslProtocols = IsNetFramework ? SslProtocols.Tls12 : SslProtocols.Tls12 | Tls13,
            UseCookies = false,
            UseDefaultCredentials = false,
        };
        if (proxy is not null)
        {
            handler.Proxy = proxy;
            handler.UseProxy = true;
        }
        else if (baseUri.IsLoopback)
        {
            // A proxy from the environment would take the name of this machine for its own.
            handler.UseProxy = false;
        }

        return handler;
    }

    private async Task<T> AttemptAsync<T>(ApiRequest request, bool isRetry, Func<ApiResponse, T> read, IReadLog log, CancellationToken cancellationToken)
    {
        var uri = new Uri(_baseUri, request.PathAndQuery);
        for (int redirects = 0; ; redirects++)
        {
            (T? result, Uri? next) = await SendAsync(uri, request, isRetry && redirects == 0, read, log, cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                return result!;
            }

            if (redirects == MostRedirects)
            {
                throw ApiErrors.Invalid(request.ToString(), $"it was sent on {MostRedirects} times without an end.");
            }

            uri = next;
        }
    }

    private async Task<(T? Result, Uri? Next)> SendAsync<T>(Uri uri, ApiRequest request, bool isRetry, Func<ApiResponse, T> read, IReadLog log, CancellationToken cancellationToken)
    {
        string shown = request.ToString();
        if (!IsOpen)
        {
            throw ApiErrors.Closed(_name);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        try
        {
            Pacer.Slot slot = await TakeSlotAsync(log, stop.Token).ConfigureAwait(false);
            using HttpRequestMessage message = NewMessage(uri);
            using var body = new BodyBuffer();
            using Answer answer = await ReceiveAsync(message, slot, body, isRetry, shown, log, stop).ConfigureAwait(false);
            HttpResponseMessage response = answer.Response;
            int status = (int)response.StatusCode;
            RateLimitHeaders limits = RateLimitHeaders.Read(response, _clock.UtcNow);
            if (status == 429 || (status == 403 && limits.HasRetryAfter))
            {
                slot.Refused();
                throw Failed(status, uri, request, body, limits, isRefusal: true);
            }

            if (status == 407 && _proxy.Find() is string proxy)
            {
                throw ApiErrors.Proxy(status, shown, _baseUri, proxy);
            }

            slot.Admitted();
            HoldBack(limits, log);
            if (status is >= 300 and < 400 && response.Headers.Contains("Location"))
            {
                return (default, RedirectTarget(response, uri, shown));
            }

            if (status is < 200 or >= 300 || (body.Length == 0 && status != 200))
            {
                throw Failed(status, uri, request, body, limits, isRefusal: false);
            }

            T result = Understand(read, Describe(response, body, shown, answer.RoundTrip), response, body, request, uri);
            _hasSucceeded = true;
            return (result, null);
        }
        catch (Exception e) when (e is OperationCanceledException || (stop.IsCancellationRequested && ApiErrors.IsConnectionFailure(e)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw IsOpen ? ApiErrors.TimedOut(shown, _timeout) : ApiErrors.Closed(_name);
        }
        catch (Exception e) when (ApiErrors.IsConnectionFailure(e) || (e is NotSupportedException && _proxy.Find() is not null))
        {
            throw IsOpen ? Broken(e, shown) : ApiErrors.Closed(_name);
        }
    }

    private async Task<Pacer.Slot> TakeSlotAsync(IReadLog log, CancellationToken cancellationToken)
    {
        TimeSpan asked = _clock.Elapsed;
        Pacer.Slot slot = await _pacer.TakeAsync(_interval, () => !_connections.TakeIdle(), cancellationToken).ConfigureAwait(false);
        Interlocked.Add(ref _paceWaitTicks, (_clock.Elapsed - asked).Ticks);
        if (_pacer.TakeNote() is PaceNote note)
        {
            Say(log, note.IsWarning, note.Text);
        }

        if (_credential.WasTrimmed && Interlocked.Exchange(ref _isTrimmingSaid, 1) == 0)
        {
            Say(log, isWarning: false, "white space around the token was left out.");
        }

        return slot;
    }

    private HttpRequestMessage NewMessage(Uri uri)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, uri);
        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", _credential.ToBasic());

        // Without a body, .NET sends a request up to three times more by itself, at once, when the connection is closed before the answer:
        // no pace, and no bound
        // of this client, would count. An empty body keeps it from that. .NET Framework takes no body for GET.
        message.Content = IsNetFramework ? null : new ByteArrayContent([]);
        return message;
    }

    private async Task<Answer> ReceiveAsync(
        HttpRequestMessage message, Pacer.Slot slot, BodyBuffer body, bool isRetry, string shown, IReadLog log, CancellationTokenSource stop)
    {
        long number = Interlocked.Increment(ref _requestCount);
        if (isRetry)
        {
            Interlocked.Increment(ref _retryCount);
        }

        string outcome = "no answer";
        slot.Started();
        TimeSpan started = _clock.Elapsed;
        HttpResponseMessage? response = null;
        bool isWhole = false;
        try
        {
            _clock.CancelAfter(stop, _timeout);
            response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);
            slot.Answered();
            outcome = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);

            // .NET Framework does not stop reading a body when its token is cancelled. .NET does, and must not be helped: see
            // AutomaticDecompression.
            using CancellationTokenRegistration abort = IsNetFramework ? stop.Token.Register(response.Dispose) : default;
            await FillAsync(body, response, shown, stop.Token).ConfigureAwait(false);
            if (response.Headers.ConnectionClose != true)
            {
                _connections.Return();
            }

            outcome = $"{outcome}, {body.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes";
            isWhole = true;
            return new Answer(response, _clock.Elapsed - started);
        }
        finally
        {
            slot.Answered();
            if (!isWhole)
            {
                response?.Dispose();
            }

            double seconds = (_clock.Elapsed - started).TotalSeconds;
            log.Verbose($"{_name}: {shown}: {outcome}, {seconds.ToString("0.000", CultureInfo.InvariantCulture)} s, request {number.ToString(CultureInfo.InvariantCulture)}");
        }
    }

    // What stands in the API's place for a while (a page for maintenance, an error as an answer) passes like a failure of the server, where
    // the API has been there before.
    private T Understand<T>(Func<ApiResponse, T> read, ApiResponse described, HttpResponseMessage response, BodyBuffer body, ApiRequest request, Uri uri)
    {
        int status = (int)response.StatusCode;
        if (BodyTrouble.ErrorOnly(body) is string error)
        {
            throw Passing(ApiErrors.ErrorAsAnswer(status, described.Request, ApiErrors.Shown(error, text => Redact(text, request))));
        }

        try
        {
            return read(described);
        }
        catch (ContactCenterException e) when (e.Kind == ErrorKind.InvalidResponse && BodyTrouble.Encoding(response, body) is string trouble)
        {
            throw Passing(ApiErrors.Invalid(described.Request, trouble + ". A proxy may be changing responses: connect past it, or ask its administrator."));
        }
        catch (ContactCenterException e) when (e.Kind == ErrorKind.InvalidResponse && !e.IsTransient && BodyTrouble.Message(body) is string said)
        {
            throw Passing(new ContactCenterException(e.Kind, e.Message + ApiErrors.Said(ApiErrors.Shown(said, text => Redact(text, request))), e.InnerException));
        }
        catch (ContactCenterException e) when (e.Kind == ErrorKind.InvalidResponse && !e.IsTransient && BodyTrouble.IsForeign(body))
        {
            string path = Redact(uri.AbsolutePath, request);
            bool isElsewhere = uri.PathAndQuery != new Uri(_baseUri, request.PathAndQuery).PathAndQuery;
            throw Passing(isElsewhere ? new ContactCenterException(e.Kind, $"{e.Message} The request was redirected to {path}.", e.InnerException) : e);
        }
    }

    private ContactCenterException Passing(ContactCenterException error)
    {
        error.IsTransient = _hasSucceeded;
        return error;
    }

    private ContactCenterException Broken(Exception failure, string shown) => _proxy.Find() is string proxy
        ? ApiErrors.Proxy(failure, shown, _baseUri, proxy)
        : ApiErrors.Connection(failure, WithoutSecret(failure), shown, _baseUri);

    // The tenant says that it will admit no request for a while.
    private void HoldBack(RateLimitHeaders limits, IReadLog log)
    {
        if (limits.NoneLeftFor(_interval) is TimeSpan wait)
        {
            _pacer.Pause(wait);
            Say(log, wait > SaidAloud, $"the tenant admits no request for {wait.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, so the next one waits.");
        }
    }

    private async Task FillAsync(BodyBuffer body, HttpResponseMessage response, string shown, CancellationToken cancellationToken)
    {
        try
        {
            using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            await body.FillAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e) when (body.Length > BodyBuffer.LargestBody)
        {
            throw ApiErrors.Invalid(shown, $"it is {e.Message}.", e);
        }
        catch (InvalidDataException e)
        {
            throw ApiErrors.NotDecompressed(shown, WithoutSecret(e));
        }
        catch (Exception e) when (e is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            // A reset overtakes what was sent before it, so that it would be chance whether it is found before the body or in it.
            throw ApiErrors.IsReset(e) ? Broken(e, shown) : ApiErrors.Cut(shown, WithoutSecret(e));
        }
    }

    private Uri RedirectTarget(HttpResponseMessage response, Uri uri, string shown)
    {
        Uri? target = response.Headers.Location;
        if (target is not null && !target.IsAbsoluteUri)
        {
            _ = Uri.TryCreate(uri, target, out target);
        }

        return target is not null && IsOnOrigin(target, _baseUri)
            ? target
            : throw ApiErrors.Redirect(shown, target is null ? null : _credential.Redact(target.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)));
    }

    /// <summary>Whether credentials for one address may go to another: scheme, host and port have to be the same.</summary>
    internal static bool IsOnOrigin(Uri target, Uri origin) =>
        Uri.Compare(target, origin, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static ApiResponse Describe(HttpResponseMessage response, BodyBuffer body, string shown, TimeSpan roundTrip)
    {
        var described = new ApiResponse(body, shown)
        {
            RoundTrip = roundTrip,
            Total = Number(response, "Total"),
            PerPage = Number(response, "Per-Page") is > 0 and <= int.MaxValue and long size ? (int)size : null,
        };
        if (response.Headers.TryGetValues("Link", out var links))
        {
            (described.HasNext, described.LastPage) = LinkHeader.Read(links);
        }

        return described;
    }

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private ContactCenterException Failed(int status, Uri uri, ApiRequest request, BodyBuffer body, RateLimitHeaders limits, bool isRefusal)
    {
        // Servers like to quote what they were sent.
        string? said = BodyTrouble.Message(body) is string text ? ApiErrors.Shown(text, plain => Redact(plain, request)) : null;
        ContactCenterException error = ApiErrors.Status(status, request.ToString(), said, uri.Query.Contains("sort_column="), isRefusal);
        error.RetryAfter = isRefusal ? limits.RefusedFor : limits.RetryAfter;
        error.IsTransient |= status == 401 && _hasSucceeded;
        return error;
    }

    private string Redact(string text, ApiRequest request) => request.Redact(_credential.Redact(text));

    // The HTTP stack quotes a line that it can't read, where a server can put what it was sent, and the address of a proxy, with its user
    // and password.
    private Exception? WithoutSecret(Exception cause)
    {
        string text = cause.ToString();
        return _proxy.Find() is null && _credential.Redact(text) == text ? cause : null;
    }

    private async Task WaitAsync(ContactCenterException failure, TimeSpan wait, Attempts attempts, IReadLog log, CancellationToken cancellationToken)
    {
        if (failure.RetryAfter > wait)
        {
            wait = failure.RetryAfter.Value;
        }

        SayRetry(failure, wait, attempts, log);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        try
        {
            await _clock.DelayAsync(wait, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw ApiErrors.Closed(_name);
        }
    }

    // The whole tenant is to be left alone, so it is the pace that waits.
    private Task PauseAsync(ContactCenterException refusal, RetryRules rules, Attempts attempts, IReadLog log)
    {
        // The last attempt is made when the time for refusals is over, and not left out.
        TimeSpan wait = rules.Pause(Math.Max(1, _pacer.Refusals), refusal.RetryAfter, Chance());
        wait = wait > attempts.Remaining ? attempts.Remaining : wait;
        wait = refusal.RetryAfter is null && wait < _interval ? _interval : wait;
        _pacer.Pause(wait);
        SayRetry(refusal, wait, attempts, log);
        return Task.CompletedTask;
    }

    // A wait is said aloud that is long, or with which a request takes long: nobody should look at nothing for more than 10 seconds.
    private void SayRetry(ContactCenterException failure, TimeSpan wait, Attempts attempts, IReadLog log)
    {
        TimeSpan now = _clock.Elapsed;
        attempts.FirstFailure ??= now;
        bool isWarning = wait > SaidAloud || (!attempts.IsSaidAloud && now + wait + _interval - attempts.FirstFailure > SaidAloud);
        attempts.IsSaidAloud |= isWarning;
        Say(log, isWarning, $"trying again in {wait.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s. {failure.Message}");
    }

    private void Say(IReadLog log, bool isWarning, string text)
    {
        string line = $"{_name}: {text}";
        if (isWarning)
        {
            log.Warning(line);
        }
        else
        {
            log.Verbose(line);
        }
    }

    private double Chance()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }

    /// <summary>A response whose body has been read.</summary>
    private sealed class Answer(HttpResponseMessage response, TimeSpan roundTrip) : IDisposable
    {
        public HttpResponseMessage Response => response;

        /// <summary>From the request to the end of its answer.</summary>
        public TimeSpan RoundTrip => roundTrip;

        public void Dispose() => response.Dispose();
    }

    /// <summary>The attempts at one request.</summary>
    private sealed class Attempts
    {
        public int Count { get; set; }

        /// <summary>When the first of them failed; null before.</summary>
        public TimeSpan? FirstFailure { get; set; }

        public bool IsSaidAloud { get; set; }

        /// <summary>How much longer refusals for the rate limit are accepted.</summary>
        public TimeSpan Remaining { get; set; }
    }
}
