using System.Collections.Generic;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>Reads tokens again that were read before.</summary>
internal sealed class TokenReplay : JsonReader
{
    private readonly IReadOnlyList<(JsonToken Type, object? Value)> _tokens;
    private int _at;

    public TokenReplay(IReadOnlyList<(JsonToken Type, object? Value)> tokens, int start)
    {
        _tokens = tokens;
        _at = start;
        MaxDepth = null;
    }

    public override bool Read()
    {
        if (_at == _tokens.Count)
        {
            return false;
        }

        (JsonToken type, object? value) = _tokens[_at++];
        SetToken(type, value);
        return true;
    }
}
