using System;
using System.Collections;
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
    private const string SandboxName = "sandbox";

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

    /// <summary>The Basic user name, where the tenant issued one that is not the subdomain.</summary>
    [Parameter(ParameterSetName = SubdomainSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = UriSet)]
    [ValidateNotNullOrEmpty]
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
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>What the proxy wants to see.</summary>
    [Parameter(ParameterSetName = SubdomainSet)]
    [Parameter(ParameterSetName = CredentialSet)]
    [Parameter(ParameterSetName = UriSet)]
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

    /// <summary>Sends nothing: whether the credentials work shows at the first read.</summary>
    [Parameter]
    public SwitchParameter NoVerify { get; set; }

    private protected override void Process()
    {
        CheckRate();
        OpenTenant open = Sandbox ? OpenSandbox() : new OpenTenant(new Tenant(Complete(Describe())), null);
        bool isKept = false;
        try
        {
            if (!NoVerify)
            {
                Await(open.Tenant.VerifyAsync(Log, StopToken));
            }

            Session.Here.Add(open);
            isKept = true;
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

        WriteObject(open.Tenant);
    }

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
        if (RequestsPerSecond == 0 && !options.Address.IsLoopback)
        {
            throw Errors.Invalid(Strings.RateZeroOffLoopback);
        }

        options.Name = Name;
        options.RequestsPerSecond = RequestsPerSecond;
        if (IsBound(nameof(TimeoutSec)))
        {
            options.Timeout = TimeSpan.FromSeconds(TimeoutSec);
        }

        if (IsBound(nameof(MaximumRetryCount)))
        {
            options.MaximumRetryCount = MaximumRetryCount;
        }

        if (IsBound(nameof(RateLimitTimeoutSec)))
        {
            options.RateLimitTimeout = TimeSpan.FromSeconds(RateLimitTimeoutSec);
        }

        if (EndpointPath is not null)
        {
            options.Paths = EndpointPaths.From(EndpointPath);
        }

        if (TimeZone is not null)
        {
            options.TimeZone = TimeZone;
        }

        if (Proxy is not null)
        {
            options.Proxy = new WebProxy(Proxy) { Credentials = ProxyCredential?.GetNetworkCredential() };
        }

        return options;
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

    private void CheckRate()
    {
        if (RequestsPerSecond != 0 && !(RequestsPerSecond is >= 0.1 and <= 10))
        {
            throw Errors.Invalid(Strings.RateInvalid, RequestsPerSecond);
        }
    }

    private static T Given<T>(T? value, string parameter, string how = Strings.ConnectHow)
        where T : class => value ?? throw Errors.Invalid(Strings.ParameterMissing, parameter, how);
}
