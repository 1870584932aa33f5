using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter;

/// <summary>
/// The description of an endpoint: what a cmdlet, the client, the sandbox, completion and the docs know about it. It is stated here and nowhere else.
/// </summary>
public abstract class Endpoint
{
    private protected Endpoint(string path, Type recordType, string section)
    {
        Path = path;
        RecordType = recordType;
        Section = section;
    }

    /// <summary>The path under /manager/api/v1/, such as calls.</summary>
    public string Path { get; }

    /// <summary>The type of its records.</summary>
    public Type RecordType { get; }

    /// <summary>Where the reference describes it.</summary>
    public string Section { get; }

    /// <summary>Whether it comes in pages (page, per).</summary>
    public bool IsPaged { get; internal init; } = true;

    /// <summary>Whether it takes sort_column and sort_direction.</summary>
    public bool IsSortable { get; internal init; } = true;

    /// <summary>
    /// The time by which it can be read completely: set once and never changed, sortable, and with a filter of the same name; null where there is none.
    /// </summary>
    public string? TimeKey { get; internal init; }

    /// <summary>The filters.</summary>
    public IReadOnlyList<Filter> Filters { get; internal init; } = [];

    /// <summary>The path of one record, such as menus/{id}; null where there is none.</summary>
    public string? ItemPath { get; internal init; }

    /// <summary>The name that its records have in PowerShell where no body is documented, such as ContactCenter.MenuStatus; null where <see cref="RecordType"/> says it all.</summary>
    public string? OpenTypeName { get; internal init; }

    /// <summary>The filters that records of other kinds stand for when they are piped, such as agent_id for agents, where their ids can't be asked for.</summary>
    public IReadOnlyDictionary<Type, string> PipedFilters { get; internal init; } = new Dictionary<Type, string>();

    /// <summary>Whether nothing is known about it but its path: see <see cref="Tenant.EndpointAt"/>.</summary>
    internal bool IsUnknown { get; init; }

    /// <summary>Whether the path holds {id}, the id of a record of another kind that these belong to.</summary>
    public bool NeedsParent => Path.Contains(ParentMark);

    /// <summary>What stands in a path for the id.</summary>
    internal const string ParentMark = "{id}";

    internal RecordMap Map => RecordMap.For(RecordType);

    /// <summary>Whether ids can be asked for many at a time.</summary>
    public bool HasIdFilter => Filters.Any(filter => filter.Name == "id");

    /// <summary>The filter of that name.</summary>
    /// <param name="name">The name in the query, without brackets.</param>
    /// <exception cref="ArgumentException">There is no such filter.</exception>
    public Filter Filter(string name) =>
        Filters.FirstOrDefault(filter => filter.Name == name)
        ?? throw new ArgumentException($"The endpoint '{Path}' has no filter '{name}'.", nameof(name));
}

/// <summary>The description of an endpoint with records of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type of its records.</typeparam>
public sealed class Endpoint<T> : Endpoint
    where T : Record, new()
{
    internal Endpoint(string path, string section)
        : base(path, typeof(T), section)
    {
    }
}
