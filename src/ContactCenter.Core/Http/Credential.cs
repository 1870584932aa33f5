using System;
using System.Linq;
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

    /// <summary>Takes the token and the header's value out of a text that came from outside, in each form that a server is likely to say them back in.</summary>
    public string Redact(string text) => WithToken(plain => new[]
    {
        plain,
        Uri.EscapeDataString(plain),
        Base64(userName + ":" + plain),
        Base64(plain),
    }.Aggregate(text, Secrets.Without));

    public void Dispose() => _token.Dispose();

    // Some leave its padding out.
    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=');

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
