using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Text;
using ContactCenter.Json;

namespace ContactCenter;

/// <summary>A list of plain values. As text it is the values, joined by a comma.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class ValueList<T> : ReadOnlyCollection<T>, IChangeable<object?>
{
    // A non-generic IList, which ReadOnlyCollection is: PowerShell takes any other empty sequence for true.

    /// <summary>Makes a list of the given values.</summary>
    /// <param name="items">The values, in their order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public ValueList(IReadOnlyList<T> items)
        : base(items as IList<T> ?? [.. items ?? throw new ArgumentNullException(nameof(items))])
    {
    }

    object IChangeable<object?>.With(Func<object?, object?> change) => new ValueList<T>([.. this.Select(item => (T)change(item)!)]);

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
