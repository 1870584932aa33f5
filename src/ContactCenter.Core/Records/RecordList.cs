using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;

namespace ContactCenter;

/// <summary>A list of nested objects. As text it is their count and their names, so that it reads well in a table and in a CSV file.</summary>
/// <typeparam name="T">The kind of the objects.</typeparam>
public sealed class RecordList<T> : ReadOnlyCollection<T>, IChangeable<ApiObject>
    where T : ApiObject
{
    // A non-generic IList, which ReadOnlyCollection is: PowerShell takes any other empty sequence for true.

    /// <summary>Makes a list of the given objects.</summary>
    /// <param name="items">The objects, in their order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    public RecordList(IReadOnlyList<T> items)
        : base(items as IList<T> ?? [.. items ?? throw new ArgumentNullException(nameof(items))])
    {
    }

    object IChangeable<ApiObject>.With(Func<ApiObject, ApiObject> change) => new RecordList<T>([.. this.Select(item => (T)change(item))]);

    /// <summary>The count, and in brackets the names: <c>2 (Ana, Bo)</c>; empty for an empty list.</summary>
    public override string ToString() => Count == 0
        ? string.Empty
        : Count.ToString(CultureInfo.InvariantCulture) + " (" + string.Join(", ", this.Select(item => item.ToString())) + ")";
}
