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

    /// <summary>What a record has to hold to.</summary>
    /// <exception cref="InvalidQueryException">A filter is written wrongly.</exception>
    public static List<Predicate<Record>> From(Endpoint endpoint, QueryParameters query, SandboxOptions options)
    {
        var tests = new List<Predicate<Record>>();
        foreach (Filter filter in endpoint.Filters)
        {
            if (options.IgnoredFilters.Contains("*") || options.IgnoredFilters.Contains(filter.Name))
            {
                continue;
            }

            Func<Record, object?> read = FieldReader.For(endpoint, filter);
            switch (filter.Kind)
            {
                case FilterKind.TimeRange:
                case FilterKind.NumberRange:
                    RefuseForms(filter, query, "", "[]");
                    AddRange(tests, filter, read, query, options);
                    break;
                case FilterKind.List:
                case FilterKind.FlagList:
                    RefuseForms(filter, query, "", "[from]", "[to]");
                    AddList(tests, filter, read, query.All(filter.Name + "[]"));
                    break;
                default:
                    RefuseForms(filter, query, "[]", "[from]", "[to]");
                    AddList(tests, filter, read, query.Has(filter.Name) ? [query[filter.Name]!] : []);
                    break;
            }
        }

        return tests;
    }

    // A real tenant ignores what it does not know; a client that writes a filter in the wrong form is told so here.
    private static void RefuseForms(Filter filter, QueryParameters query, params string[] suffixes)
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

        bool isFlag = filter.Kind is FilterKind.Flag or FilterKind.FlagList;
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
