using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace ContactCenter.Http;

/// <summary>The user name and the token, kept so that the token is plain text for as short a time as possible.</summary>
internal sealed class Credential : IDisposable
{
    private readonly string _userName;
    private readonly SecureString _token;

    /// <summary>
    /// Keeps a copy of the token, without white space, line breaks and invisible characters around it: those come from files and
    /// clipboards.
    /// </summary>
    /// <param name="userName">The user name.</param>
    /// <param name="token">The token.</param>
    public Credential(string userName, SecureString token)
    {
        _userName = userName;
        _token = token.Copy();
        WasTrimmed = Trim(_token);
    }

    /// <summary>Whether something was left out around the token.</summary>
    public bool WasTrimmed { get; }

    /// <summary>Whether nothing is left of the token.</summary>
    public bool IsEmpty => _token.Length == 0;

    /// <summary>What stands after "Basic " in the header (RFC 7617).</summary>
    public string ToBasic() => WithToken(plain => Convert.ToBase64String(Encoding.UTF8.GetBytes(_userName + ":" + plain)));

    /// <summary>Takes the token and the header's value out of a text that came from outside, in each form that a server is likely to say them back in.</summary>
    public string Redact(string text) => WithToken(plain => new[]
    {
        plain,
        Uri.EscapeDataString(plain),
        Base64(_userName + ":" + plain),
        Base64(plain),
    }.Aggregate(text, Secrets.Without));

    public void Dispose() => _token.Dispose();

    // Character by character, so that no more of the token is in plain text than what is looked at.
    private static bool Trim(SecureString token)
    {
        int before = token.Length;
        while (token.Length > 0 && IsNoPart(CharAt(token, token.Length - 1)))
        {
            token.RemoveAt(token.Length - 1);
        }

        while (token.Length > 0 && IsNoPart(CharAt(token, 0)))
        {
            token.RemoveAt(0);
        }

        return token.Length < before;
    }

    private static bool IsNoPart(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;

    private static char CharAt(SecureString token, int index)
    {
        IntPtr pointer = Marshal.SecureStringToGlobalAllocUnicode(token);
        try
        {
            return (char)Marshal.ReadInt16(pointer, index * sizeof(char));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

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
