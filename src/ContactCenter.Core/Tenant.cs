using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Http;
using ContactCenter.Pace;
using ContactCenter.Reading;

namespace ContactCenter;

/// <summary>A connection to a tenant. It holds the credentials and shows them to nobody; it can be used from any thread.</summary>
public sealed class Tenant : IDisposable
{
    private const int MostIds = 100;
    private const string ApiPath = "/manager/api/v1/";

    // Cheap, and without personal data. The first is enough wherever the credentials have the right to it.
    private static readonly (string Path, QueryPart[] Query)[] Proofs =
    [
        (Endpoints.ProofPath, []),
        (Endpoints.Menus.Path, [new QueryPart("per", "1")]),
        (Endpoints.Teams.Path, [new QueryPart("per", "1")]),
    ];

    private readonly ApiClient _client;
    private readonly RetryRules _rules;
    private readonly IReadOnlyDictionary<string, string> _paths;
    private readonly ConcurrentDictionary<string, int> _largestPages = new(StringComparer.Ordinal);

    /// <summary>Opens a connection. Nothing is sent yet: see <see cref="VerifyAsync"/>.</summary>
    /// <param name="options">Where the tenant is and how to speak to it.</param>
    /// <exception cref="ContactCenterException">An option can't be used (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public Tenant(TenantOptions options)
        : this(options, null, SystemClock.Instance)
    {
    }

    internal Tenant(TenantOptions options, Pacer? pacer, IClock clock)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        Uri origin = OriginOf(options);
        Check(options, origin);
        BaseUri = new Uri(origin, ApiPath);
        Name = options.Name ?? DefaultName(origin);
        UserName = options.UserName.Trim();
        RequestsPerSecond = options.RequestsPerSecond;
        TimeZone = options.TimeZone;
        _paths = options.Paths.ToDictionary(entry => entry.Key, entry => CheckedPath(entry.Value));
        TimeSpan interval = RequestsPerSecond > 0 ? TimeSpan.FromSeconds(1 / RequestsPerSecond) : TimeSpan.Zero;

        // Without a pace it is a sandbox: nobody needs to be spared.
        TimeSpan unit = interval > TimeSpan.Zero ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(50);
        _rules = new RetryRules(options.MaximumRetryCount, options.RateLimitTimeout, RetryConnections: true, unit);
        var credential = new Credential(UserName, options.Token);
        if (credential.IsEmpty)
        {
            credential.Dispose();
            throw Invalid("The token is empty. Create one in Settings > Developer Settings > API Credentials.");
        }

        _client = new ApiClient(
            Name, BaseUri, credential, interval, options.Timeout, options.Proxy, pacer ?? PacerFor(origin, interval, clock), clock);
    }

    /// <summary>What the connection is called.</summary>
    public string Name { get; }

    /// <summary>The address that all requests go under, such as https://customer.example.com/manager/api/v1/.</summary>
    public Uri BaseUri { get; }

    /// <summary>The Basic user name.</summary>
    public string UserName { get; }

    /// <summary>How many requests a second are sent at most; 0 for no pace.</summary>
    public double RequestsPerSecond { get; }

    /// <summary>The zone of times that are given without one.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Whether the connection can be used: false once it is disposed of.</summary>
    public bool IsOpen => _client.IsOpen;

    /// <summary>How many requests have been sent, those that were tried again included.</summary>
    public long RequestCount => _client.RequestCount;

    /// <summary>How many of them were sent because an earlier attempt had failed.</summary>
    public long RetryCount => _client.RetryCount;

    /// <summary>How long requests have waited for the pace, in all.</summary>
    public TimeSpan PaceWait => _client.PaceWait;

    /// <summary>
    /// Sends a cheap request to see whether the address and the credentials work; up to two others where the credentials have no right to
    /// it.
    /// </summary>
    /// <param name="log">Takes what there is to say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ContactCenterException">They do not.</exception>
    public async Task VerifyAsync(IReadLog log, CancellationToken cancellationToken)
    {
        if (log is null)
        {
            throw new ArgumentNullException(nameof(log));
        }

        // Whoever connects waits at the prompt: a host that is not there is to be said at once.
        RetryRules rules = _rules with { RetryConnections = false };
        ContactCenterException? first = null;
        foreach ((string path, QueryPart[] query) in Proofs)
        {
            try
            {
                await _client.GetAsync(new ApiRequest(path, query), JsonProof.Check, rules, log, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ContactCenterException e) when (e.Kind is ErrorKind.Forbidden or ErrorKind.NotFound)
            {
                // The credentials may have the right to other data only.
                first ??= e;
                log.Verbose($"{Name}: {e.Message}");
            }
        }

        throw first!;
    }

    /// <summary>Reads records, page by page. No request is sent before the first page is asked for.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="endpoint">What to read, such as <see cref="Endpoints.Calls"/>.</param>
    /// <param name="request">Which of it.</param>
    /// <param name="log">Takes what there is to say.</param>
    /// <exception cref="ContactCenterException">The request can't be made so (<see cref="ErrorKind.InvalidArgument"/>), or the connection is closed.</exception>
    public IPageReader<T> Read<T>(Endpoint<T> endpoint, ReadRequest request, IReadLog log)
        where T : Record, new()
    {
        ListQuery query = ToQuery(endpoint, request);
        if (log is null)
        {
            throw new ArgumentNullException(nameof(log));
        }

        return new Handoff<T>((handoff, cancellationToken) =>
        {
            _largestPages.TryGetValue(endpoint.Path, out int largestPage);
            var session = new ReadSession<T>(
                query, request, (page, token) => FetchAsync(endpoint, page, log, token), handoff, log, Name, Duration, largestPage);
            return ReadAsync(session, query, request, cancellationToken);
        });
    }

    /// <summary>An endpoint that this version does not describe, to be read as its records come.</summary>
    /// <param name="path">The path under <see cref="BaseUri"/>. A leading slash, and the address or the path of <see cref="BaseUri"/> before it, are borne.</param>
    /// <param name="isPaged">Whether it comes in pages (page, per), which are then read to the end.</param>
    /// <exception cref="ContactCenterException">It is no such path (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public Endpoint<OpenRecord> EndpointAt(string path, bool isPaged) => new(RelativePath(path ?? throw new ArgumentNullException(nameof(path))), string.Empty)
    {
        IsUnknown = true,
        IsPaged = isPaged,
        OpenTypeName = "ContactCenter.OpenRecord",
    };

    /// <summary>How many records match, in one request; null where the tenant does not say.</summary>
    /// <typeparam name="T">The type of the records.</typeparam>
    /// <param name="endpoint">What to count.</param>
    /// <param name="request">Which of it.</param>
    /// <param name="log">Takes what there is to say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The count, and whether it is an estimate because a bound was widened.</returns>
    /// <exception cref="ContactCenterException">It can't be had.</exception>
    public async Task<(long? Count, bool IsEstimate)> CountAsync<T>(Endpoint<T> endpoint, ReadRequest request, IReadLog log, CancellationToken cancellationToken)
        where T : Record, new()
    {
        ListQuery query = ToQuery(endpoint, request) with { PageSize = 1 };
        List<long>? ids = request.Ids?.Distinct().ToList();
        long? count = 0;
        for (int start = 0; count is not null && start < (ids?.Count ?? 1); start += MostIds)
        {
            Fetched<T> page = await FetchAsync(
                endpoint, query with { Ids = ids?.Skip(start).Take(MostIds).ToList() }, log ?? throw new ArgumentNullException(nameof(log)), cancellationToken).ConfigureAwait(false);
            count += page.Total ?? (endpoint.IsPaged && page.Rows.Count > 0 ? null : page.Rows.Count);
        }

        return (count, query.IsWidened);
    }

    /// <summary>Closes the connection: reads that are under way end with <see cref="ErrorKind.NotConnected"/>.</summary>
    public void Dispose() => _client.Dispose();

    /// <summary>The name: a connection as text.</summary>
    public override string ToString() => Name;

    // Without a pace there is nothing to share with anybody.
    private static Pacer PacerFor(Uri origin, TimeSpan interval, IClock clock) =>
        interval > TimeSpan.Zero ? Pacer.For(origin) : new Pacer(new ProcessPaceHome(), clock);

    private static Uri OriginOf(TenantOptions options)
    {
        Uri address = options.Address;
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp) || address.Host.Length == 0)
        {
            throw Invalid($"'{address}' is not the address of a tenant. Give the address that the browser shows, such as https://customer.uc1.example.com.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw Invalid("The address holds a user name or a password. Give them apart from the address.");
        }

        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback
            ? new Uri(address.GetLeftPart(UriPartial.Authority))
            : throw Invalid($"The address '{address}' is plain http, which would show the token to everybody on the way. Use https; plain http is for loopback addresses alone.");
    }

    private static void Check(TenantOptions options, Uri origin)
    {
        double rate = options.RequestsPerSecond;
        if (!(rate == 0 && origin.IsLoopback) && !(rate >= 0.1 && rate <= 10))
        {
            throw Invalid($"{rate.ToString(CultureInfo.InvariantCulture)} requests a second can't be kept to. Give 0.1 to 10; 0, no pace, is for loopback addresses alone.");
        }

        if (options.Timeout <= TimeSpan.Zero || options.Timeout.TotalMilliseconds > int.MaxValue)
        {
            throw Invalid("The timeout must be more than 0 seconds, and less than 24 days.");
        }

        if (options.MaximumRetryCount < 0)
        {
            throw Invalid("The number of retries can't be negative.");
        }

        if (options.UserName.Contains(':'))
        {
            throw Invalid("The user name must not contain a colon (RFC 7617). It is the subdomain, unless the tenant issued another, or none.");
        }
    }

    private static string CheckedPath(string path) =>
        path.Length == 0 || path[0] == '/' || path.IndexOfAny(['?', '#', ':', '\\']) >= 0 || path.Split('/').Contains("..")
            ? throw Invalid($"'{path}' is not a path under {ApiPath}. Give one such as outbound_dialer/campaigns.")
            : path;

    // What a server would make of the path is what counts, so that no escaped dot leads out of the API.
    private string RelativePath(string given)
    {
        string path = given.Trim();
        if (path.StartsWith(BaseUri.AbsoluteUri, StringComparison.OrdinalIgnoreCase))
        {
            path = path.Substring(BaseUri.AbsoluteUri.Length);
        }
        else if (path.StartsWith(ApiPath, StringComparison.OrdinalIgnoreCase))
        {
            path = path.Substring(ApiPath.Length);
        }
        else if (path.Length > 1 && path[0] == '/' && path[1] != '/')
        {
            path = path.Substring(1);
        }

        if (path.Contains('?'))
        {
            throw Invalid($"'{given}' holds a query. Give the path alone, and the query apart from it.");
        }

        string plain = Uri.UnescapeDataString(CheckedPath(path));
        return plain.Split('/', '\\').Any(part => part is "." or ".." or "") || plain.Any(char.IsControl) || !new Uri(BaseUri, path).AbsoluteUri.StartsWith(BaseUri.AbsoluteUri, StringComparison.Ordinal)
            ? throw Invalid($"'{given}' is not a path under {ApiPath}. Give one such as outbound_dialer/campaigns.")
            : path;
    }

    private static string DefaultName(Uri origin) =>
        origin.HostNameType == UriHostNameType.Dns && !origin.IsLoopback ? origin.Host.Split('.')[0] : origin.Authority;

    private static ContactCenterException Invalid(string message) => new(ErrorKind.InvalidArgument, message);

    private ListQuery ToQuery<T>(Endpoint<T> endpoint, ReadRequest request)
        where T : Record, new()
    {
        if (endpoint is null)
        {
            throw new ArgumentNullException(nameof(endpoint));
        }

        if (request is null)
        {
            throw new ArgumentNullException(nameof(request));
        }

        if (request.PageSize is < 1 or > 100)
        {
            throw Invalid($"A page of {request.PageSize} records can't be had. Give a page size of 1 to 100.");
        }

        if (request.Ids is not null && (request.SortBy is not null || request.Descending))
        {
            throw Invalid("Records that are asked for by id come in the order of the ids, so that no other can be asked for. Leave out the order, and sort what comes (Sort-Object).");
        }

        foreach (IGrouping<string, FilterValue> range in request.Filters.Where(filter => filter.Bound != FilterBound.None).GroupBy(filter => filter.Filter.Name))
        {
            FilterValue? from = range.FirstOrDefault(filter => filter.Bound == FilterBound.From);
            FilterValue? to = range.FirstOrDefault(filter => filter.Bound == FilterBound.To);
            if (from is null || to is null)
            {
                continue;
            }

            bool isEmpty = from.Values[0] is DateTimeOffset start ? start >= (DateTimeOffset)to.Values[0] : (long)from.Values[0] > (long)to.Values[0];
            if (isEmpty)
            {
                throw Invalid($"Nothing can match: the lower bound of {range.Key} is not below its upper bound. Swap them, or check the time zone.");
            }
        }

        string[] own = ["page", "per", "sort_column", "sort_direction", "id[]", endpoint.TimeKey + "[from]", endpoint.TimeKey + "[to]"];
        if (!endpoint.IsUnknown && request.Query.Select(entry => entry.Key).FirstOrDefault(key => own.Contains(key, StringComparer.OrdinalIgnoreCase)) is string reserved)
        {
            throw Invalid($"The query parameter '{reserved}' is set by the read itself. Use the filter of its name instead.");
        }

        if (endpoint.NeedsParent && request.ParentId is null)
        {
            throw Invalid($"The endpoint '{endpoint.Path}' needs the id of the record that its records belong to.");
        }

        return new ListQuery(endpoint, request.Filters, request.Query, request.PageSize) { ParentId = request.ParentId, Paths = _paths };
    }

    private static void SetParent<T>(List<Row<T>> rows, long? parent)
        where T : Record
    {
        foreach (Row<T> row in rows)
        {
            if (row.Record is CampaignContact contact)
            {
                contact.CampaignId = parent;
            }
        }
    }

    internal static async Task ReadAsync<T>(ReadSession<T> session, ListQuery query, ReadRequest request, CancellationToken cancellationToken)
        where T : Record, new()
    {
        if (!session.IsSatisfied)
        {
            await ReadInItsWayAsync(session, query, request, cancellationToken).ConfigureAwait(false);
            await session.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task ReadInItsWayAsync<T>(ReadSession<T> session, ListQuery query, ReadRequest request, CancellationToken cancellationToken)
        where T : Record, new()
    {
        if (request.Ids is not null)
        {
            return new IdReading<T>(session).ReadAsync(request.Ids, cancellationToken);
        }

        if (!query.Endpoint.IsPaged)
        {
            return ReadWholeAsync(session, cancellationToken);
        }

        if (query.Endpoint.IsUnknown)
        {
            return new NumberedReading<T>(session).ReadAsTheyComeAsync(cancellationToken);
        }

        string? time = query.Endpoint.TimeKey;
        if (request.SortBy is not null && request.SortBy != time)
        {
            return new NumberedReading<T>(session).ReadSortedAsync(
                query with { SortColumn = request.SortBy, Descending = request.Descending }, cancellationToken);
        }

        var seen = new HashSet<long>();
        return time is not null
            ? new TimedReading<T>(session, request.Descending).ReadAsync(cancellationToken)
            : new NumberedReading<T>(session).ReadByIdAsync(query, row => NumberedReading<T>.IsNew(seen, row), mayFindNone: false, cancellationToken);
    }

    private static async Task ReadWholeAsync<T>(ReadSession<T> session, CancellationToken cancellationToken)
        where T : Record, new()
    {
        Fetched<T> all = await session.FetchAsync(session.Query, cancellationToken).ConfigureAwait(false);
        session.Total ??= all.Rows.Count;
        foreach (Row<T> row in all.Rows)
        {
            session.Emit(row);
        }

        await session.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<Fetched<T>> FetchAsync<T>(Endpoint<T> endpoint, ListQuery query, IReadLog log, CancellationToken cancellationToken)
        where T : Record, new() => _client.GetAsync(
            query.ToRequest(),
            response =>
            {
                List<Row<T>> rows = PageParser.Parse(response, endpoint, Name, query.ItemId is not null);
                SetParent(rows, query.ParentId);
                _largestPages.AddOrUpdate(endpoint.Path, rows.Count, (_, largest) => Math.Max(largest, rows.Count));
                return new Fetched<T>(
                    rows, query.Page, response.Total, response.PerPage, response.HasNext, response.LastPage, response.Request)
                {
                    Asked = query.PageSize,
                    IsFar = IsFar(response.RoundTrip),
                };
            },
            _rules,
            log,
            cancellationToken);

    // Hardly longer is not worth the overlap that it costs.
    private bool IsFar(TimeSpan roundTrip) => RequestsPerSecond > 0 && roundTrip.TotalSeconds * RequestsPerSecond > 1.2;

    private TimeSpan Duration(int requests) => RequestsPerSecond > 0 ? TimeSpan.FromSeconds(requests / RequestsPerSecond) : TimeSpan.Zero;
}
