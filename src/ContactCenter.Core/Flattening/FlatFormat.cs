using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ContactCenter.Json;

namespace ContactCenter.Flattening;

/// <summary>How values are written in flat records, the same in every culture.</summary>
internal sealed class FlatFormat
{
    private readonly TimeZoneInfo? _zone;
    private readonly string _separator;
    private readonly bool _isExcelSafe;

    /// <summary>A way of writing.</summary>
    /// <param name="zone">The zone of times, which are then written with their offset; null for UTC.</param>
    /// <param name="separator">What stands between the values of a list.</param>
    /// <param name="isExcelSafe">Whether texts that a spreadsheet would run are defused.</param>
    public FlatFormat(TimeZoneInfo? zone = null, string separator = DefaultSeparator, bool isExcelSafe = false)
    {
        _zone = zone is null || zone.Id == TimeZoneInfo.Utc.Id ? null : zone;
        _separator = separator;
        _isExcelSafe = isExcelSafe;
    }

    public const string DefaultSeparator = "; ";

    /// <summary>A value as it stands in a cell: text, a number, a truth value; null for an empty cell.</summary>
    public object? Cell(object? value) => value switch
    {
        null => null,
        string text => Text(text),
        DateTimeOffset time => Time(time),
        ContactStats stats => Json(stats.ToDictionary(entry => entry.Key, entry => Whole(entry.Value), StringComparer.Ordinal)),
        IReadOnlyDictionary<string, object?> entries => Json(entries),
        IEnumerable items => Text(Joined(items)),
        ApiObject nested => Text(nested.ToString()!),
        _ => value,
    };

    /// <summary>Entries of no fixed shape as compact JSON.</summary>
    public string Json(IReadOnlyDictionary<string, object?> entries) => PlainJson.ToJson(_isExcelSafe ? Defused(entries, 0) : entries);

    private string Time(DateTimeOffset time) => _zone is null
        ? JsonTime.Format(time)
        : TimeZoneInfo.ConvertTime(time, _zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    private string Text(string text) => _isExcelSafe ? Formula.Defuse(text) : text;

    private string Joined(IEnumerable items)
    {
        var text = new StringBuilder();
        bool isFirst = true;
        foreach (object? item in items)
        {
            if (!isFirst)
            {
                text.Append(_separator);
            }

            isFirst = false;
            text.Append(item is DateTimeOffset time ? Time(time) : PlainJson.ToText(item));
        }

        return text.ToString();
    }

    // In JSON the texts themselves are defused, so that it stays JSON.
    private static object? Defused(object? value, int depth) => value switch
    {
        string text => Formula.Defuse(text),
        IReadOnlyDictionary<string, object?> or IEnumerable<object?> when DeepStack.IsNeeded(depth) => DefusedDeep(value, depth),
        IReadOnlyDictionary<string, object?> entries => Unique(entries, depth + 1),
        IEnumerable<object?> items => items.Select(item => Defused(item, depth + 1)).ToList(),
        _ => value,
    };

    // Past the levels at which another stack is due, so that it takes one.
    private static object? DefusedDeep(object value, int depth) => DeepStack.Run(() => Defused(value, depth + 2));

    private static Dictionary<string, object?> Unique(IReadOnlyDictionary<string, object?> entries, int depth)
    {
        var safe = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            safe[Formula.Defuse(entry.Key)] = Defused(entry.Value, depth);
        }

        return safe;
    }

    // A count is written without a fraction, as it came.
    private static object? Whole(double? number) => number is double value && Math.Floor(value) == value && Math.Abs(value) < 9e15 ? (object)(long)value : number;
}
