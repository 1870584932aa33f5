using System;

namespace ContactCenter;

/// <summary>The JSON key behind a property, where it is not the property's name in snake case.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonKeyAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}
