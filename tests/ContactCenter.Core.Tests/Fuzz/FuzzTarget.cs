using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Http;
using ContactCenter.Reading;
using ContactCenter.Tests.Support;

namespace ContactCenter.Tests.Fuzz;

/// <summary>An endpoint that bodies are given to, and a sound record of it.</summary>
internal abstract class FuzzTarget(string name, string sample)
{
    public string Name => name;

    /// <summary>A record of the reference, as JSON text.</summary>
    public string Sample => sample;

    public static FuzzTarget Of<T>(Endpoint<T> endpoint, string sample, bool isItem = false)
        where T : Record, new() => new Typed<T>(endpoint, sample, isItem);

    /// <summary>Whether the body is one record and not a list.</summary>
    public abstract bool IsItem { get; }

    /// <summary>Whether an endpoint without a documented body takes an object for a record, and a value too.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Reads the body as a page, without HTTP around it.</summary>
    public abstract Outcome Parse(byte[] body);

    /// <summary>Reads it as a user does.</summary>
    public abstract Task<Outcome> ReadAsync(Connection connection);

    /// <summary>What came of a body: in the order of the page where it was parsed.</summary>
    internal sealed record Outcome(IReadOnlyList<long?> Records, IReadOnlyList<Exception> Bad, Exception? Error, int Rows)
    {
        public bool Has(long id) => Records.Contains(id);
    }

    private sealed class Typed<T>(Endpoint<T> endpoint, string sample, bool isItem) : FuzzTarget(endpoint.Path + (isItem ? " (one)" : string.Empty), sample)
        where T : Record, new()
    {
        public override bool IsItem => isItem;

        public override bool IsOpen => endpoint.OpenTypeName is not null;

        public override Outcome Parse(byte[] body)
        {
            using var buffer = new BodyBuffer();
            buffer.FillAsync(new MemoryStream(body), CancellationToken.None).GetAwaiter().GetResult();
            try
            {
                List<Row<T>> rows = PageParser.Parse(new ApiResponse(buffer, "GET fuzz"), endpoint, "fuzz", isItem);
                return new Outcome(
                    [.. rows.Where(row => row.Record is not null).Select(row => row.Record!.Id)], [.. rows.Where(row => row.Record is null).Select(row => (Exception)row.Error!)], null, rows.Count);
            }
            catch (Exception e)
            {
                return new Outcome([], [], e, 0);
            }
        }

        public override async Task<Outcome> ReadAsync(Connection connection)
        {
            var ids = new List<long?>();
            var bad = new List<Exception>();
            try
            {
                var request = new ReadRequest { Ids = isItem ? [FuzzBodies.Before] : null, ParentId = endpoint.NeedsParent ? 7 : null };
                using IPageReader<T> reader = connection.Tenant.Read(endpoint, request, connection.Log);
                while (await reader.ReadAsync(CancellationToken.None) is Page<T> page)
                {
                    ids.AddRange(page.Records.Select(record => record.Id));
                    bad.AddRange(page.Errors);

                    // What is made of a record later must bear its content, too.
                    foreach (T record in page.Records)
                    {
                        _ = record.ToString();
                        _ = record.ExtensionData?.ToString();
                    }
                }

                return new Outcome(ids, bad, null, ids.Count + bad.Count);
            }
            catch (Exception e)
            {
                return new Outcome(ids, bad, e, ids.Count + bad.Count);
            }
        }
    }
}
