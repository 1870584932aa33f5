namespace ContactCenter.Tests.Reading;

/// <summary>The forms of Total headers that a model tenant can send.</summary>
internal enum HostileTotal
{
    /// <summary>The count of matching records.</summary>
    Right,

    /// <summary>No header.</summary>
    None,

    /// <summary>A count that lags behind.</summary>
    Lagging,

    /// <summary>A count that is too high.</summary>
    Leading,

    /// <summary>The count of the first response, on every response.</summary>
    Cached,

    /// <summary>The count of records on the page.</summary>
    OfThePage,

    /// <summary>0 on every response.</summary>
    Zero,

    /// <summary>Text that is not a number.</summary>
    Text,
}
