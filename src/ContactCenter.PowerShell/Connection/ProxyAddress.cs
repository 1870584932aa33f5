using System;

namespace ContactCenter.PowerShell;

/// <summary>A proxy's address, from what a user gives.</summary>
internal static class ProxyAddress
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>The address with its scheme: http where none is given.</summary>
    /// <exception cref="ContactCenterException">It is not an address, or holds a user name or a password.</exception>
    public static Uri From(Uri given)
    {
        // The text is not shown: what can't be read as an address may hold a password all the same.
        string text = given.OriginalString.Trim();
        if (text.Contains("@") || (given.IsAbsoluteUri && given.UserInfo.Length > 0))
        {
            throw Errors.Invalid(Strings.ProxyWithSecret);
        }

        return Uri.TryCreate(text.Contains("://") ? text : "http://" + text, UriKind.Absolute, out Uri? address)
            && Array.IndexOf(Schemes, address.Scheme) >= 0
            && address.Host.Length > 0
            && address.Port > 0
            && address.PathAndQuery.Trim('/').Length == 0
            ? address
            : throw Errors.Invalid(Strings.ProxyInvalid, text);
    }

    /// <summary>The address as it may be kept in a list of bound parameters, which error records show.</summary>
    public static Uri Shown(Uri given)
    {
        string text = given.OriginalString;
        int user = text.LastIndexOf('@');
        return user < 0 ? given : Uri.TryCreate("http://" + text.Substring(user + 1), UriKind.Absolute, out Uri? address) ? address : new Uri("http://proxy.invalid");
    }
}
