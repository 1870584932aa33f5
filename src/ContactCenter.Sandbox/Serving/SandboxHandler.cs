using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using ContactCenter.Json;
using Newtonsoft.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>From method, path and query to an answer: no HTTP, no credentials, no clock.</summary>
internal sealed class SandboxHandler(SandboxOptions options, SandboxStore store, SandboxViews views, SandboxLife life, SandboxChurn? churn, Uri origin)
{
    private const int DefaultPageSize = 100;

    private readonly SeededRandom _ties = new((ulong)options.Seed ^ 0x7135);

    /// <summary>Whether a request is for records: faults and churn count those, and not the one that proves the credentials.</summary>
    public static bool IsForData(string method, string pathAndQuery) =>
        method == "GET" && SandboxRoute.Find(pathAndQuery.Split('?')[0]) is { } route && route.Endpoint.Path != Endpoints.ProofPath;

    /// <summary>What happens to the records before a request for data is answered.</summary>
    /// <param name="number">The request's number among those for data, from 1.</param>
    /// <param name="pathAndQuery">What is asked for.</param>
    public void Prepare(int number, string pathAndQuery)
    {
        lock (store.Sync)
        {
            store.Request = number;
            store.Time = options.Now is { } start ? start.AddSeconds(number) : DateTimeOffset.Now;
            life.Advance();
            if (number > 1)
            {
                churn?.Run(SandboxRoute.Find(pathAndQuery.Split('?')[0])!);
            }

            options.BeforeRequest?.Invoke(store);
        }
    }

    /// <summary>Answers a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="pathAndQuery">The path and the query, as received.</param>
    /// <param name="spoils">What happens to one record of the page: <see cref="SandboxFaultKind.WrongType"/> or <see
    /// cref="SandboxFaultKind.NoId"/>; null for nothing.</param>
    public SandboxReply Answer(string method, string pathAndQuery, SandboxFaultKind? spoils = null)
    {
        if (method != "GET")
        {
            return SandboxReply.Message(405, "Method not allowed").With("Allow", "GET");
        }

        string[] parts = pathAndQuery.Split(['?'], 2);
        if (SandboxRoute.Find(parts[0]) is not { } route)
        {
            return NotFound("Not found");
        }

        try
        {
            var query = new QueryParameters(parts.Length > 1 ? parts[1] : string.Empty);
            return route.Item is long id ? Item(route, id, query, spoils)
                : route.Parent is long parent && !HasParent(parent) ? NotFound($"There is no {parent}")
                : route.Endpoint.IsPaged ? List(route, parts[0], query, spoils)
                : Whole(route.Endpoint, query, spoils);
        }
        catch (InvalidQueryException e)
        {
            return SandboxReply.Message(422, e.Message);
        }
    }

    private SandboxReply NotFound(string message) =>
        options.NotFoundBody is null ? SandboxReply.Message(404, message) : new SandboxReply { Status = 404, Body = Encoding.UTF8.GetBytes(options.NotFoundBody) };

    // Contacts are the only records that belong to others.
    private bool HasParent(long id)
    {
        lock (store.Sync)
        {
            return store.Collection(Endpoints.Campaigns).Get(id) is not null;
        }
    }

    /// <summary>One record.</summary>
    private SandboxReply Item(SandboxRoute route, long id, QueryParameters query, SandboxFaultKind? spoils)
    {
        Record? record;
        lock (store.Sync)
        {
            record = store.Collection(route.Endpoint).Get(id);
        }

        return record is not null && RecordFilter.Shows(route.Endpoint, record, query)
            ? new SandboxReply { Body = Write(route.Endpoint.Map, [record], spoils, isList: false) }
            : NotFound($"There is no {id}");
    }

    /// <summary>All there is, in one answer.</summary>
    private SandboxReply Whole(Endpoint endpoint, QueryParameters query, SandboxFaultKind? spoils)
    {
        RecordFilter.RefuseWrongForms(endpoint, query);
        lock (store.Sync)
        {
            List<Record> records = [.. SandboxViews.AreKept(endpoint) ? store.Collection(endpoint).Records : views.Answer(endpoint, query)];
            return new SandboxReply { Body = Write(endpoint.Map, records, spoils, isList: true) };
        }
    }

    private SandboxReply List(SandboxRoute route, string path, QueryParameters query, SandboxFaultKind? spoils)
    {
        List<Predicate<Record>> filters = RecordFilter.From(route.Endpoint, query, options);
        if (route.Parent is not null)
        {
            filters.Add(record => ((CampaignContact)record).CampaignId == route.Parent);
        }

        int size = Math.Min(query.Count("per", DefaultPageSize), options.MaximumPageSize);
        int page = query.Count("page", 1);
        var rows = new List<Record>(size);
        long first = (long)(page - 1) * size;
        int total = 0;
        lock (store.Sync)
        {
            foreach (Record record in InOrder(store.Collection(route.Endpoint), query))
            {
                if (!Matches(record, filters))
                {
                    continue;
                }

                if (total >= first && total < first + size)
                {
                    rows.Add(record);
                }

                total++;
            }
        }

        // Records in the store are never changed, so the writing needs no lock.
        var reply = new SandboxReply { Body = Write(route.Endpoint.Map, rows, spoils, isList: true) };
        if (!options.NoPagingHeaders)
        {
            AddPagingHeaders(reply, path, query, page, size, total);
        }

        return reply;
    }

    private static bool Matches(Record record, List<Predicate<Record>> filters)
    {
        foreach (Predicate<Record> filter in filters)
        {
            if (!filter(record))
            {
                return false;
            }
        }

        return true;
    }

    private Record[] InOrder(SandboxCollection collection, QueryParameters query)
    {
        RecordMap map = collection.Endpoint.Map;
        string column = map.ByKey.ContainsKey(options.DefaultSortColumn) ? options.DefaultSortColumn : "id";
        bool descending = options.DefaultSortDescending;
        Func<Record, object?>? read = FieldReader.For(map, column);
        if (!options.IgnoreSort && collection.Endpoint.IsSortable)
        {
            if (query["sort_column"] is { Length: > 0 } wanted)
            {
                column = wanted;
                descending = false;
                read = FieldReader.For(map, column) ?? throw new InvalidQueryException($"sort_column: there is no field '{column}'");
            }

            if (query["sort_direction"] is { Length: > 0 } direction)
            {
                descending = direction.ToUpperInvariant() switch
                {
                    "ASC" => false,
                    "DESC" => true,
                    _ => throw new InvalidQueryException("sort_direction is ASC or DESC"),
                };
            }
        }

        return options.UnstableTies
            ? RecordOrder.Sort(collection.Records, read!, descending, options.NullsFirst, _ties.Next())
            : collection.Sorted(column, descending, () => RecordOrder.Sort(collection.Records, read!, descending, options.NullsFirst, null));
    }

    private byte[] Write(RecordMap map, List<Record> rows, SandboxFaultKind? spoils, bool isList)
    {
        using var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, new UTF8Encoding(false), 16384))
        using (var writer = new JsonTextWriter(text))
        {
            if (isList)
            {
                writer.WriteStartArray();
            }

            for (int i = 0; i < rows.Count; i++)
            {
                Record record = options.RoundTimes ? RecordCopy.WithRoundedTimes(rows[i]) : rows[i];
                if (spoils is not null && i == rows.Count / 2)
                {
                    WriteSpoilt(writer, map, record, spoils.Value);
                }
                else
                {
                    map.Write(writer, record);
                }
            }

            if (isList)
            {
                writer.WriteEndArray();
            }
        }

        return stream.ToArray();
    }

    private static void WriteSpoilt(JsonTextWriter writer, RecordMap map, Record record, SandboxFaultKind spoils)
    {
        Field? spoilt = spoils == SandboxFaultKind.NoId ? null
            : map.ByKey.TryGetValue("call_duration", out Field? duration) ? duration
            : map.Fields.FirstOrDefault(field => field.Property.PropertyType == typeof(int?));
        spoilt ??= map.Fields.FirstOrDefault(field => field.Key == "id");
        if (spoilt is null)
        {
            // Where no body is documented, none is wrong.
            map.Write(writer, record);
            return;
        }

        writer.WriteStartObject();
        foreach (Field field in map.Fields)
        {
            writer.WritePropertyName(field.Key);
            if (field == spoilt)
            {
                writer.WriteStartObject();
                writer.WritePropertyName("seconds");
                writer.WriteValue(12);
                writer.WriteEndObject();
            }
            else
            {
                field.Write(writer, record);
            }
        }

        writer.WriteEndObject();
    }

    private void AddPagingHeaders(SandboxReply reply, string path, QueryParameters query, int page, int size, int total)
    {
        int last = Math.Max(1, (int)(((long)total + size - 1) / size));
        if (options.SendLink && Links(path, query, page, last) is { Length: > 0 } links)
        {
            reply.With("Link", links);
        }

        if (options.SendTotal)
        {
            reply.With("Total", total.ToString(CultureInfo.InvariantCulture));
        }

        if (options.SendPerPage)
        {
            reply.With("Per-Page", size.ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Links(string path, QueryParameters query, int page, int last)
    {
        string address = (options.LinkBase ?? origin).GetLeftPart(UriPartial.Authority) + path + "?";
        var links = new List<string>();
        void Add(int to, string relation) => links.Add($"<{address}{query.WithPage(to)}>; rel=\"{relation}\"");
        if (page > 1)
        {
            Add(1, "first");
            Add(Math.Min(page - 1, last), "prev");
        }

        if (page < last)
        {
            Add(last, "last");
            Add(page + 1, "next");
        }

        return string.Join(", ", links);
    }
}
