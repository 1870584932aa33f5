using System;
using System.Text.RegularExpressions;

namespace ContactCenter.PowerShell;

/// <summary>A tenant's address, from the parts or the text that a user gives.</summary>
internal static class TenantAddress
{
    private static readonly Regex Label = new("^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$", RegexOptions.CultureInvariant);
    private static readonly Regex Scheme = new("^https?://", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static Uri From(string subdomain, string domain)
    {
        string first = subdomain.Trim();
        if (!Label.IsMatch(first))
        {
            throw Errors.Invalid(Strings.SubdomainInvalid, subdomain);
        }

        string rest = Scheme.Replace(domain.Trim(), string.Empty).TrimStart('.').TrimEnd('/');
        string host = first + "." + rest;
        return rest.Length > 0
            && Uri.TryCreate("https://" + host, UriKind.Absolute, out Uri? address)
            && address.HostNameType == UriHostNameType.Dns
            && address.UserInfo.Length == 0
            && string.Equals(address.Authority, host, StringComparison.OrdinalIgnoreCase)
            ? address
            : throw (domain.Contains("@") ? Errors.Invalid(Strings.UriWithSecret) : Errors.Invalid(Strings.DomainInvalid, domain));
    }

    public static Uri From(Uri given)
    {
        // The browser's address line may leave the scheme out.
        Uri? address = given.IsAbsoluteUri && given.OriginalString.Contains("://")
            ? given
            : Uri.TryCreate("https://" + given.OriginalString, UriKind.Absolute, out Uri? completed) ? completed : null;
        if (address?.UserInfo.Length > 0)
        {
            throw Errors.Invalid(Strings.UriWithSecret);
        }

        if (address is null || address.Host.Length == 0 || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw Errors.Invalid(Strings.UriInvalid, given.OriginalString);
        }

        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback
            ? address
            : throw Errors.Invalid(Strings.UriNotSecure, address.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>The user name that goes with an address: the subdomain (reference, "Basic Authentication").</summary>
    public static string DefaultUserName(Uri address) =>
        address.HostNameType == UriHostNameType.Dns
            ? address.Host.Split('.')[0]
            : throw Errors.Invalid(Strings.UserNameMissing, address.GetLeftPart(UriPartial.Authority));
}
