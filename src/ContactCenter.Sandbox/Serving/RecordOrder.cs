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
        var sorted = new Record[records.Count];
        var numbers = new long[sorted.Length];
        string?[]? texts = null;
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = records[i];
            object? value = read(records[i]);
            if (Number(value, nullIsLeast) is long number)
            {
                numbers[i] = number;
            }
            else
            {
                (texts ??= new string?[sorted.Length])[i] = PlainJson.ToText(value);
            }
        }

        // Numbers are far quicker to sort than pairs of a number and a tie, and a test with churn sorts before each answer.
        if (texts is null)
        {
            Array.Sort(numbers, sorted);
            SettleTies((x, y) => numbers[x] == numbers[y]);
        }
        else
        {
            Array.Sort(texts, sorted, new TextComparer(nullIsLeast));
            SettleTies((x, y) => texts[x] == texts[y]);
        }

        return sorted;

        void SettleTies(Func<int, int, bool> areEqual)
        {
            for (int start = 0; start < sorted.Length;)
            {
                int end = start + 1;
                while (end < sorted.Length && areEqual(start, end))
                {
                    end++;
                }

                if (end - start > 1)
                {
                    SortTies(sorted, start, end - start, salt);
                    if (descending)
                    {
                        Array.Reverse(sorted, start, end - start);
                    }
                }

                start = end;
            }

            if (descending)
            {
                Array.Reverse(sorted);
            }
        }
    }

    private static void SortTies(Record[] records, int start, int count, ulong? salt)
    {
        var ties = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            // With the sign bit turned over, negative ids come before positive ones.
            ulong id = (ulong)records[start + i].Id!.Value ^ (1UL << 63);
            ties[i] = salt is { } value ? SeededRandom.Mix(value ^ id) : id;
        }

        var items = new Record[count];
        Array.Copy(records, start, items, 0, count);
        Array.Sort(ties, items);
        Array.Copy(items, 0, records, start, count);
    }

    private static long? Number(object? value, bool nullIsLeast) => value switch
    {
        null => nullIsLeast ? long.MinValue : long.MaxValue,
        DateTimeOffset time => time.UtcTicks,
        long number => number,
        int number => number,
        bool flag => flag ? 1 : 0,
        double number => (long)(number * 1000),
        _ => null,
    };

    private sealed class TextComparer(bool nullIsLeast) : IComparer<string?>
    {
        public int Compare(string? x, string? y)
        {
            if (x is null || y is null)
            {
                int result = (x is null ? 1 : 0) - (y is null ? 1 : 0);
                return nullIsLeast ? -result : result;
            }

            return string.CompareOrdinal(x, y);
        }
    }
}
