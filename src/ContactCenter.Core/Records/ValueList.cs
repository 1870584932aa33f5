using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter;

/// <summary>A list of plain values. As text it is the values, joined by a comma.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class ValueList<T> : IReadOnlyList<T>, IChangeable<object?>
{
    private readonly IReadOnlyList<T> _items;

    /// <summary>Makes a list of the given values.</summary>
    /// <param name="items">The values, in their order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public ValueList(IReadOnlyList<T> items) => _items = items ?? throw new ArgumentNullException(nameof(items));

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    object IChangeable<object?>.With(Func<object?, object?> change) => new ValueList<T>([.. _items.Select(item => (T)change(item)!)]);

    /// <summary>The values, joined by ", "; empty for an empty list.</summary>
    public override string ToString() => string.Join(", ", _items.Select(item => PlainJson.ToText(item)));
}
