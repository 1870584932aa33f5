using System;
using System.Net;

namespace ContactCenter.Http;

/// <summary>The proxy that requests to a tenant go through, as it may be shown: without its user and password.</summary>
internal sealed class ProxyRoute(IWebProxy? given, Uri origin)
{
    /// <summary>Host and port; null where requests go straight to the tenant.</summary>
    public string? Find()
    {
        // On loopback only a proxy that was given is used (see ApiClient).
        IWebProxy? proxy = given ?? (origin.IsLoopback ? null : WebRequest.DefaultWebProxy);
        try
        {
            Uri? address = proxy is null || proxy.IsBypassed(origin) ? null : proxy.GetProxy(origin);
            return address is null || address == origin ? null : address.Host + ":" + address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is WebException or InvalidOperationException or NotSupportedException or UriFormatException)
        {
            return null;
        }
    }
}
