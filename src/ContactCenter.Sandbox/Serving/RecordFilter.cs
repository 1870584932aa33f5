using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>What a query's filters let through.</summary>
internal static class RecordFilter
{
    // Only this form is known to be understood by real tenants, so only this one is taken.
    private static readonly Regex UtcTime = new(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$", RegexOptions.CultureInvariant);

    // The reference's list of variables names these without their endpoint; they fit agents.
    private static readonly Filter[] OfAgents = [new("call_count", FilterKind.NumberRange), new("chat_count", FilterKind.NumberRange)];

    /// <summary>What a record has to hold to.</summary>
    /// <exception cref="InvalidQueryException">A filter is written wrongly.</exception>
    public static List<Predicate<Record>> From(Endpoint endpoint, QueryParameters query, SandboxOptions options)
    {
        RefuseWrongForms(endpoint, query);
        var tests = new List<Predicate<Record>>();
        foreach (Filter filter in FiltersOf(endpoint))
        {
            bool isIgnored = options.IgnoredFilters.Contains("*") || options.IgnoredFilters.Contains(filter.Name);
            Func<Record, object?> read = FieldReader.For(endpoint, filter);
            switch (filter.Kind)
            {
                case FilterKind.Flag:
                    bool isAsked = IsAsked(filter, query) && !isIgnored;
                    tests.Add(record => isAsked || read(record) is not true);
                    break;
                case var _ when isIgnored:
                    break;
                case FilterKind.TimeRange or FilterKind.NumberRange:
                    AddRange(tests, filter, read, query, options);
                    break;
                default:
                    AddList(tests, filter, read, query.All(filter.Name + (filter.Kind == FilterKind.Value ? string.Empty : "[]")));
                    break;
            }
        }

        return tests;
    }

    /// <summary>Whether a record that is asked for by its id is shown: those that are marked deleted only if that is asked for.</summary>
    public static bool Shows(Endpoint endpoint, Record record, QueryParameters query) =>
        endpoint.Filters.All(filter => filter.Kind != FilterKind.Flag || IsAsked(filter, query) || FieldReader.For(endpoint, filter)(record) is not true);

    /// <summary>Refuses filters in another form than the endpoint's.</summary>
    /// <exception cref="InvalidQueryException">A filter is written wrongly.</exception>
    public static void RefuseWrongForms(Endpoint endpoint, QueryParameters query)
    {
        foreach (Filter filter in FiltersOf(endpoint))
        {
            RefuseForms(filter, query, filter.Kind switch
            {
                FilterKind.TimeRange or FilterKind.NumberRange => ["", "[]"],
                FilterKind.List or FilterKind.FlagList => ["", "[from]", "[to]"],
                _ => ["[]", "[from]", "[to]"],
            });
        }
    }

    private static IEnumerable<Filter> FiltersOf(Endpoint endpoint) => endpoint == Endpoints.Agents ? endpoint.Filters.Concat(OfAgents) : endpoint.Filters;

    private static bool IsAsked(Filter filter, QueryParameters query) => query[filter.Name]?.ToUpperInvariant() switch
    {
        null or "FALSE" => false,
        "TRUE" => true,
        _ => throw new InvalidQueryException($"{filter.Name} takes true and false"),
    };

    // A real tenant ignores what it does not know; a client that writes a filter in the wrong form is told so here.
    private static void RefuseForms(Filter filter, QueryParameters query, string[] suffixes)
    {
        foreach (string suffix in suffixes)
        {
            if (query.Has(filter.Name + suffix))
            {
                throw new InvalidQueryException($"{filter.Name}{suffix} is not how the filter {filter.Name} is written");
            }
        }
    }

    private static void AddList(List<Predicate<Record>> tests, Filter filter, Func<Record, object?> read, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        bool isFlag = filter.Kind == FilterKind.FlagList;
        var wanted = new HashSet<string>(values, isFlag ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        if (isFlag && !wanted.IsSubsetOf(["true", "false"]))
        {
            throw new InvalidQueryException($"{filter.Name} takes true and false");
        }

        tests.Add(record => read(record) is { } value && wanted.Contains(PlainJson.ToText(value)));
    }

    private static void AddRange(List<Predicate<Record>> tests, Filter filter, Func<Record, object?> read, QueryParameters query, SandboxOptions options)
    {
        if (Bound(filter, query, "[from]") is long from)
        {
            long least = options.FromExclusive ? from + 1 : from;
            tests.Add(record => Measure(read(record)) >= least);
        }

        if (Bound(filter, query, "[to]") is long to)
        {
            long most = options.ToInclusive ? to : to - 1;
            tests.Add(record => Measure(read(record)) <= most);
        }
    }

    // Null compares as false with everything, so it matches no range.
    private static long? Measure(object? value) => value switch
    {
        DateTimeOffset time => time.UtcTicks,
        int number => number,
        long number => number,
        _ => null,
    };

    private static long? Bound(Filter filter, QueryParameters query, string end)
    {
        if (query[filter.Name + end] is not string text)
        {
            return null;
        }

        if (filter.Kind == FilterKind.NumberRange)
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new InvalidQueryException($"{filter.Name}{end} is no whole number");
        }

        return UtcTime.IsMatch(text) && JsonTime.TryParse(text, out DateTimeOffset time)
            ? time.UtcTicks
            : throw new InvalidQueryException($"{filter.Name}{end} is no time in UTC such as 2026-01-31T09:00:00.000Z");
    }
}
