using System;
using System.Collections.Generic;
using ContactCenter.Pace;

namespace ContactCenter.Sandbox;

/// <summary>What a sandbox is to be like. It is copied when the sandbox starts.</summary>
public sealed class SandboxOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; set; }

    /// <summary>Decides the data, the churn and all else that is left to chance.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many days there are of calls and all else that happens, up to now.</summary>
    public int Days { get; set; } = 30;

    /// <summary>How many calls a weekday brings on average; a day of the weekend brings a quarter. There are 40 chats and 20 e-mails for each 100 calls.</summary>
    public int CallsPerDay { get; set; } = 300;

    /// <summary>
    /// The moment that the data leads up to; its offset is the centre's zone. From then on each request for data counts as a second. Null for the time of the
    /// start; then time passes as it does.
    /// </summary>
    public DateTimeOffset? Now { get; set; }

    /// <summary>Calls of your own in place of generated ones. Each needs an id.</summary>
    public IReadOnlyList<Call>? Calls { get; set; }

    /// <summary>
    /// Records of your own in place of generated ones, by the path of their endpoint, such as chats. Each needs an id, save where the endpoint is a tree or has no documented body: those are
    /// served as they are, and follow from the others where they are not given. The contacts of a campaign go by their path with its id, such as outbound_dialer/campaigns/7/contacts.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Record>> Records { get; set; } = new Dictionary<string, IReadOnlyList<Record>>();

    /// <summary>Whether the generated records live: what is in progress moves on, and agents come and go, as time passes. What happens so is among the store's changes.</summary>
    public bool Life { get; set; } = true;

    /// <summary>The user name for Basic authentication.</summary>
    public string UserName { get; set; } = "sandbox";

    /// <summary>The token; null for a random one.</summary>
    public string? Token { get; set; }

    /// <summary>The limit: a request is refused that comes within 1/this of a second of the last admitted one. 0 for no limit.</summary>
    public double RequestsPerSecond { get; set; } = 1;

    /// <summary>How a refusal says when to come back.</summary>
    public RetryAfterForm RetryAfterForm { get; set; }

    /// <summary>
    /// Whether each answer says how much of the limit is left: X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset, a countdown
    /// in whole seconds, rounded up. They count by the second,
    /// or by the interval where the limit is less than one request a second; the limit itself is stricter.
    /// </summary>
    public bool RateLimitHeaders { get; set; }

    /// <summary>
    /// How many requests a second another client of the tenant sends, on average and at random moments. Those that the limit admits use it
    /// up; they are not among
    /// <see cref="SandboxTenant.Requests"/>. 0 for no such client.
    /// </summary>
    public double NeighborRequestsPerSecond { get; set; }

    /// <summary>How long an answer takes, after the request has been stamped for the limit.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>A request is stamped for the limit after a delay of up to this, as behind a network of uneven speed.</summary>
    public TimeSpan JitterBeforeStamp { get; set; }

    /// <summary>How many records are created, changed or deleted between two requests for data.</summary>
    public int Churn { get; set; }

    /// <summary>What goes wrong, and when. The first that fits a request counts.</summary>
    public IReadOnlyList<SandboxFault> Faults { get; set; } = [];

    /// <summary>How long the fault drip waits before each fiftieth of the body.</summary>
    public TimeSpan DripInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Where the fault redirect-away leads: scheme, host and port. The path stays.</summary>
    public Uri RedirectAwayTo { get; set; } = new("https://elsewhere.example.net/");

    /// <summary>The most records that a page holds; a larger per is quietly reduced to it.</summary>
    public int MaximumPageSize { get; set; } = 100;

    /// <summary>Whether none of the headers Link, Total and Per-Page is sent.</summary>
    public bool NoPagingHeaders { get; set; }

    /// <summary>Whether Link is sent.</summary>
    public bool SendLink { get; set; } = true;

    /// <summary>Whether Total is sent.</summary>
    public bool SendTotal { get; set; } = true;

    /// <summary>Whether Per-Page is sent.</summary>
    public bool SendPerPage { get; set; } = true;

    /// <summary>Scheme, host and port of the addresses in Link; null for the sandbox's own.</summary>
    public Uri? LinkBase { get; set; }

    /// <summary>Whether the body is compressed for a client that accepts gzip.</summary>
    public bool SendGzip { get; set; } = true;

    /// <summary>The field by which records come when none is asked for; by id where an endpoint has no such field.</summary>
    public string DefaultSortColumn { get; set; } = "updated_at";

    /// <summary>Whether that order is descending.</summary>
    public bool DefaultSortDescending { get; set; } = true;

    /// <summary>Whether records that are equal in the order come in another order with each request, instead of by id.</summary>
    public bool UnstableTies { get; set; }

    /// <summary>Whether null counts as less than any value (as MySQL has it) instead of more (as PostgreSQL has it).</summary>
    public bool NullsFirst { get; set; }

    /// <summary>Whether sort_column and sort_direction are ignored.</summary>
    public bool IgnoreSort { get; set; }

    /// <summary>The names of filters that are ignored; * for all.</summary>
    public IReadOnlyList<string> IgnoredFilters { get; set; } = [];

    /// <summary>Whether the lower bound of a range is exclusive.</summary>
    public bool FromExclusive { get; set; }

    /// <summary>Whether the upper bound of a range is inclusive.</summary>
    public bool ToInclusive { get; set; }

    /// <summary>Whether the times of a record are shown rounded to the millisecond, instead of cut.</summary>
    public bool RoundTimes { get; set; }

    /// <summary>The body of an answer 404; null for a JSON object with a message.</summary>
    public string? NotFoundBody { get; set; }

    /// <summary>Called before each request for data is answered, while no other request can see the records.</summary>
    public Action<SandboxStore>? BeforeRequest { get; set; }

    /// <summary>What the limit and the latency go by.</summary>
    internal IClock Clock { get; set; } = SystemClock.Instance;

    internal SandboxOptions Copy()
    {
        Check(Port is >= 0 and <= 65535, nameof(Port), "from 0 to 65535");
        Check(Days is >= 0 and <= 3660, nameof(Days), "from 0 to 3660");
        Check(CallsPerDay is >= 0 and <= 1_000_000, nameof(CallsPerDay), "from 0 to 1000000");
        Check(RequestsPerSecond is >= 0 and <= 1_000_000, nameof(RequestsPerSecond), "0 or a positive number");
        Check(NeighborRequestsPerSecond is >= 0 and <= 1000, nameof(NeighborRequestsPerSecond), "from 0 to 1000");
        Check(Latency >= TimeSpan.Zero, nameof(Latency), "no negative time");
        Check(JitterBeforeStamp >= TimeSpan.Zero, nameof(JitterBeforeStamp), "no negative time");
        Check(DripInterval >= TimeSpan.Zero, nameof(DripInterval), "no negative time");
        Check(Churn >= 0, nameof(Churn), "no negative number");
        Check(MaximumPageSize >= 1, nameof(MaximumPageSize), "at least 1");
        return (SandboxOptions)MemberwiseClone();
    }

    private static void Check(bool holds, string name, string wanted)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} has to be {wanted}.", name);
        }
    }
}
