namespace ContactCenter;

/// <summary>How a filter is written in the query.</summary>
public enum FilterKind
{
    /// <summary>One or several values: <c>name[]=a&amp;name[]=b</c>.</summary>
    List,

    /// <summary>One or several truth values: <c>name[]=true</c>.</summary>
    FlagList,

    /// <summary>One truth value: <c>name=true</c>.</summary>
    Flag,

    /// <summary>One value: <c>name=value</c>.</summary>
    Value,

    /// <summary>A range of times: <c>name[from]=…&amp;name[to]=…</c>, in UTC.</summary>
    TimeRange,

    /// <summary>A range of numbers: <c>name[from]=1&amp;name[to]=5</c>.</summary>
    NumberRange,
}
