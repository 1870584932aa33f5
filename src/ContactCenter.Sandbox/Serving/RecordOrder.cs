using System;
using System.Collections.Generic;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>Sorts records by a field.</summary>
internal static class RecordOrder
{
    /// <summary>The records in order.</summary>
    /// <param name="records">The records.</param>
    /// <param name="read">The field.</param>
    /// <param name="descending">Whether the order is descending; the ties are in ascending order either way.</param>
    /// <param name="nullIsLeast">Whether null is less than any value; else it is more.</param>
    /// <param name="salt">Decides the order of ties; null for that of the ids.</param>
    public static Record[] Sort(IReadOnlyList<Record> records, Func<Record, object?> read, bool descending, bool nullIsLeast, ulong? salt)
    {
        var keys = new Key[records.Count];
        var sorted = new Record[records.Count];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = records[i];
            keys[i] = KeyOf(read(records[i]), nullIsLeast, records[i].Id!.Value, salt);
        }

        Array.Sort(keys, sorted, descending ? Comparer.Descending : Comparer.Ascending);
        return sorted;
    }

    private static Key KeyOf(object? value, bool nullIsLeast, long id, ulong? salt)
    {
        long tie = salt is null ? id : (long)SeededRandom.Mix(salt.Value ^ (ulong)id);
        return value switch
        {
            null => new Key(nullIsLeast ? -1 : 1, 0, null, tie),
            DateTimeOffset time => new Key(0, time.UtcTicks, null, tie),
            long number => new Key(0, number, null, tie),
            int number => new Key(0, number, null, tie),
            bool flag => new Key(0, flag ? 1 : 0, null, tie),
            double number => new Key(0, (long)(number * 1000), null, tie),
            _ => new Key(0, 0, PlainJson.ToText(value), tie),
        };
    }

    private readonly struct Key(int rank, long number, string? text, long tie)
    {
        public readonly int Rank = rank;
        public readonly long Number = number;
        public readonly string? Text = text;
        public readonly long Tie = tie;
    }

    private sealed class Comparer(int sign) : IComparer<Key>
    {
        public static readonly Comparer Ascending = new(1);
        public static readonly Comparer Descending = new(-1);

        public int Compare(Key x, Key y)
        {
            int result = x.Rank.CompareTo(y.Rank);
            if (result == 0)
            {
                result = x.Number.CompareTo(y.Number);
            }

            if (result == 0 && x.Text is not null)
            {
                result = string.CompareOrdinal(x.Text, y.Text);
            }

            return result != 0 ? result * sign : x.Tie.CompareTo(y.Tie);
        }
    }
}
