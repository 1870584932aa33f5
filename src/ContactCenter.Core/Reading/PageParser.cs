using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using ContactCenter.Http;
using ContactCenter.Json;
using Newtonsoft.Json;

namespace ContactCenter.Reading;

/// <summary>Reads the body of a list endpoint.</summary>
internal static class PageParser
{
    // No page comes near, not even of a tenant that ignores its size; a hostile one could fill the memory.
    private const int MostRows = 10_000;

    // What is not paged comes all at once.
    private const int MostRowsInAll = 100_000;

    private const string IdKey = "id";

    // A report takes more memory than most bad records.
    private const int MostBadRows = 10_000;

    public static List<Row<T>> Parse<T>(ApiResponse response, Endpoint<T> endpoint, string tenant, bool isItem)
        where T : Record, new()
    {
        if (response.Length == 0)
        {
            throw ApiErrors.Cut(response.Request);
        }

        try
        {
            using BodyReader reader = response.OpenReader();
            List<Row<T>> rows = ParseRows(reader, response.Request, endpoint, tenant, isItem);
            if (!reader.NeedsTokens)
            {
                return rows;
            }

            // A list with a wrong element behind right ones, which is rare: keeping the tokens of every body would cost each read.
            using BodyReader again = response.OpenReader(keepsTokens: true);
            return ParseRows(again, response.Request, endpoint, tenant, isItem);
        }
        catch (BodySizeException e)
        {
            throw ApiErrors.Invalid(response.Request, e.Message + ".");
        }
        catch (JsonReaderException e)
        {
            throw IsAtEnd(response, e) ? ApiErrors.Cut(response.Request) : NotJson(response, e);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            // Newtonsoft.Json lets some of these through, for numbers of absurd size.
            throw NotJson(response, e);
        }
    }

    private static List<Row<T>> ParseRows<T>(BodyReader reader, string request, Endpoint<T> endpoint, string tenant, bool isItem)
        where T : Record, new()
    {
        var rows = new List<Row<T>>(100);
        if (!reader.Next())
        {
            throw ApiErrors.Cut(request);
        }

        if (reader.TokenType == JsonToken.Null)
        {
            // Taken for an empty list it would end a read half-way, without a word.
            throw ApiErrors.Missing(request, Expected(endpoint, isItem));
        }

        // One record by its own path is an object; and where no body is documented, either may come.
        bool isSingle = reader.TokenType == JsonToken.StartObject ? isItem || endpoint.OpenTypeName is not null : endpoint.IsUnknown && reader.TokenType != JsonToken.StartArray;
        JsonToken end = !isSingle ? JsonToken.EndArray : reader.TokenType == JsonToken.StartObject ? JsonToken.EndObject : reader.TokenType;
        if (reader.TokenType != JsonToken.StartArray && !isSingle)
        {
            throw ApiErrors.Invalid(request, $"{Expected(endpoint, isItem)}, and something else came. Check the tenant's address.");
        }

        RecordMap<T> map = RecordMap<T>.Instance;
        Func<T, DateTimeOffset?> time = TimeOf(endpoint);
        Misfit? wrongId = null;
        int wrongIds = 0;
        int most = endpoint.IsPaged ? MostRows : MostRowsInAll;
        int bad = 0;
        while (isSingle || (reader.Next() && reader.TokenType != JsonToken.EndArray))
        {
            if (rows.Count == most)
            {
                throw ApiErrors.Invalid(request, $"it holds more than {most.ToString("N0", CultureInfo.InvariantCulture)} records at once.");
            }

            Row<T> row = ParseRow(reader, request, endpoint, tenant, rows.Count + 1, map, time);
            rows.Add(row);
            if (row.Error is not null && row.Misfits is not null)
            {
                wrongId = row.Misfits[0];
                wrongIds++;
            }

            if (row.Error is not null && ++bad > MostBadRows)
            {
                throw ApiErrors.Invalid(request, $"more than {MostBadRows.ToString("N0", CultureInfo.InvariantCulture)} of its records can't be read.");
            }

            if (isSingle)
            {
                break;
            }
        }

        // A body can stop right behind the end of a list within a record.
        if (reader.TokenType != end || reader.Depth > 0)
        {
            throw ApiErrors.Cut(request);
        }

        if (reader.Next())
        {
            throw ApiErrors.Invalid(request, "something follows its end.");
        }

        // Not one record of the tenant can be told from another then, and an error for each would say the same thousands of times.
        return wrongIds > 1 && wrongIds == rows.Count ? throw UnsupportedIds(request, wrongId!) : rows;
    }

    [MethodImpl(Compilation.Hot)]
    private static Row<T> ParseRow<T>(
        BodyReader reader, string request, Endpoint<T> endpoint, string tenant, int position, RecordMap<T> map, Func<T, DateTimeOffset?> time)
        where T : Record, new()
    {
        if (reader.TokenType != JsonToken.StartObject)
        {
            return ParseValue(reader, request, endpoint, tenant, position);
        }

        int depth = reader.Depth;
        reader.Begin();
        var record = (T)map.ReadRecord(reader);
        record.SetTenant(tenant);
        if (reader.Problem is not null)
        {
            reader.SkipTo(depth);
            return new Row<T>(null, record.Id, time(record), Bad(request, position, record.Id, reader.Problem));
        }

        return record.Id is not null || endpoint.OpenTypeName is not null
            ? new Row<T>(record, record.Id, time(record), null)
            {
                Misfits = reader.Misfits.Take(),
                IsTimeOdd = endpoint.TimeKey is not null && record.ExtensionData?.ContainsKey(endpoint.TimeKey) == true,
            }
            : WithoutId(request, position, record, map, time(record));
    }

    private static Row<T> WithoutId<T>(string request, int position, T record, RecordMap<T> map, DateTimeOffset? time)
        where T : Record, new()
    {
        Misfit? wrong = record.ExtensionData?.TryGetValue(IdKey, out object? came) == true ? new Misfit(map.ByKey[IdKey], came) : null;
        string problem = wrong is null ? "it has no id, so that it can't be told from others" : $"{IdKey}: {wrong.Problem}";
        return new Row<T>(null, null, time, Bad(request, position, null, problem)) { Misfits = wrong is null ? null : [wrong] };
    }

    // Where nothing is documented, a list of plain values is as good as one of objects.
    private static Row<T> ParseValue<T>(BodyReader reader, string request, Endpoint<T> endpoint, string tenant, int position)
        where T : Record, new()
    {
        int depth = reader.Depth;
        string problem = "an object is documented, and something else came";
        if (endpoint.IsUnknown)
        {
            reader.Begin();
            var value = new T { ExtensionData = new PlainObject(new Dictionary<string, object?>(StringComparer.Ordinal) { ["value"] = PlainJson.Read(reader) }) };
            value.SetTenant(tenant);
            if (reader.Problem is null)
            {
                return new Row<T>(value, null, null, null);
            }

            problem = reader.Problem;
        }

        reader.SkipTo(depth);
        return new Row<T>(null, null, null, Bad(request, position, null, problem));
    }

    private static Func<T, DateTimeOffset?> TimeOf<T>(Endpoint<T> endpoint)
        where T : Record, new()
    {
        if (endpoint.TimeKey is null)
        {
            return _ => null;
        }

        var field = (Field<T, DateTimeOffset?>)RecordMap<T>.Instance.ByKey[endpoint.TimeKey];

        // The ends of the calendar are how some systems write that there is no time, and no bound can be widened beyond them.
        return record => field.GetValue(record) is { Year: > 1 and < 9999 } time ? time : null;
    }

    private static string Expected(Endpoint endpoint, bool isItem) =>
        isItem ? "an object is documented" : endpoint.OpenTypeName is null ? "a list is documented" : "a list or an object was expected";

    private static ContactCenterException Bad(string request, int position, long? id, string what)
    {
        string which = id is null ? string.Empty : " (id " + id.Value.ToString(CultureInfo.InvariantCulture) + ")";
        return new ContactCenterException(ErrorKind.InvalidRecord, $"Record {position}{which} of the answer to {request} could not be read and was left out: {what}. The others were read.") { RecordId = id };
    }

    private static ContactCenterException UnsupportedIds(string request, Misfit wrong) => ApiErrors.Invalid(
        request, $"none of its records has an id that is a whole number of at most 64 bits ({wrong.Problem}). Other ids are not supported; read the path with Invoke-CcApi, which needs none.");

    // Newtonsoft.Json has no error of its own for a body that just stops: whatever it says then, it says it of the end.
    private static bool IsAtEnd(ApiResponse response, JsonReaderException e)
    {
        if (e.Message.StartsWith("Unterminated", StringComparison.Ordinal) || e.Message.StartsWith("Unexpected end", StringComparison.Ordinal))
        {
            return true;
        }

        using Stream body = response.OpenBody();
        using var text = new StreamReader(body, Encoding.UTF8);
        int line = 1;
        int position = 0;
        int previous = 0;
        for (int c = text.Read(); c >= 0; c = text.Read())
        {
            bool isBreak = c is '\n' or '\r';
            line += isBreak && !(c == '\n' && previous == '\r') ? 1 : 0;
            position = isBreak ? 0 : position + 1;
            previous = c;
        }

        return e.LineNumber == line && e.LinePosition >= position;
    }

    private static ContactCenterException NotJson(ApiResponse response, Exception cause)
    {
        if (cause is JsonReaderException && cause.Message.Contains("MaxDepth"))
        {
            return ApiErrors.Invalid(response.Request, "it is nested too deeply.");
        }

        using Stream body = response.OpenBody();
        int first;
        do
        {
            first = body.ReadByte();
        }
        while (first is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF);

        // The cause's message is not shown: it can quote the body.
        return first == '<'
            ? ApiErrors.Invalid(response.Request, "it is a web page (HTML), not JSON. A proxy or a login page may have answered; check the tenant's address.")
            : ApiErrors.Invalid(response.Request, cause is JsonReaderException { LineNumber: > 0 } e
                ? $"it is not JSON (line {e.LineNumber.ToString(CultureInfo.InvariantCulture)}, position {e.LinePosition.ToString(CultureInfo.InvariantCulture)})."
                : "it is not JSON.");
    }
}
