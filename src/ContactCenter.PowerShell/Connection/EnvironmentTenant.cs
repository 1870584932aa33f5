using System;

namespace ContactCenter.PowerShell;

/// <summary>The tenant that the environment describes, for scripts that run unattended.</summary>
internal static class EnvironmentTenant
{
    private const string Subdomain = "CC_SUBDOMAIN";
    private const string Domain = "CC_DOMAIN";
    private const string Token = "CC_TOKEN";
    private const string UserName = "CC_USERNAME";

    /// <summary>Opens it. Nothing is sent: the first command shows whether the credentials work.</summary>
    /// <exception cref="ContactCenterException">The environment describes none (<see cref="ErrorKind.NotConnected"/>).</exception>
    public static Tenant Open()
    {
        string? subdomain = Get(Subdomain);
        string? domain = Get(Domain);
        string? token = Get(Token);
        if (subdomain is null && domain is null && token is null)
        {
            throw Errors.NotConnected(Strings.NotConnected);
        }

        if (subdomain is null || domain is null || token is null)
        {
            throw Errors.NotConnected(Strings.NotConnectedEnvironment, subdomain is null ? Subdomain : domain is null ? Domain : Token);
        }

        return new Tenant(new TenantOptions(TenantAddress.From(subdomain, domain), Get(UserName) ?? subdomain, Secret.From(token)));
    }

    private static string? Get(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
