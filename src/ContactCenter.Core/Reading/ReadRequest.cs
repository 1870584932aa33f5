using System.Collections.Generic;

namespace ContactCenter;

/// <summary>What is to be read from a list endpoint.</summary>
public sealed class ReadRequest
{
    /// <summary>The filters; a record has to match them all.</summary>
    public IReadOnlyList<FilterValue> Filters { get; set; } = [];

    /// <summary>
    /// The ids that are wanted; null for all records. They are asked for many at a time, each once, in the order given. One that is not found is an
    /// error in <see cref="Page{T}.Errors"/>, unless other filters are given, which may have left it out.
    /// </summary>
    public IReadOnlyList<long>? Ids { get; set; }

    /// <summary>The id of the record that the wanted ones belong to, such as the campaign of contacts; null where the endpoint needs none.</summary>
    public long? ParentId { get; set; }

    /// <summary>
    /// The field to sort by, as a JSON key; null for the order in which the endpoint can be read completely. Any other order can be read by page number
    /// alone, which may lose records while they change; that is warned of. Not with <see cref="Ids"/>, whose order is their own.
    /// </summary>
    public string? SortBy { get; set; }

    /// <summary>Whether the order is descending. Not with <see cref="Ids"/>.</summary>
    public bool Descending { get; set; }

    /// <summary>How many records to ask for at a time, 1 to 100 (reference, "per").</summary>
    public int PageSize { get; set; } = 100;

    /// <summary>How many records are wanted; null for all. No request is sent for more.</summary>
    public long? Limit { get; set; }

    /// <summary>Further query parameters as they are, for what the description does not know.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; set; } = [];
}
