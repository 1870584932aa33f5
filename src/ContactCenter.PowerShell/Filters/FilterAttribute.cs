using System;

namespace ContactCenter.PowerShell;

/// <summary>Names the filter that a parameter stands for. How it is written, completed and checked follows from the endpoint's description.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FilterAttribute(string name, FilterBound bound = FilterBound.None) : Attribute
{
    /// <summary>The name in the query, without brackets.</summary>
    public string Name { get; } = name;

    /// <summary>Which end of a range the parameter is.</summary>
    public FilterBound Bound { get; } = bound;
}
