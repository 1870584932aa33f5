using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Flattening;

/// <summary>
/// The columns and rows of records whose body nobody documents. The first record says what the columns are; what a later one has beyond them is in the last
/// column, so that nothing is lost and all rows have the same columns.
/// </summary>
internal sealed class OpenTable
{
    private const string Unknown = nameof(ApiObject.ExtensionData);

    // What is nested deeper is JSON in its cell: a hostile record could be thousands deep.
    private const int MostLevels = 8;

    private readonly string? _expand;
    private readonly string _joint;
    private readonly Node _root;
    private readonly FlatColumn _unknown;

    /// <summary>Takes the columns from the first record.</summary>
    /// <param name="typeName">The type's name, for messages.</param>
    /// <param name="first">The first record.</param>
    /// <param name="expand">The list that gives one row for each of its elements; null for one row for each record.</param>
    /// <param name="joint">What stands between the names of a nested value.</param>
    /// <param name="isExcelSafe">Whether the names of the columns, which come from the tenant, are defused.</param>
    /// <exception cref="ContactCenterException">The first record has no such property (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public OpenTable(string typeName, IReadOnlyDictionary<string, object?> first, string? expand, string joint, bool isExcelSafe)
    {
        _joint = joint;
        _expand = expand is null ? null : first.Keys.FirstOrDefault(key => string.Equals(key, expand, StringComparison.OrdinalIgnoreCase))
            ?? throw FlatTable.NoList(typeName, expand, first.Where(entry => IsList(entry.Value)).Select(entry => entry.Key));
        var columns = new FlatColumns();
        _root = Make(Expanded(first).First(), string.Empty, null, columns, 0);
        _unknown = columns.Add(Unknown, FlatGroup.Unknown);
        Names = isExcelSafe ? [.. columns.Arrange().Select(Formula.Defuse)] : columns.Arrange();
    }

    /// <summary>The names of the columns, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The rows of a record.</summary>
    public IEnumerable<object?[]> Rows(IReadOnlyDictionary<string, object?> record, FlatFormat format)
    {
        foreach (IReadOnlyDictionary<string, object?> one in Expanded(record))
        {
            var row = new object?[Names.Count];
            if (Fill(_root, one, row, format) is { } unknown)
            {
                row[_unknown.Index] = format.Json(unknown);
            }

            yield return row;
        }
    }

    private static bool IsList(object? value) => value is IEnumerable<object?> and not IReadOnlyDictionary<string, object?>;

    // The record with each element of the list in the list's place.
    private IEnumerable<IReadOnlyDictionary<string, object?>> Expanded(IReadOnlyDictionary<string, object?> record)
    {
        if (_expand is null)
        {
            return [record];
        }

        object?[] items = record.TryGetValue(_expand, out object? value) && IsList(value) ? [.. (IEnumerable<object?>)value!] : value is null ? [] : [value];
        return items.Length == 0 ? [With(record, null, null)] : items.Select((item, index) => With(record, item, index));
    }

    private Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> record, object? item, int? index)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, object?> entry in record)
        {
            if (entry.Key == _expand)
            {
                copy[_expand + _joint + (_joint.Length == 0 ? "Index" : "index")] = index;
                copy[_expand] = item;
            }
            else
            {
                copy[entry.Key] = entry.Value;
            }
        }

        return copy;
    }

    private Node Make(IReadOnlyDictionary<string, object?> entries, string prefix, FlatGroup? group, FlatColumns columns, int level)
    {
        var node = new Node();
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            string name = prefix.Length == 0 ? entry.Key : prefix + _joint + entry.Key;
            FlatGroup own = group ?? GroupOf(entry.Key, entry.Value);
            if (entry.Value is IReadOnlyDictionary<string, object?> { Count: > 0 } nested && level < MostLevels)
            {
                node.Nested[entry.Key] = Make(nested, name, own, columns, level + 1);
            }
            else
            {
                node.Columns[entry.Key] = columns.Add(name, own);
            }
        }

        return node;
    }

    private static Dictionary<string, object?>? Fill(Node node, IReadOnlyDictionary<string, object?> entries, object?[] row, FlatFormat format)
    {
        Dictionary<string, object?>? unknown = null;
        foreach (KeyValuePair<string, object?> entry in entries)
        {
            object? left = entry.Value;
            if (node.Columns.TryGetValue(entry.Key, out FlatColumn? column))
            {
                row[column.Index] = format.Cell(entry.Value);
                continue;
            }

            if (node.Nested.TryGetValue(entry.Key, out Node? nested))
            {
                left = entry.Value is IReadOnlyDictionary<string, object?> inner ? Fill(nested, inner, row, format) : entry.Value;
                if (left is null)
                {
                    continue;
                }
            }

            (unknown ??= new(StringComparer.Ordinal))[entry.Key] = left;
        }

        return unknown;
    }

    private FlatGroup GroupOf(string key, object? value)
    {
        bool isTime = value is DateTimeOffset
            || key.EndsWith("At", StringComparison.Ordinal) || key.EndsWith("_at", StringComparison.Ordinal);
        return string.Equals(key, "id", StringComparison.OrdinalIgnoreCase) ? FlatGroup.Id
            : key == nameof(Record.Tenant) ? FlatGroup.Tenant
            : string.Equals(key, "name", StringComparison.OrdinalIgnoreCase) ? FlatGroup.Identity
            : _expand is not null && key.StartsWith(_expand, StringComparison.Ordinal) ? FlatGroup.Element
            : isTime ? FlatGroup.Time
            : FlatGroup.Rest;
    }

    private sealed class Node
    {
        public Dictionary<string, FlatColumn> Columns { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, Node> Nested { get; } = new(StringComparer.Ordinal);
    }
}
