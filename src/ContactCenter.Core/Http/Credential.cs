using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace ContactCenter.Http;

/// <summary>The user name and the token, kept so that the token is plain text for as short a time as possible.</summary>
internal sealed class Credential(string userName, SecureString token) : IDisposable
{
    private readonly SecureString _token = token.Copy();

    /// <summary>What stands after "Basic " in the header (RFC 7617).</summary>
    public string ToBasic() => WithToken(plain => Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + plain)));

    /// <summary>Takes the token and the header's value out of a text that came from outside.</summary>
    public string Redact(string text) => WithToken(plain => Without(
        Without(
            Without(text, plain),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + plain))),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(plain))));

    public void Dispose() => _token.Dispose();

    // In whatever case: the host of an address comes in lower case.
    private static string Without(string text, string secret)
    {
        int place;
        while (secret.Length > 0 && (place = text.IndexOf(secret, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            text = text.Substring(0, place) + "***" + text.Substring(place + secret.Length);
        }

        return text;
    }

    private string WithToken(Func<string, string> use)
    {
        IntPtr pointer = Marshal.SecureStringToGlobalAllocUnicode(_token);
        try
        {
            return use(Marshal.PtrToStringUni(pointer) ?? string.Empty);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }
}
