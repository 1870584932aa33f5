using System;
using System.Collections.Generic;

namespace ContactCenter.PowerShell;

/// <summary>A tenant as it was saved with Connect-CcTenant -Save. The token is not in it.</summary>
public sealed class Profile
{
    internal Profile(string name, Uri uri, string userName)
    {
        Name = name;
        Uri = uri;
        UserName = userName;
    }

    /// <summary>What it is called, and so is a connection that is opened from it.</summary>
    public string Name { get; }

    /// <summary>The tenant's address.</summary>
    public Uri Uri { get; }

    /// <summary>The Basic user name (reference, "Basic Authentication").</summary>
    public string UserName { get; }

    /// <summary>How many requests a second the tenant allows.</summary>
    public double RequestsPerSecond { get; internal set; } = 1;

    /// <summary>How long one attempt of a request may take, in seconds; null for the module's own limit.</summary>
    public int? TimeoutSec { get; internal set; }

    /// <summary>How often a request is tried again; null for the module's own number.</summary>
    public int? MaximumRetryCount { get; internal set; }

    /// <summary>How long refusals for the rate limit are borne, in seconds; null for the module's own limit.</summary>
    public int? RateLimitTimeoutSec { get; internal set; }

    /// <summary>The id of the zone of times that are given without one; null for the machine's.</summary>
    public string? TimeZone { get; internal set; }

    /// <summary>The address of the proxy; null for the system's own. What the proxy wants to see is not saved.</summary>
    public Uri? Proxy { get; internal set; }

    /// <summary>Where this tenant has endpoints elsewhere than the module thinks; null where it was not said.</summary>
    public IReadOnlyDictionary<string, string>? EndpointPath { get; internal set; }

    /// <summary>The vault of SecretManagement that holds the token; null where Windows keeps it encrypted for this user (DPAPI).</summary>
    public string? Vault { get; internal set; }

    /// <summary>The token as DPAPI encrypted it, for this user of this machine; null where a vault holds it.</summary>
    internal string? ProtectedToken { get; set; }

    /// <summary>What the token is called in the vault. Letters, digits and hyphens are what every vault takes.</summary>
    internal string SecretName => "ContactCenter-" + Name.ToLowerInvariant();

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
