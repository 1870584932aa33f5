namespace ContactCenter.Reading;

/// <summary>What a page says about the end of its list.</summary>
internal enum PageEnd
{
    /// <summary>Nothing proves the end: the next page has to be requested. An empty page is requested once more.</summary>
    Unproven,

    /// <summary>More records follow.</summary>
    More,

    /// <summary>The page is the last one, or is beyond it.</summary>
    Last,

    /// <summary>The page is empty although records must be on it: it is requested again, and then warned about.</summary>
    Missing,
}
