using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;

namespace ContactCenter.Json;

/// <summary>
/// The keys that are known, so that reading one of them makes no new text. Keys that are not known are not kept:
/// a hostile body could fill the table.
/// </summary>
internal sealed class PropertyNames : JsonNameTable
{
    private readonly object _lock = new();
    private volatile Dictionary<int, string[]> _byHash = [];

    public static PropertyNames Table { get; } = new();

    public void Add(string key)
    {
        lock (_lock)
        {
            char[] characters = key.ToCharArray();
            if (Get(characters, 0, characters.Length) is not null)
            {
                return;
            }

            // Readers go on with the old table while the new one is made.
            var copy = new Dictionary<int, string[]>(_byHash);
            int hash = Hash(characters, 0, characters.Length);
            copy[hash] = copy.TryGetValue(hash, out string[]? others) ? [.. others, key] : [key];
            _byHash = copy;
        }
    }

    [MethodImpl(Compilation.Hot)]
    public override string? Get(char[] key, int start, int length)
    {
        if (_byHash.TryGetValue(Hash(key, start, length), out string[]? candidates))
        {
            foreach (string candidate in candidates)
            {
                if (candidate.Length == length && Same(candidate, key, start))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    [MethodImpl(Compilation.Hot)]
    private static bool Same(string candidate, char[] key, int start)
    {
        for (int i = 0; i < candidate.Length; i++)
        {
            if (candidate[i] != key[start + i])
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(Compilation.Hot)]
    private static int Hash(char[] key, int start, int length)
    {
        uint hash = 2166136261;
        for (int i = start; i < start + length; i++)
        {
            hash = (hash ^ key[i]) * 16777619;
        }

        return (int)hash;
    }
}
