using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ContactCenter.Http;
using ContactCenter.Json;

namespace ContactCenter.Reading;

/// <summary>One request to a list endpoint: what the user asked for, narrowed to the part that is to be read now.</summary>
internal sealed record ListQuery(Endpoint Endpoint, IReadOnlyList<FilterValue> Filters, IReadOnlyList<KeyValuePair<string, string>> Raw, int PageSize)
{
    /// <summary>The unit by which bounds are widened: the tenant's edge may be inclusive or not, and its times finer than it shows.</summary>
    public static readonly TimeSpan Unit = TimeSpan.FromMilliseconds(1);

    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>The one record that is asked for by its own path; null for the list.</summary>
    public long? ItemId { get; init; }

    /// <summary>The record that the wanted ones belong to; null where the path needs none.</summary>
    public long? ParentId { get; init; }

    /// <summary>Where the endpoints of this tenant lie elsewhere than described.</summary>
    public IReadOnlyDictionary<string, string>? Paths { get; init; }

    /// <summary>The lower bound of the endpoint's time, as it is sent; null for the user's own.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The upper bound of the endpoint's time, as it is sent; null for the user's own.</summary>
    public DateTimeOffset? To { get; init; }

    public string? SortColumn { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>The user's own lower bound of the endpoint's time, as it is sent; null for none.</summary>
    public DateTimeOffset? UserFrom => Bound(FilterBound.From) is DateTimeOffset from ? Below(from) : null;

    /// <summary>The user's own upper bound of the endpoint's time, as it is sent; null for none.</summary>
    public DateTimeOffset? UserTo => Bound(FilterBound.To) is DateTimeOffset to ? Above(to) : null;

    /// <summary>Whether the count that the tenant gives can include records that do not match, because a bound was widened.</summary>
    public bool IsWidened => Filters.Any(filter => filter.Bound != FilterBound.None);

    /// <summary>
    /// Whether a record that matches goes on matching for as long as it exists. A flag such as with_deleted leaves records out unless it is set: one that is marked deleted
    /// meanwhile goes, and one that is restored comes back in the middle.
    /// </summary>
    public bool IsStable => Raw.Count == 0 && Filters.All(filter => filter.Filter.IsStable) && Endpoint.Filters.All(filter => filter.Kind != FilterKind.Flag || IsSet(filter));

    public static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public static DateTimeOffset Ceiling(DateTimeOffset time) => Floor(time) == time ? Floor(time) : Floor(time) + Unit;

    // The calendar has ends, and what lies beyond them is not wanted either.
    private static DateTimeOffset Below(DateTimeOffset time) => time.UtcTicks < Unit.Ticks ? DateTimeOffset.MinValue : Floor(time) - Unit;

    private static DateTimeOffset Above(DateTimeOffset time) => time.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - (2 * Unit.Ticks) ? DateTimeOffset.MaxValue : Ceiling(time) + Unit;

    public ApiRequest ToRequest()
    {
        var parts = new List<QueryPart>();
        if (Ids is not null)
        {
            parts.AddRange(Ids.Select(id => new QueryPart("id[]", id.ToString(CultureInfo.InvariantCulture))));
        }

        foreach (FilterValue filter in Filters)
        {
            Add(parts, filter);
        }

        if (Endpoint.TimeKey is not null)
        {
            AddBound(parts, "[from]", Later(From, UserFrom));
            AddBound(parts, "[to]", Earlier(To, UserTo));
        }

        parts.AddRange(Raw.Select(entry => new QueryPart(entry.Key, entry.Value, IsPersonal: true)));
        if (SortColumn is not null)
        {
            parts.Add(new QueryPart("sort_column", SortColumn));
            parts.Add(new QueryPart("sort_direction", Descending ? "DESC" : "ASC"));
        }

        if (Endpoint.IsPaged && ItemId is null)
        {
            parts.Add(new QueryPart("page", Page.ToString(CultureInfo.InvariantCulture)));
            parts.Add(new QueryPart("per", PageSize.ToString(CultureInfo.InvariantCulture)));
        }

        return new ApiRequest(ToPath(), parts);
    }

    private string ToPath()
    {
        string described = ItemId is null ? Endpoint.Path : Endpoint.ItemPath!;
        string path = Paths is not null && Paths.TryGetValue(described, out string? real) ? real : described;
        return (ItemId ?? ParentId) is long id ? path.Replace(Endpoint.ParentMark, id.ToString(CultureInfo.InvariantCulture)) : path;
    }

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a > b ? a : b;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a < b ? a : b;

    private DateTimeOffset? Bound(FilterBound bound) =>
        Filters.FirstOrDefault(filter => filter.Bound == bound && filter.Filter.Name == Endpoint.TimeKey)?.Values[0] as DateTimeOffset?;

    private void AddBound(List<QueryPart> parts, string suffix, DateTimeOffset? time)
    {
        if (time is not null)
        {
            parts.Add(new QueryPart(Endpoint.TimeKey + suffix, JsonTime.Format(time.Value)));
        }
    }

    private void Add(List<QueryPart> parts, FilterValue value)
    {
        Filter filter = value.Filter;
        bool lower = value.Bound == FilterBound.From;
        switch (filter.Kind)
        {
            case FilterKind.TimeRange when filter.Name == Endpoint.TimeKey:
                break; // Narrowed while reading: see ToRequest.
            case FilterKind.TimeRange:
                var time = (DateTimeOffset)value.Values[0];
                parts.Add(new QueryPart(filter.Name + (lower ? "[from]" : "[to]"), JsonTime.Format(lower ? Below(time) : Above(time))));
                break;
            case FilterKind.NumberRange:
                long number = (long)value.Values[0];
                number = lower ? (number == long.MinValue ? number : number - 1) : (number == long.MaxValue ? number : number + 1);
                parts.Add(new QueryPart(filter.Name + (lower ? "[from]" : "[to]"), number.ToString(CultureInfo.InvariantCulture)));
                break;
            default:
                string key = filter.Kind is FilterKind.List or FilterKind.FlagList ? filter.Name + "[]" : filter.Name;
                parts.AddRange(value.Values.Select(one => new QueryPart(key, PlainJson.ToText(one), IsPersonal(filter))));
                break;
        }
    }

    private bool IsSet(Filter flag) => Filters.Any(filter => filter.Filter == flag && filter.Values.Contains(true));

    private bool IsPersonal(Filter filter)
    {
        RecordMap map = Endpoint.Map;
        string[] path = filter.Field.Split('.');
        for (int i = 0; i < path.Length && map.ByKey.TryGetValue(path[i], out Field? field); i++)
        {
            if (field.IsPersonal)
            {
                return true;
            }

            if (!typeof(ApiObject).IsAssignableFrom(field.Property.PropertyType))
            {
                return false;
            }

            map = RecordMap.For(field.Property.PropertyType);
        }

        return false;
    }
}
