using System;
using System.Collections.Generic;
using System.Net;
using System.Security;

namespace ContactCenter;

/// <summary>What it takes to open a <see cref="Tenant"/>.</summary>
public sealed class TenantOptions
{
    /// <summary>Makes the options of a tenant.</summary>
    /// <param name="address">
    /// The tenant's address, as a browser shows it: any path in it is ignored. Plain http is for loopback addresses alone.
    /// </param>
    /// <param name="userName">The Basic user name: the subdomain, unless the tenant issued another (reference, "Basic Authentication").</param>
    /// <param name="token">The API token.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public TenantOptions(Uri address, string userName, SecureString token)
    {
        Address = address ?? throw new ArgumentNullException(nameof(address));
        UserName = userName ?? throw new ArgumentNullException(nameof(userName));
        Token = token ?? throw new ArgumentNullException(nameof(token));
    }

    /// <summary>The tenant's address.</summary>
    public Uri Address { get; }

    /// <summary>The Basic user name.</summary>
    public string UserName { get; }

    /// <summary>The API token.</summary>
    public SecureString Token { get; }

    /// <summary>What the connection is called; null for the host's first label, or host and port where the host is an address.</summary>
    public string? Name { get; set; }

    /// <summary>How many requests a second the tenant allows, 0.1 to 10 (reference, "Rate Limits": 1). 0, for loopback alone: no pace.</summary>
    public double RequestsPerSecond { get; set; } = 1;

    /// <summary>How long one attempt of a request may take, its body included.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How often a request that failed for a passing reason is tried again. Refusals for the rate limit (429) do not count.</summary>
    public int MaximumRetryCount { get; set; } = 5;

    /// <summary>How long refusals for the rate limit (429) are borne without one request being admitted.</summary>
    public TimeSpan RateLimitTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The zone of times that are given without one, and of "today" and "yesterday".</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Local;

    /// <summary>
    /// Where an endpoint of this tenant lies elsewhere than the description says: from the described path, such as outbound_dialer/campaigns/{id}/contacts, to the
    /// real one. Some paths are known from public sources alone.
    /// </summary>
    public IReadOnlyDictionary<string, string> Paths { get; set; } = new Dictionary<string, string>();

    /// <summary>The proxy; null for the system's own.</summary>
    public IWebProxy? Proxy { get; set; }
}
