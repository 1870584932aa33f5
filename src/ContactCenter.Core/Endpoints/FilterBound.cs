namespace ContactCenter;

/// <summary>Which end of a range a value is.</summary>
public enum FilterBound
{
    /// <summary>None: the filter is no range.</summary>
    None,

    /// <summary>The lower end, inclusive.</summary>
    From,

    /// <summary>The upper end: exclusive for times, inclusive for numbers.</summary>
    To,
}
