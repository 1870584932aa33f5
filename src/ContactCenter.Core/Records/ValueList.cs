using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
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
    public override string ToString()
    {
        // Lists in lists, without recursion: they can be thousands deep.
        var text = new StringBuilder();
        var open = new Stack<IEnumerator>();
        open.Push(GetEnumerator());
        bool isFirst = true;
        while (open.Count > 0)
        {
            if (!open.Peek().MoveNext())
            {
                open.Pop();
                isFirst = false;
                continue;
            }

            text.Append(isFirst ? string.Empty : ", ");
            isFirst = open.Peek().Current is ValueList<object?>;
            if (open.Peek().Current is ValueList<object?> nested)
            {
                open.Push(nested.GetEnumerator());
            }
            else
            {
                text.Append(PlainJson.ToText(open.Peek().Current));
            }
        }

        return text.ToString();
    }
}
