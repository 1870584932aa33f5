using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter.Flattening;

/// <summary>
/// The columns of a kind of object, which depend on its type alone, and its rows. It is made once for each type: a record costs one look at each of its fields.
/// </summary>
internal sealed class FlatTable
{
    private const string Unknown = nameof(ApiObject.ExtensionData);

    private static readonly ConcurrentDictionary<(Type Type, string? Expand), FlatTable> Tables = new();

    private readonly FlatShape _record;
    private readonly FlatColumn _unknown;
    private readonly Field? _list;
    private readonly FlatColumn? _index;
    private readonly FlatColumn? _value;
    private readonly FlatShape? _element;
    private readonly FlatColumn? _elementUnknown;

    private FlatTable(Type type, string? expand)
    {
        var columns = new FlatColumns();
        _list = expand is null ? null : ListsOf(type).First(field => field.Property.Name == expand);
        _record = new FlatShape(type, string.Empty, null, _list, columns);
        if (_list is not null)
        {
            string name = _list.Property.Name;
            Type kind = _list.Property.PropertyType.GetGenericArguments()[0];
            _index = columns.Add(name + "Index", FlatGroup.Element);
            if (typeof(ApiObject).IsAssignableFrom(kind))
            {
                _element = new FlatShape(kind, name, FlatGroup.Element, null, columns);
                _elementUnknown = columns.Add(name + Unknown, FlatGroup.Element);
            }
            else
            {
                _value = columns.Add(name, FlatGroup.Element);
            }
        }

        _unknown = columns.Add(Unknown, FlatGroup.Unknown);
        Names = columns.Arrange();
    }

    /// <summary>The names of the columns, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The lists that a kind of object has, which can be made rows of.</summary>
    public static IEnumerable<Field> ListsOf(Type type) => RecordMap.For(type).Fields.Where(field => typeof(IEnumerable).IsAssignableFrom(field.Property.PropertyType)
        && field.Property.PropertyType.IsGenericType);

    /// <summary>The table of a kind of object.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="expand">The list that gives one row for each of its elements, in any case; null for one row for each record.</param>
    /// <exception cref="ContactCenterException">The kind has no such list (<see cref="ErrorKind.InvalidArgument"/>).</exception>
    public static FlatTable For(Type type, string? expand = null)
    {
        string? list = expand is null ? null : ListsOf(type).FirstOrDefault(field => string.Equals(field.Property.Name, expand, StringComparison.OrdinalIgnoreCase))?.Property.Name
            ?? throw NoList(type.Name, expand, ListsOf(type).Select(field => field.Property.Name));
        return Tables.GetOrAdd((type, list), key => new FlatTable(key.Type, key.Expand));
    }

    /// <summary>What to say of a list that is none.</summary>
    internal static ContactCenterException NoList(string type, string name, IEnumerable<string> lists)
    {
        string[] known = [.. lists];
        return new ContactCenterException(
            ErrorKind.InvalidArgument,
            $"A record of type {type} has no list '{name}' to make rows of. {(known.Length == 0 ? "It has no list at all" : "It has " + string.Join(", ", known))}.");
    }

    /// <summary>The rows of a record: one, or one for each element of the list. A list without elements gives one row too, with nothing in the element's columns.</summary>
    public IEnumerable<object?[]> Rows(ApiObject record, FlatFormat format)
    {
        var row = new object?[Names.Count];
        if (_record.Fill(record, row, format) is { } unknown)
        {
            row[_unknown.Index] = format.Json(unknown);
        }

        if (_list?.Get(record) is not IEnumerable items)
        {
            return [row];
        }

        List<object?[]>? rows = null;
        foreach (object? item in items)
        {
            object?[] copy = (object?[])row.Clone();
            copy[_index!.Index] = rows?.Count ?? 0;
            if (item is ApiObject element)
            {
                IReadOnlyDictionary<string, object?>? more = _element!.Fill(element, copy, format);
                copy[_elementUnknown!.Index] = more is null ? null : format.Json(more);
            }
            else
            {
                copy[_value!.Index] = format.Cell(item);
            }

            (rows ??= []).Add(copy);
        }

        return rows ?? [row];
    }
}
