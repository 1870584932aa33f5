using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Http;
using ContactCenter.Tests.Reading;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Fuzz;

/// <summary>Guarantees §3: what a body can make of the memory is bounded, whatever is in it. Nothing else runs beside it, because the memory that it looks at is the process's.</summary>
[Trait("Category", Effort.Soak)]
[Collection(nameof(BodyMemoryTests))]
public sealed class BodyMemoryTests(ITestOutputHelper output)
{
    // Beside the body itself. The limits that keep to it: see BodyReader, BodyText and PageParser.
    private const long MostBeside = 160L * 1024 * 1024;

    private static readonly int Size = Effort.Of(4, BodyBuffer.LargestBody / 1024 / 1024) * 1024 * 1024;

    [CollectionDefinition(nameof(BodyMemoryTests), DisableParallelization = true)]
    public sealed class Collection;

    [Fact]
    public async Task No_body_takes_more_than_its_bound()
    {
        var peaks = new List<(string Name, long Bytes)>();
        foreach (Hostile body in Bodies())
        {
            long peak = await PeakAsync(body);
            peaks.Add((body.Name, peak));
            Assert.True(peak <= Size + MostBeside, $"{body.Name}: {Megabytes(peak)}");
        }

        (string name, long most) = peaks.MaxBy(peak => peak.Bytes);
        output.Say("bodies", $"{peaks.Count} hostile bodies of {Megabytes(Size)} each, streamed over HTTP: at most {Megabytes(most)} of managed memory ({name}), {Megabytes(peaks.Select(peak => peak.Bytes).Order().ElementAt(peaks.Count / 2))} in the middle");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_where_it_is_too_large()
    {
        var body = new Hostile("100 MB", Endpoints.Calls, "[{\"id\":0}", ",{\"id\":1}", "]", 100 * 1024 * 1024);
        long sent = 0;
        long peak = await PeakAsync(body, count => sent = count);
        Assert.True(peak <= BodyBuffer.LargestBody + MostBeside, Megabytes(peak));
        Assert.True(sent < 2L * BodyBuffer.LargestBody, $"{sent} bytes were taken");
        output.Say("bodies", $"a body of 100 MB: InvalidResponse after {Megabytes(sent)}, with at most {Megabytes(peak)} of managed memory");
    }

    private static IEnumerable<Hostile> Bodies()
    {
        const string One = "[{\"id\":0}";
        static string Many(int count, string piece) => string.Concat(Enumerable.Repeat(piece, count));
        return
        [
            new("empty lists in one record", Endpoints.Calls, "[{\"id\":1,\"x\":[", "[],", "1]}]", Size),
            new("lists in lists", Endpoints.Calls, "[{\"id\":1,\"x\":", "[", string.Empty, Size),
            new("objects in objects", Endpoints.Calls, "[{\"id\":1,\"x\":", "{\"a\":", string.Empty, Size),
            new("records in one record", Endpoints.Calls, "[{\"id\":1,\"participants\":[{}", ",{}", "]}]", Size),
            new("nodes in one tree", Endpoints.MenuTree, "[{\"id\":1,\"children\":[{}", ",{}", "]}]", Size),
            new("records of nothing on a page", Endpoints.Calls, "[", "{},", "1]", Size),
            new("records of nothing in a list", Endpoints.UserStatuses, "[", "{},", "1]", Size),
            new("small records in a list", Endpoints.UserStatuses, "[", "{\"id\":1},", "1]", Size),
            new("small open records", Endpoints.MenuStatus, "[", "{\"a\":1},", "1]", Size),
            new("numbers for records", Endpoints.MenuStatus, "[", "1,", "1]", Size),
            new("numbers in a record", Endpoints.Calls, "[{\"id\":1,\"x\":[", "1,", "1]}]", Size),
            new("one text", Endpoints.Calls, "[{\"id\":1,\"lang\":\"", "xxxxxxxxxxxxxxxx", "\"}]", Size),
            new("one key", Endpoints.Calls, "[{\"id\":1,\"", "xxxxxxxxxxxxxxxx", "\":1}]", Size),
            new("texts of a million characters", Endpoints.Calls, One, ",{\"id\":1,\"lang\":\"" + new string('x', 1_000_000) + "\"}", "]", Size),
            new("texts of a million characters in a record", Endpoints.Calls, "[{\"id\":1,\"x\":[1", ",\"" + new string('x', 1_000_000) + "\"", "]}]", Size),
            new("as many values as are let in", Endpoints.Calls, One, ",{\"id\":1,\"x\":[1" + Many(49_000, ",{\"a\":{}}") + "]}", "]", Size),
            new("as many records in records as are let in", Endpoints.Calls, One, ",{\"id\":1,\"participants\":[{}" + Many(99_000, ",{}") + "]}", "]", Size),
            new("as deep as is let in", Endpoints.Calls, "[1", ",{\"id\":1,\"x\":" + new string('[', 2400) + new string(']', 2400) + "}", "]", Size),
            new("deeper than is let in", Endpoints.Calls, "[1", ",{\"id\":1,\"x\":" + new string('[', 3400) + new string(']', 3400) + "}", "]", Size),
            new("wrong fields", Endpoints.Calls, "[{\"id\":1", ",\"rating\":\"x\"", "}]", Size),
            new("wrong records", Endpoints.Calls, "[{\"id\":1}", ",{\"rating\":\"x\"}", "]", Size),
            new("a number", Endpoints.Calls, "[{\"id\":1,\"x\":", "99999999", "}]", Size),
            new("a comment", Endpoints.Calls, "[/*", "xxxxxxxx", "*/]", Size),
            new("a word", Endpoints.Calls, "[{\"id\":", "xxxxxxxx", "}]", Size),
            new("white space", Endpoints.Calls, "[{\"id\":", "        ", "1}]", Size),
            new("commas", Endpoints.Calls, "[{\"id\":1,\"x\":[", ",,,,,,,,", "1]}]", Size),
        ];
    }

    // The most that the process held while the body was read, beyond what it held before.
    private static async Task<long> PeakAsync(Hostile body, Action<long>? sent = null)
    {
        using var server = new RawServer((_, stream, token) => body.WriteAsync(stream, sent, token));
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 0);
        long before = GC.GetTotalMemory(true);
        long peak = before;
        using var over = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            do
            {
                peak = Math.Max(peak, GC.GetTotalMemory(false));
            }
            while (!over.Wait(1));
        });
        watch.Start();
        try
        {
            await body.ReadAsync(connection);
        }
        finally
        {
            over.Set();
            watch.Join();
        }

        return peak - before;
    }

    private static string Megabytes(long bytes) => (bytes / 1024.0 / 1024).ToString("0", CultureInfo.InvariantCulture) + " MB";

    /// <summary>A body that is sent as it is made: a start, a piece again and again, an end.</summary>
    private sealed class Hostile(string name, Endpoint endpoint, string start, string piece, string end, long size)
    {
        public string Name => name;

        public async Task WriteAsync(Stream stream, Action<long>? sent, CancellationToken cancellationToken)
        {
            byte[] head = Encoding.ASCII.GetBytes(start);
            byte[] tail = Encoding.ASCII.GetBytes(end);
            byte[] pieces = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, Math.Max(1, 64 * 1024 / piece.Length))));
            long left = size - head.Length - tail.Length;

            // No page follows, so that one body is looked at; a Total that its records disprove would lead to a second request.
            await stream.WriteAsync(
                "HTTP/1.1 200 OK\r\nLink: <?page=1>; rel=prev\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken);
            await stream.WriteAsync(head, cancellationToken);
            for (; left >= pieces.Length; left -= pieces.Length)
            {
                await stream.WriteAsync(pieces, cancellationToken);
                sent?.Invoke(size - left);
            }

            await stream.WriteAsync(tail, cancellationToken);
        }

        public Task ReadAsync(Connection connection) => endpoint switch
        {
            Endpoint<Call> calls => ReadAsync(connection, calls),
            Endpoint<UserStatus> statuses => ReadAsync(connection, statuses),
            Endpoint<MenuNode> nodes => ReadAsync(connection, nodes),
            Endpoint<OpenRecord> open => ReadAsync(connection, open),
            _ => throw new NotSupportedException(endpoint.Path),
        };

        private async Task ReadAsync<T>(Connection connection, Endpoint<T> endpoint)
            where T : Record, new()
        {
            using IPageReader<T> reader = connection.Tenant.Read(endpoint, new ReadRequest(), new RecordingLog());
            try
            {
                while (await reader.ReadAsync(CancellationToken.None) is not null)
                {
                    // What it brings is let go of.
                }
            }
            catch (ContactCenterException e)
            {
                Assert.True(e.Kind == ErrorKind.InvalidResponse, name + ": " + e);
            }
        }
    }
}
