using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ContactCenter.Json;

namespace ContactCenter.Protection;

/// <summary>What takes the place of a personal value.</summary>
internal sealed class ValueProtector : IDisposable
{
    /// <summary>The fewest bytes of a key.</summary>
    public const int ShortestKey = 16;

    // 16 bytes as hexadecimal digits: two values that meet by chance are out of the question.
    private const int HashBytes = 16;

    // Numbers have 15 digits, which is what a spreadsheet keeps of one.
    private const ulong LargestNumber = 1_000_000_000_000_000;

    private const string Hidden = "***";

    // Fewer digits than these are no telephone number.
    private const int FewestDigits = 7;
    private const int ShownDigits = 2;
    private const int LongestHidden = 3;

    private readonly ProtectionMethod _method;
    private readonly HMACSHA256? _hash;
    private int _depth;

    /// <summary>A way of protecting.</summary>
    /// <param name="method">What becomes of a value.</param>
    /// <param name="key">The key of the hash, copied; null unless there is one.</param>
    /// <exception cref="ContactCenterException">The key is missing, too short, or not wanted (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public ValueProtector(ProtectionMethod method, byte[]? key)
    {
        _method = method;
        if (method != ProtectionMethod.Hash)
        {
            _hash = key is null ? null : throw new ContactCenterException(ErrorKind.InvalidArgument, $"A key is for the method {ProtectionMethod.Hash} alone, and the method is {method}.");
            return;
        }

        if (key is null)
        {
            throw new ContactCenterException(ErrorKind.InvalidArgument, $"The method {ProtectionMethod.Hash} needs a key of at least {ShortestKey} bytes, without which anyone could try telephone numbers until the hash fits.");
        }

        _hash = key.Length >= ShortestKey
            ? new HMACSHA256((byte[])key.Clone())
            : throw new ContactCenterException(ErrorKind.InvalidArgument, $"The key has {key.Length} bytes, and at least {ShortestKey} are needed: a shorter one could be found by trying.");
    }

    /// <summary>What takes the place of a value: of the same kind, so that a number stays a number; null where nothing does.</summary>
    public object? Protect(object? value) => value switch
    {
        null => null,
        _ when _method == ProtectionMethod.Remove => null,
        string text => Text(text),
        bool => null,
        sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger => _hash is null ? null : Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> => _hash is null ? null : Hash(PlainJson.ToJson(value)),
        IChangeable<object?> items => Deeper(items),
        IEnumerable<object?> items => Deeper(new ValueList<object?>([.. items])),
        _ => _hash is null ? null : Hash(PlainJson.ToText(value)),
    };

    private object Deeper(IChangeable<object?> items)
    {
        _depth++;
        try
        {
            return DeepStack.IsNeeded(_depth) ? DeepStack.Run(() => items.With(Protect)) : items.With(Protect);
        }
        finally
        {
            _depth--;
        }
    }

    public void Dispose() => _hash?.Dispose();

    private string Text(string text)
    {
        // Blanks around it make no other person.
        string trimmed = text.Trim();
        return trimmed.Length == 0 ? string.Empty : _hash is null ? Mask(trimmed) : Hash(trimmed);
    }

    private static string Mask(string text)
    {
        int digits = text.Count(c => c is >= '0' and <= '9');
        if (digits >= FewestDigits && text.All(c => c is (>= '0' and <= '9') or ' ' or '+' or '-' or '(' or ')' or '.' or '/'))
        {
            return Hidden + new string([.. text.Where(c => c is >= '0' and <= '9').Skip(digits - ShownDigits)]);
        }

        // A letter may take more than one character; a short name or number is not to be guessed from its first.
        int[] letters = StringInfo.ParseCombiningCharacters(text);
        return letters.Length <= LongestHidden || text.All(c => c is >= '0' and <= '9') ? Hidden : text.Substring(0, letters[1]) + Hidden;
    }

    private string Hash(string text)
    {
        byte[] hash = Compute(text);
        var digits = new StringBuilder(HashBytes * 2);
        for (int i = 0; i < HashBytes; i++)
        {
            digits.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return digits.ToString();
    }

    private object Number(string text)
    {
        byte[] hash = Compute(text);
        ulong number = 0;
        for (int i = 0; i < sizeof(ulong); i++)
        {
            number = (number << 8) | hash[i];
        }

        return (long)(number % LargestNumber);
    }

    private byte[] Compute(string text) => _hash!.ComputeHash(Encoding.UTF8.GetBytes(text));
}
