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
    private readonly CancellationTokenSource _closed = new();
    private readonly Random _random = new();
    private long _requestCount;
    private long _retryCount;
    private long _paceWaitTicks;

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

        int attempts = 0;
        TimeSpan begun = _clock.Elapsed;
        AsyncPolicy failures = Policy
            .Handle<ContactCenterException>(e => e.IsTransient && e.Kind != ErrorKind.RateLimited
                && (rules.RetryConnections || e.Kind is not (ErrorKind.ConnectionFailed or ErrorKind.Timeout)))
            .RetryAsync(rules.MaximumRetryCount, (e, attempt) => WaitAsync((ContactCenterException)e, rules.Wait(attempt, Chance()), log, cancellationToken));
        AsyncPolicy refusals = Policy
            .Handle<ContactCenterException>(e => e.IsTransient && e.Kind == ErrorKind.RateLimited)
            .RetryForeverAsync((e, attempt) => PauseAsync((ContactCenterException)e, rules.Wait(attempt, Chance()), log));
        try
        {
            return await failures.WrapAsync(refusals).ExecuteAsync(
                async token =>
                {
                    attempts++;
                    try
                    {
                        return await AttemptAsync(request, attempts > 1, read, log, token).ConfigureAwait(false);
                    }
                    catch (ContactCenterException e) when (e.Kind != ErrorKind.RateLimited && e.RetryAfter > rules.RateLimitTimeout)
                    {
                        // A tenant that wants to be left alone for so long will not answer this command.
                        e.IsTransient = false;
                        throw;
                    }
                    catch (ContactCenterException e) when (e.Kind == ErrorKind.RateLimited)
                    {
                        TimeSpan since = _pacer.LastAdmitted is TimeSpan admitted && admitted > begun ? admitted : begun;
                        e.IsTransient = _clock.Elapsed + (e.RetryAfter ?? TimeSpan.Zero) - since <= rules.RateLimitTimeout;
                        throw;
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (ContactCenterException e) when (e.IsTransient && attempts > 1)
        {
            throw new ContactCenterException(e.Kind, $"{e.Message} (Tried {attempts} times.)", e.InnerException) { StatusCode = e.StatusCode };
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
            TimeSpan asked = _clock.Elapsed;
            Pacer.Slot slot = await _pacer.TakeAsync(_interval, () => !_connections.TakeIdle(), stop.Token).ConfigureAwait(false);
            Interlocked.Add(ref _paceWaitTicks, (_clock.Elapsed - asked).Ticks);
            if (_pacer.TakeNote() is string note)
            {
                log.Verbose($"{_name}: {note}");
            }

            long number = 0;
            TimeSpan started = _clock.Elapsed;
            string outcome = "no answer";
            try
            {
                using var message = new HttpRequestMessage(HttpMethod.Get, uri);
                message.Headers.Authorization = new AuthenticationHeaderValue("Basic", _credential.ToBasic());

                // Without a body, .NET sends a request up to three times more by itself, at once, when the connection is closed before the answer: no pace, and no bound
                // of this client, would count. An empty body keeps it from that. .NET Framework takes no body for GET.
                message.Content = IsNetFramework ? null : new ByteArrayContent([]);
                number = Interlocked.Increment(ref _requestCount);
                if (isRetry)
                {
                    Interlocked.Increment(ref _retryCount);
                }

                slot.Started();
                started = _clock.Elapsed;
                _clock.CancelAfter(stop, _timeout);
                using HttpResponseMessage response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop.Token).ConfigureAwait(false);
                slot.Answered();
                int status = (int)response.StatusCode;
                outcome = status.ToString(CultureInfo.InvariantCulture);

                // .NET Framework does not stop reading a body when its token is cancelled. .NET does, and must not be helped: see AutomaticDecompression.
                using CancellationTokenRegistration abort = IsNetFramework ? stop.Token.Register(response.Dispose) : default;
                using var body = new BodyBuffer();
                await FillAsync(body, response, shown, stop.Token).ConfigureAwait(false);
                if (response.Headers.ConnectionClose != true)
                {
                    _connections.Return();
                }

                outcome = $"{status}, {body.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes";
                if (status == 429)
                {
                    slot.Refused();
                    throw Failed(response, uri, request, body);
                }

                slot.Admitted();
                if (status is >= 300 and < 400 && response.Headers.Contains("Location"))
                {
                    return (default, RedirectTarget(response, uri, shown));
                }

                if (status != 200)
                {
                    throw Failed(response, uri, request, body);
                }

                return (read(Describe(response, body, shown, _clock.Elapsed - started)), null);
            }
            finally
            {
                slot.Answered();
                double seconds = (_clock.Elapsed - started).TotalSeconds;
                log.Verbose($"{_name}: {shown}: {outcome}, {seconds.ToString("0.000", CultureInfo.InvariantCulture)} s, request {number.ToString(CultureInfo.InvariantCulture)}");
            }
        }
        catch (Exception e) when (e is OperationCanceledException || (stop.IsCancellationRequested && ApiErrors.IsConnectionFailure(e)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw IsOpen ? ApiErrors.TimedOut(shown, _timeout) : ApiErrors.Closed(_name);
        }
        catch (Exception e) when (ApiErrors.IsConnectionFailure(e))
        {
            throw IsOpen ? ApiErrors.Connection(e, WithoutSecret(e), shown, _baseUri) : ApiErrors.Closed(_name);
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
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            // A reset overtakes what was sent before it, so that it would be chance whether it is found before the body or in it.
            throw ApiErrors.IsReset(e) ? ApiErrors.Connection(e, WithoutSecret(e), shown, _baseUri) : ApiErrors.Cut(shown, WithoutSecret(e));
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

    private ContactCenterException Failed(HttpResponseMessage response, Uri uri, ApiRequest request, BodyBuffer body)
    {
        using Stream stream = body.OpenRead();
        bool isSorted = uri.Query.Contains("sort_column=");

        // Servers like to quote what they were sent.
        string? said = ApiErrors.Message(stream, text => request.Redact(_credential.Redact(text)));
        ContactCenterException error = ApiErrors.Status((int)response.StatusCode, request.ToString(), said, isSorted);
        error.RetryAfter = RetryAfter(response);
        return error;
    }

    // The HTTP stack quotes a line that it can't read, and a server can put there what it was sent.
    private Exception? WithoutSecret(Exception cause)
    {
        string text = cause.ToString();
        return _credential.Redact(text) == text ? cause : null;
    }

    // A date is measured by the server's own clock, which need not agree with this machine's.
    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        TimeSpan? wait = response.Headers.RetryAfter switch
        {
            { Delta: TimeSpan delta } => delta,
            { Date: DateTimeOffset date } => date - (response.Headers.Date ?? _clock.UtcNow),
            _ => null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private async Task WaitAsync(ContactCenterException failure, TimeSpan wait, IReadLog log, CancellationToken cancellationToken)
    {
        if (failure.RetryAfter > wait)
        {
            wait = failure.RetryAfter.Value;
        }

        Say(failure, wait, log);
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
    private Task PauseAsync(ContactCenterException refusal, TimeSpan wait, IReadLog log)
    {
        wait = refusal.RetryAfter ?? (wait < _interval ? _interval : wait);
        _pacer.Pause(wait);
        Say(refusal, wait, log);
        return Task.CompletedTask;
    }

    private void Say(ContactCenterException failure, TimeSpan wait, IReadLog log)
    {
        string text = $"{_name}: trying again in {wait.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s. {failure.Message}";
        if (wait > SaidAloud)
        {
            log.Warning(text);
        }
        else
        {
            log.Verbose(text);
        }
    }

    private double Chance()
    {
        lock (_random)
        {
            return _random.NextDouble();
        }
    }
}
