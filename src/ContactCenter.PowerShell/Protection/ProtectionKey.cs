using System;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace ContactCenter.PowerShell;

/// <summary>A key for hashes. It shows nothing of itself.</summary>
public sealed class ProtectionKey
{
    private readonly SecureString? _text;
    private readonly byte[]? _bytes;

    /// <summary>A key of text: its bytes in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public ProtectionKey(SecureString text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>A key of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public ProtectionKey(byte[] bytes) => _bytes = bytes ?? throw new ArgumentNullException(nameof(bytes));

    /// <summary>A copy of the bytes, for the caller to clear.</summary>
    internal byte[] Bytes()
    {
        if (_bytes is not null)
        {
            return (byte[])_bytes.Clone();
        }

        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(_text!);
        char[] characters = new char[_text!.Length];
        try
        {
            Marshal.Copy(memory, characters, 0, characters.Length);
            return Encoding.UTF8.GetBytes(characters);
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
