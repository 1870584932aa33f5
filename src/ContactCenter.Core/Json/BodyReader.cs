using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using ContactCenter.Http;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>
/// Reads the JSON of a body, and keeps count of what it holds: three bytes can become an object of some hundred, so that the size of a body does not bound the memory that it takes. A record
/// that holds too much is not read to its end, a body that does is an error. The record is given up without an exception, which would have to come up through all of its levels.
/// </summary>
internal sealed class BodyReader : JsonTextReader
{
    /// <summary>The most values (objects, lists, texts, numbers, truth values) of a record. A call of the reference has about 250; a tree of 5,000 menus under one root has 50,000.</summary>
    public const int MostValues = 100_000;

    /// <summary>The most values of all records of a body. A page of 100 calls of the reference has about 25,000.</summary>
    public const int MostValuesInAll = 500_000;

    /// <summary>How deep a record is nested at most. A tree of 1,000 levels is 2,000 deep: each level is an object and a list.</summary>
    public const int DeepestRecord = 2500;

    // What is deeper is not even skipped: each level takes a little memory.
    private const int DeepestBody = 100_000;

    private readonly bool _mayHoldLongText;
    private readonly List<(JsonToken Type, object? Value)>? _tokens;
    private readonly List<(KeptTokens Kept, Dictionary<string, object?> Entries, string Key)> _kept = [];
    private int _before;
    private int _values;
    private bool _isSkipping;

    private BodyReader(TextReader text, bool mayHoldLongText, bool keepsTokens)
        : base(text)
    {
        _mayHoldLongText = mayHoldLongText;
        _tokens = keepsTokens ? [] : null;
        ArrayPool = CharacterPool.Instance;
        DateParseHandling = DateParseHandling.None;
        FloatParseHandling = FloatParseHandling.Double;
        MaxDepth = DeepestBody;
        PropertyNameTable = PropertyNames.Table;
    }

    /// <summary>What the record holds too much of; null while it does not. From then on it looks as if the body ended there, until it is skipped.</summary>
    public string? Problem { get; private set; }

    /// <summary>The values of the record that do not fit their fields.</summary>
    public Misfits Misfits { get; } = new();

    /// <summary>
    /// Whether something is to be read again that was not kept. What was read of the body is of no use then: read it anew, with its tokens
    /// kept.
    /// </summary>
    public bool NeedsTokens { get; private set; }

    /// <summary>Opens a body. It is UTF-8, unless a byte order mark says otherwise.</summary>
    /// <param name="body">The body.</param>
    /// <param name="keepsTokens">Whether the tokens of a record are kept, so that a part of it can be read again. It takes longer.</param>
    public static BodyReader Open(BodyBuffer body, bool keepsTokens = false)
    {
        var text = new StreamReader(body.OpenRead(), Encoding.UTF8, true, 4 * 1024);
        return new(body.IsUsual() ? text : new BodyText(text), body.Length > BodyText.LongestText, keepsTokens);
    }

    /// <summary>Goes on to where a record may begin, unseen: that is for <see cref="Begin"/> to look at.</summary>
    /// <exception cref="BodySizeException">The records so far hold more than a body may.</exception>
    public bool Next()
    {
        _before += _values;
        _values = 0;
        _isSkipping = true;
        Problem = null;
        return _before <= MostValuesInAll ? ReadToken() : throw new BodySizeException("it holds more than " + Number(MostValuesInAll) + " values");
    }

    /// <summary>A record begins with the token that the reader stands on.</summary>
    public void Begin()
    {
        _isSkipping = false;
        _tokens?.Clear();
        _tokens?.Add((TokenType, Value));
        _kept.Clear();
        _ = Misfits.Take();
        Check();
    }

    /// <summary>Marks the token that the reader stands on, for <see cref="Keep"/>.</summary>
    public int Mark() => _tokens is null ? 0 : _tokens.Count - 1;

    /// <summary>
    /// Goes on to the end of the value that begins at the mark. It is read again once the record has ended, see <see cref="ReadKept"/>.
    /// </summary>
    /// <param name="mark">Where it begins.</param>
    /// <param name="depth">How deep it is nested.</param>
    public KeptTokens Keep(int mark, int depth)
    {
        while (Depth > depth && Read())
        {
            // On.
        }

        NeedsTokens |= _tokens is null;
        return new KeptTokens(mark);
    }

    /// <summary>
    /// Says which entry a kept value is. What was kept of its inside is of no use from then on, so that no token is read again more than
    /// once.
    /// </summary>
    public void KeepIn(KeptTokens kept, Dictionary<string, object?> entries, string key)
    {
        _kept.RemoveAll(inner => inner.Kept.Mark > kept.Mark);
        _kept.Add((kept, entries, key));
    }

    /// <summary>Reads the kept values of the record again, as plain JSON, into their entries.</summary>
    public void ReadKept()
    {
        foreach ((KeptTokens kept, Dictionary<string, object?> entries, string key) in _kept)
        {
            // Unless the key came a second time.
            if (_tokens is not null && entries.TryGetValue(key, out object? value) && value == kept)
            {
                var replay = new TokenReplay(_tokens, kept.Mark);
                replay.Read();
                entries[key] = PlainJson.Read(replay);
            }
        }

        _kept.Clear();
    }

    /// <summary>Goes on to where the record ends, which is not wanted: nothing of it counts.</summary>
    /// <param name="depth">The depth at which the record began.</param>
    public void SkipTo(int depth)
    {
        _isSkipping = true;
        _values = 0;
        Skip();
        while (Depth > depth && Read())
        {
            // On.
        }
    }

    [MethodImpl(Compilation.Hot)]
    public override bool Read()
    {
        if (Problem is not null && !_isSkipping)
        {
            return false;
        }

        if (!ReadToken())
        {
            return false;
        }

        if (_isSkipping)
        {
            return true;
        }

        _tokens?.Add((TokenType, Value));
        Check();
        return Problem is null;
    }

    [MethodImpl(Compilation.Hot)]
    private bool ReadToken()
    {
        bool any;
        try
        {
            any = base.Read();
        }
        catch (JsonReaderException error) when (HugeNumber.IsRefused(error))
        {
            // The reader stands behind the number, and only its value is missing.
            SetToken(JsonToken.Float, HugeNumber.Read(error), false);
            any = true;
        }

        return TokenType == JsonToken.Comment ? throw new FormatException("A comment is not JSON.") : any;
    }

    [MethodImpl(Compilation.Hot)]
    private void Check()
    {
        switch (TokenType)
        {
            case JsonToken.PropertyName:
                CheckText();
                break;
            case JsonToken.String:
                CheckText();
                CheckCount();
                break;
            case JsonToken.EndObject or JsonToken.EndArray:
                break;
            case JsonToken.StartObject or JsonToken.StartArray when Depth >= DeepestRecord:
                Problem = "it is nested more than " + Number(DeepestRecord) + " deep";
                break;
            default:
                CheckCount();
                break;
        }
    }

    private void CheckText()
    {
        if (_mayHoldLongText && Value is string { Length: > BodyText.LongestText })
        {
            Problem = "a text of it is longer than " + Number(BodyText.LongestText) + " characters";
        }
    }

    private void CheckCount()
    {
        if (++_values > MostValues)
        {
            Problem ??= "it holds more than " + Number(MostValues) + " values";
        }
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
