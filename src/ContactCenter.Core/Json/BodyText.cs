using System;
using System.IO;

namespace ContactCenter.Json;

/// <summary>
/// The characters of a body, save for what would fill the memory before anybody could refuse it: the JSON library takes a text, a number or a comment whole, however long.
/// The end of a text that is too long is left out (its reader sees that by the length, see <see cref="BodyReader"/>), a number without end becomes one that is too large for anything, and a
/// comment, or a word of no meaning without end, is an error.
/// </summary>
internal sealed class BodyText(TextReader source) : TextReader
{
    /// <summary>The longest text that is taken, in characters. Of a longer one, one character more comes.</summary>
    public const int LongestText = 1024 * 1024;

    // The JSON library gives up the whole body for a whole number of more than 380 digits; no number that fits any type has as many.
    private const int LongestNumber = 330;
    private const string BeyondAllNumbers = "e9999";

    private readonly char[] _raw = new char[4096];
    private int _at;
    private int _end;
    private Place _place;
    private char _quote;
    private int _length;
    private int _escaped;
    private bool _leavesOut;
    private string _pending = string.Empty;
    private int _pendingAt;

    private enum Place
    {
        Between,
        Text,
        Whole,
        Fraction,
        Exponent,
        Word,
    }

    public override int Read(char[] buffer, int index, int count)
    {
        int written = 0;
        while (written < count)
        {
            if (_pendingAt < _pending.Length)
            {
                buffer[index + written++] = _pending[_pendingAt++];
                continue;
            }

            if (_at == _end)
            {
                if (written > 0)
                {
                    break;
                }

                _at = 0;
                _end = source.Read(_raw, 0, _raw.Length);
                if (_end <= 0)
                {
                    _end = 0;
                    if (!EndNumber())
                    {
                        break;
                    }

                    continue;
                }
            }

            char c = _raw[_at];
            if (_place == Place.Text ? InText(c) : Outside(c))
            {
                buffer[index + written++] = c;
            }
        }

        return written;
    }

    public override int Read() => throw new NotSupportedException();

    public override int Peek() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    // Whether the character is part of what is read. An escape is one character, and comes whole or not at all.
    private bool InText(char c)
    {
        _at++;
        if (_escaped > 0)
        {
            _escaped += c == 'u' && _escaped == 1 ? 3 : -1;
            return !_leavesOut;
        }

        if (c == _quote)
        {
            _place = Place.Between;
            return true;
        }

        _length++;
        _leavesOut = _length > LongestText + 1;
        _escaped = c == '\\' ? 1 : 0;
        return !_leavesOut;
    }

    private bool Outside(char c)
    {
        switch (c)
        {
            case '"' or '\'':
                if (EndNumber())
                {
                    return false;
                }

                _place = Place.Text;
                _quote = c;
                _length = 0;
                _escaped = 0;
                _leavesOut = false;
                break;
            case ' ' or '\t' or '\r' or '\n' or ',' or ':' or '[' or ']' or '{' or '}':
                if (EndNumber())
                {
                    return false;
                }

                _place = Place.Between;
                break;
            case '/':
                throw new FormatException("A comment is not JSON.");
            default:
                _at++;
                return InWord(c);
        }

        _at++;
        return true;
    }

    private bool InWord(char c)
    {
        bool isDigit = c is >= '0' and <= '9';
        if (_place == Place.Between)
        {
            _place = isDigit || c is '-' or '+' ? Place.Whole : c == '.' ? Place.Fraction : Place.Word;
            _length = 0;
            _leavesOut = false;
        }
        else if (_place is Place.Whole or Place.Fraction && !isDigit)
        {
            _place = c == '.' ? Place.Fraction : c is 'e' or 'E' ? Place.Exponent : Place.Word;
            if (!_leavesOut)
            {
                _length = Math.Min(_length, LongestNumber - 10);
            }
        }

        if (++_length <= LongestNumber)
        {
            return !_leavesOut;
        }

        if (_place == Place.Word && !_leavesOut)
        {
            throw new FormatException("A word without end is not JSON.");
        }

        // What more digits of a fraction or of an exponent say makes no difference.
        _leavesOut |= _place == Place.Whole;
        return false;
    }

    /// <summary>Whether a number has ended of which too little came, so that its end is still to be written.</summary>
    private bool EndNumber()
    {
        if (_place < Place.Whole || !_leavesOut)
        {
            return false;
        }

        _leavesOut = false;
        _pending = BeyondAllNumbers;
        _pendingAt = 0;
        return true;
    }
}
