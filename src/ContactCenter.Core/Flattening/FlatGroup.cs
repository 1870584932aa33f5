namespace ContactCenter.Flattening;

/// <summary>What a column is about. Columns stand in this order.</summary>
internal enum FlatGroup
{
    /// <summary>The record's id.</summary>
    Id,

    /// <summary>The tenant, without which the id says nothing.</summary>
    Tenant,

    /// <summary>What else tells which record it is: the name of a thing, the record that it belongs to.</summary>
    Identity,

    /// <summary>The element of the list that was made rows of.</summary>
    Element,

    /// <summary>When.</summary>
    Time,

    /// <summary>Who.</summary>
    Person,

    /// <summary>Where.</summary>
    Queue,

    /// <summary>How long, how many, how good.</summary>
    Measure,

    /// <summary>All else.</summary>
    Rest,

    /// <summary>What is not documented.</summary>
    Unknown,
}
