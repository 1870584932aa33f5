using System;

namespace ContactCenter.Tests.Reading;

/// <summary>A record of a model tenant.</summary>
internal sealed class ModelRow
{
    /// <summary>Its id.</summary>
    public required long Id { get; init; }

    /// <summary>When it came into being; null where it has no such time.</summary>
    public required DateTimeOffset? Time { get; init; }

    /// <summary>When it was changed last: its place in the order in which the tenant keeps its records.</summary>
    public long Touched { get; set; }

    /// <summary>The field that the filter in use looks at.</summary>
    public object? Value { get; set; }

    /// <summary>Whether it has matched whenever it was there to be read.</summary>
    public bool AlwaysMatched { get; set; } = true;

    /// <summary>Whether it has matched at some time.</summary>
    public bool EverMatched { get; set; }

    /// <summary>Its JSON.</summary>
    public string Json { get; set; } = string.Empty;

    /// <summary>What the product's parser made of the JSON; null where it has not seen it.</summary>
    public object? Parsed { get; set; }
}
