using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A filter of an endpoint, as the reference has it.</summary>
public sealed class Filter
{
    internal Filter(string name, FilterKind kind, string? field = null, bool isStable = false, IReadOnlyList<DocumentedValue>? values = null)
    {
        Name = name;
        Kind = kind;
        Field = field ?? name;
        IsStable = isStable;
        Values = values ?? [];
    }

    /// <summary>The name in the query, without brackets, such as created_at.</summary>
    public string Name { get; }

    /// <summary>How it is written.</summary>
    public FilterKind Kind { get; }

    /// <summary>The field of the response that it looks at, such as agent_info.id.</summary>
    public string Field { get; }

    /// <summary>Whether a record that matches goes on matching for as long as it exists.</summary>
    public bool IsStable { get; }

    /// <summary>The values that the reference documents; empty where it lists none.</summary>
    public IReadOnlyList<DocumentedValue> Values { get; }
}
