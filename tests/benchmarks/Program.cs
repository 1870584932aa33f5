using System;
using System.Buffers;
using System.IO;
using System.Net.Http;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Json;
using Newtonsoft.Json;

namespace ContactCenter.Benchmarks;

/// <summary>The pages' server, the readers that are no cmdlets, each of which measures itself, and what happens inside. Invoke-Benchmark.ps1 runs them.</summary>
internal static class Program
{
    private const int Warm = 300;

    private static async Task<int> Main(string[] arguments)
    {
        Cost.Begin();
        switch (arguments)
        {
            case ["serve", string count]:
                using (var server = new PageServer(Cost.Number(count)))
                {
                    Console.WriteLine($"{server.Uri} {server.CallSize}");

                    // Until whoever started it closes the input.
                    while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
                    {
                    }
                }

                return 0;
            case ["floor", string uri, string count]:
                await MeasureAsync("floor", new Uri(uri), Cost.Number(count), DropAsync).ConfigureAwait(false);
                return 0;
            case ["tokens", string uri, string count]:
                await MeasureAsync("tokens", new Uri(uri), Cost.Number(count), GoThroughAsync).ConfigureAwait(false);
                return 0;
            case ["core", string uri, string count]:
                await CoreAsync(new Uri(uri), Cost.Number(count)).ConfigureAwait(false);
                return 0;
            case ["micro", .. string[] rest]:
                Micro.Run(rest is ["quick"]);
                return 0;
            default:
                Console.Error.WriteLine("serve <count> | floor <uri> <count> | tokens <uri> <count> | core <uri> <count> | micro [quick]");
                return 2;
        }
    }

    /// <summary>Page after page from an HttpClient, to something that reads the body.</summary>
    private static async Task MeasureAsync(string subject, Uri uri, int count, Func<Stream, Task> read)
    {
        using var client = new HttpClient();
        await ReadAsync(Warm).ConfigureAwait(false);
        var cost = new Cost();
        await ReadAsync(count).ConfigureAwait(false);
        cost.Write(count, subject);

        async Task ReadAsync(int wanted)
        {
            for (int page = 1; page <= wanted / 100; page++)
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri(uri, $"manager/api/v1/calls?page={page}&per=100"), HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
                using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
                await read(body).ConfigureAwait(false);
                Cost.Came();
            }
        }
    }

    /// <summary>The floor: the bytes are read and dropped.</summary>
    private static async Task DropAsync(Stream body)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(32 * 1024);
        while (await body.ReadAsync(buffer).ConfigureAwait(false) > 0)
        {
            // On.
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>What every reader that uses this JSON library does: each token is looked at, and nothing made of it.</summary>
    private static Task GoThroughAsync(Stream body)
    {
        using JsonTextReader reader = Tokens(body);
        while (reader.Read())
        {
            // On.
        }

        return Task.CompletedTask;
    }

    /// <summary>The JSON library as the client sets it, without what the client adds.</summary>
    internal static JsonTextReader Tokens(Stream body) => new(new StreamReader(body, Encoding.UTF8, true, 16 * 1024))
    {
        ArrayPool = CharacterPool.Instance,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Double,
        PropertyNameTable = Names(),
    };

    private static JsonNameTable Names()
    {
        // The keys of a call get into the table with its map.
        _ = RecordMap<Call>.Instance;
        return PropertyNames.Table;
    }

    private static async Task CoreAsync(Uri uri, int count)
    {
        var token = new SecureString();
        token.AppendChar('x');
        using var tenant = new Tenant(new TenantOptions(uri, "bench", token) { RequestsPerSecond = 0 });
        await ReadAsync(Warm).ConfigureAwait(false);
        var cost = new Cost();
        long records = await ReadAsync(null).ConfigureAwait(false);
        if (records != count)
        {
            throw new InvalidOperationException($"{records} of {count}");
        }

        cost.Write(records, "core");

        async Task<long> ReadAsync(long? limit)
        {
            long read = 0;
            using IPageReader<Call> reader = tenant.Read(Endpoints.Calls, new ReadRequest { Limit = limit }, new Silence());
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) is Page<Call> page)
            {
                Cost.Came();
                read += page.Records.Count;
            }

            return read;
        }
    }
}
