namespace ContactCenter.Tests.Reading;

/// <summary>The forms of Link headers that a model tenant can send.</summary>
internal enum HostileLink
{
    /// <summary>The paging relations first, prev, next and last.</summary>
    Paging,

    /// <summary>No header.</summary>
    None,

    /// <summary>The relation next only, while there is a next page.</summary>
    NextOnly,

    /// <summary>The relation last only, on every page.</summary>
    LastOnly,

    /// <summary>Foreign relations only, as frameworks add them.</summary>
    Foreign,

    /// <summary>Text that is not a Link header.</summary>
    Malformed,

    /// <summary>Several headers: foreign relations first, then those of paging.</summary>
    Several,

    /// <summary>The relations first and self only, on every page.</summary>
    FirstOnly,
}
