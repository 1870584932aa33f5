using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Net;
using System.Security;
using ContactCenter.Sandbox;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Opens a connection to a tenant and makes it the current one.</summary>
[Cmdlet(VerbsCommunications.Connect, "CcTenant", DefaultParameterSetName = SubdomainSet)]
[OutputType(typeof(Tenant))]
public sealed class ConnectTenantCommand : CcCommand
{
    private const string SubdomainSet = "Subdomain";
    private const string CredentialSet = "Credential";
    private const string UriSet = "Uri";
    private const string SandboxSet = "Sandbox";
    private const string ProfileSet = "Profile";
    private const string SandboxName = "sandbox";

    private Profile? _saved;

    // No parameter is mandatory but the switch: a missing one would make PowerShell ask for it, and a script that runs unattended would hang.

    /// <summary>The first part of the tenant's address, which is also the Basic user name unless -UserName is given.</summary>
    [Parameter(Position = 0, ParameterSetName = SubdomainSet)]
    [ValidateNotNullOrEmpty]
    public string? Subdomain { get; set; }

    /// <summary>The rest of the tenant's address, such as uc1.example.com.</summary>
    [Parameter(Position = 1, ParameterSetName = SubdomainSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [ValidateNotNullOrEmpty]
    public string? Domain { get; set; }

    /// <summary>The tenant's address as the browser shows it. Any path in it is ignored; plain http is for loopback alone.</summary>
    [Parameter(ParameterSetName = UriSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public Uri? Uri { get; set; }

    // It has a position so that a plain text in its place is refused here, unseen, and not quoted by PowerShell as an argument too many.

    /// <summary>The API token.</summary>
    [Parameter(Position = 2, ParameterSetName = SubdomainSet)]
    [Parameter(ParameterSetName = UriSet)]
    [ValidateNotNull]
    [TokenTransformation]
    public SecureString? Token { get; set; }

    /// <summary>The user name and the API token. With -Domain the user name is the subdomain; with -Uri it is the Basic user name.</summary>
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = UriSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [CredentialTransformation]
    public PSCredential? Credential { get; set; }

    /// <summary>Starts the embedded tenant in this process and connects to it. It stops when the connection is closed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SandboxSet)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The name of a profile that was saved with -Save. What is given beside it counts in the place of what was saved.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? Profile { get; set; }

    /// <summary>
    /// The Basic user name, where the tenant issued one that is not the subdomain: a company key, the credential's name, or an empty text.
    /// </summary>
    [Parameter(ParameterSetName = SubdomainSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = UriSet)]
    [ValidateNotNull]
    [AllowEmptyString]
    public string? UserName { get; set; }

    /// <summary>What the connection is called: the subdomain unless given. An open connection of the same name is closed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>How many requests a second the tenant allows, 0.1 to 10. 0, for loopback alone: no pace. With -Sandbox it is the sandbox's limit too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public double RequestsPerSecond { get; set; } = 1;

    /// <summary>How long one attempt of a request may take, its body included, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; }

    /// <summary>How often a request that failed for a passing reason is tried again.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; }

    /// <summary>How long refusals for the rate limit are borne without one request being admitted, in seconds.</summary>
    [Parameter]
    [ValidateRange(0, 86400)]
    public int RateLimitTimeoutSec { get; set; }

    /// <summary>The zone of times that are given without one, and of today and yesterday; the machine's unless given.</summary>
    [Parameter]
    [ValidateNotNull]
    [TimeZoneTransformation]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>The address of the proxy; the system's own unless given.</summary>
    [Parameter(ParameterSetName = SubdomainSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = UriSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy wants to see.</summary>
    [Parameter(ParameterSetName = SubdomainSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = UriSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNull]
    [CredentialTransformation]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>
    /// Where this tenant has an endpoint elsewhere than the module thinks: from the path that it knows to the real one, such as
    /// @{ 'outbound_dialer/campaigns/{id}/contacts' = 'dialer/campaigns/{id}/contacts' }.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary? EndpointPath { get; set; }

    /// <summary>Saves the connection as a profile of its name, and the token in a vault of SecretManagement or, on Windows without one, encrypted for this user.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    /// <summary>The vault of SecretManagement that -Save puts the token in: the default one unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Vault { get; set; }

    /// <summary>Sends nothing: whether the credentials work shows at the first read.</summary>
    [Parameter]
    public SwitchParameter NoVerify { get; set; }

    private protected override void Process()
    {
        HideProxySecret();
        CheckRate(RequestsPerSecond);
        if (Vault is not null && !Save)
        {
            throw Errors.Invalid(Strings.SaveNeeded);
        }

        if (Save && (Sandbox || Profile is not null))
        {
            throw Errors.Invalid(Strings.SaveWhat);
        }

        TenantOptions? options = Sandbox ? null : Complete(Profile is null ? Describe() : Recall());
        OpenTenant open = options is null ? OpenSandbox() : new OpenTenant(new Tenant(options), null);
        bool isKept = false;
        try
        {
            if (Save)
            {
                ProfileStore.CheckName(open.Tenant.Name);
            }

            if (!NoVerify)
            {
                Await(open.Tenant.VerifyAsync(Log, StopToken));
            }

            Session.Here.Add(open);
            isKept = true;
        }
        catch (ContactCenterException error) when (error.Kind is ErrorKind.Forbidden or ErrorKind.NotFound)
        {
            throw Errors.With(error, Errors.Text(Strings.VerifyWithout, error.Message)).About(open.Tenant.Name);
        }
        catch (ContactCenterException error)
        {
            throw error.About(open.Tenant.Name);
        }
        finally
        {
            if (!isKept)
            {
                open.Dispose();
            }
        }

        if (Save)
        {
            SaveProfile(open.Tenant, options!);
        }

        WriteObject(open.Tenant);
    }

    private TenantOptions Recall()
    {
        _saved = new ProfileStore().Get(Profile!);
        using var keeper = new TokenKeeper(StopToken);
        return new TenantOptions(TenantAddress.From(_saved.Uri), _saved.UserName, keeper.Fetch(_saved));
    }

    // The connection is open, and stays so if it can't be saved.
    private void SaveProfile(Tenant tenant, TenantOptions options)
    {
        var profile = new Profile(tenant.Name, options.Address, options.UserName)
        {
            RequestsPerSecond = options.RequestsPerSecond,
            TimeoutSec = Bound(nameof(TimeoutSec), TimeoutSec),
            MaximumRetryCount = Bound(nameof(MaximumRetryCount), MaximumRetryCount),
            RateLimitTimeoutSec = Bound(nameof(RateLimitTimeoutSec), RateLimitTimeoutSec),
            TimeZone = TimeZone?.Id,
            Proxy = Proxy is null ? null : ProxyAddress.From(Proxy),
            EndpointPath = EndpointPath is null ? null : options.Paths,
        };
        try
        {
            var store = new ProfileStore();
            Profile? old = store.Find(profile.Name);
            using var keeper = new TokenKeeper(StopToken);
            keeper.Keep(profile, options.Token, Vault);
            try
            {
                store.Add(profile);
            }
            catch (ContactCenterException) when (old?.Vault != profile.Vault)
            {
                // Nobody would ever find the token again.
                keeper.Forget(profile);
                throw;
            }

            if (old is not null && old.Vault != profile.Vault && keeper.Forget(old) is string left)
            {
                WriteWarning(left);
            }
        }
        catch (ContactCenterException error)
        {
            WriteError(error, profile.Name);
        }
    }

    private int? Bound(string parameter, int value) => IsBound(parameter) ? value : null;

    private TenantOptions Describe()
    {
        if (Uri is not null)
        {
            Uri address = TenantAddress.From(Uri);
            if (Token is null == (Credential is null))
            {
                throw Errors.Invalid(Strings.TokenOrCredential);
            }

            return Credential is null
                ? new TenantOptions(address, UserName ?? TenantAddress.DefaultUserName(address), Token!)
                : new TenantOptions(address, UserName ?? Credential.UserName, Credential.Password);
        }

        if (Credential is not null)
        {
            Uri address = TenantAddress.From(Credential.UserName, Given(Domain, nameof(Domain)));
            return new TenantOptions(address, UserName ?? Credential.UserName, Credential.Password);
        }

        if (Subdomain is null && Domain is null && Token is null)
        {
            throw Errors.Invalid(Strings.ConnectHow);
        }

        string subdomain = Given(Subdomain, nameof(Subdomain));
        Uri uri = TenantAddress.From(subdomain, Given(Domain, nameof(Domain)));
        return new TenantOptions(uri, UserName ?? subdomain.Trim(), Given(Token, nameof(Token), Strings.TokenHow));
    }

    private TenantOptions Complete(TenantOptions options)
    {
        double rate = _saved is null || IsBound(nameof(RequestsPerSecond)) ? RequestsPerSecond : _saved.RequestsPerSecond;
        CheckRate(rate);
        if (rate == 0 && !options.Address.IsLoopback)
        {
            throw Errors.Invalid(Strings.RateZeroOffLoopback);
        }

        options.Name = Name ?? _saved?.Name;
        options.RequestsPerSecond = rate;
        if ((Bound(nameof(TimeoutSec), TimeoutSec) ?? _saved?.TimeoutSec) is int timeout)
        {
            options.Timeout = TimeSpan.FromSeconds(timeout);
        }

        if ((Bound(nameof(MaximumRetryCount), MaximumRetryCount) ?? _saved?.MaximumRetryCount) is int retries)
        {
            options.MaximumRetryCount = retries;
        }

        if ((Bound(nameof(RateLimitTimeoutSec), RateLimitTimeoutSec) ?? _saved?.RateLimitTimeoutSec) is int limit)
        {
            options.RateLimitTimeout = TimeSpan.FromSeconds(limit);
        }

        if ((EndpointPath is null ? _saved?.EndpointPath : EndpointPaths.From(EndpointPath)) is IReadOnlyDictionary<string, string> paths)
        {
            options.Paths = paths;
        }

        if ((TimeZone ?? SavedZone()) is TimeZoneInfo zone)
        {
            options.TimeZone = zone;
        }

        if ((Proxy ?? _saved?.Proxy) is Uri proxy)
        {
            options.Proxy = new WebProxy(ProxyAddress.From(proxy)) { Credentials = ProxyCredential?.GetNetworkCredential() };
        }

        return options;
    }

    // An error record shows the bound parameters, as JSON for one.
    private void HideProxySecret()
    {
        if (Proxy is not null)
        {
            MyInvocation.BoundParameters[nameof(Proxy)] = ProxyAddress.Shown(Proxy);
        }
    }

    private OpenTenant OpenSandbox()
    {
        SandboxTenant sandbox = SandboxServer.StartTenant(new SandboxOptions { RequestsPerSecond = RequestsPerSecond });
        try
        {
            TenantOptions options = Complete(new TenantOptions(sandbox.Uri, sandbox.UserName, Secret.From(sandbox.Token)));
            options.Name ??= SandboxName;
            return new OpenTenant(new Tenant(options), sandbox);
        }
        catch
        {
            sandbox.Dispose();
            throw;
        }
    }

    private TimeZoneInfo? SavedZone()
    {
        try
        {
            return _saved?.TimeZone is string id ? TimeZoneTransformationAttribute.Find(id) : null;
        }
        catch (ArgumentTransformationMetadataException error)
        {
            // The profile may have been saved on another system.
            throw Errors.Invalid(Strings.ProfileValue, _saved!.Name, error.Message);
        }
    }

    private static void CheckRate(double rate)
    {
        if (rate != 0 && !(rate is >= 0.1 and <= 10))
        {
            throw Errors.Invalid(Strings.RateInvalid, rate);
        }
    }

    private static T Given<T>(T? value, string parameter, string how = Strings.ConnectHow)
        where T : class => value ?? throw Errors.Invalid(Strings.ParameterMissing, parameter, how);
}
