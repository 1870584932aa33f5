using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Flattening;

/// <summary>The columns of flat records: each name once, whatever its case, since nothing that reads a CSV file tells them apart by that.</summary>
internal sealed class FlatColumns
{
    private readonly List<FlatColumn> _columns = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public FlatColumn Add(string name, FlatGroup group)
    {
        while (name.Length == 0 || !_names.Add(name))
        {
            name += "_";
        }

        var column = new FlatColumn(name, group);
        _columns.Add(column);
        return column;
    }

    /// <summary>Puts the columns in their order.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> Arrange()
    {
        // OrderBy keeps the order of the reference within a group.
        FlatColumn[] ordered = [.. _columns.OrderBy(column => column.Group)];
        for (int i = 0; i < ordered.Length; i++)
        {
            ordered[i].Index = i;
        }

        return [.. ordered.Select(column => column.Name)];
    }
}
