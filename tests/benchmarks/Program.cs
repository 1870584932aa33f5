using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Security;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Benchmarks;

/// <summary>The pages' server, and the readers that are no cmdlets. bench.ps1 runs them; each reader measures itself.</summary>
internal static class Program
{
    private const int Warm = 300;

    private static async Task<int> Main(string[] arguments)
    {
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
                await FloorAsync(new Uri(uri), Cost.Number(count)).ConfigureAwait(false);
                return 0;
            case ["core", string uri, string count]:
                await CoreAsync(new Uri(uri), Cost.Number(count)).ConfigureAwait(false);
                return 0;
            default:
                Console.Error.WriteLine("serve <count> | floor <uri> <count> | core <uri> <count>");
                return 2;
        }
    }

    /// <summary>The bytes are read and dropped.</summary>
    private static async Task FloorAsync(Uri uri, int count)
    {
        using var client = new HttpClient();
        var buffer = new byte[32 * 1024];
        await ReadAsync(Warm, null).ConfigureAwait(false);
        var cost = new Cost();
        await ReadAsync(count, cost).ConfigureAwait(false);
        cost.Write(count, "floor");

        async Task ReadAsync(int wanted, Cost? first)
        {
            for (int page = 1; page <= wanted / 100; page++)
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri(uri, $"manager/api/v1/calls?page={page}&per=100"), HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
                using Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
                while (await body.ReadAsync(buffer).ConfigureAwait(false) > 0)
                {
                    first?.First();
                }
            }
        }
    }

    private static async Task CoreAsync(Uri uri, int count)
    {
        var token = new SecureString();
        token.AppendChar('x');
        using var tenant = new Tenant(new TenantOptions(uri, "bench", token) { RequestsPerSecond = 0 });
        await ReadAsync(Warm, null).ConfigureAwait(false);
        var cost = new Cost();
        long records = await ReadAsync(null, cost).ConfigureAwait(false);
        if (records != count)
        {
            throw new InvalidOperationException($"{records} of {count}");
        }

        cost.Write(records, "core");

        async Task<long> ReadAsync(long? limit, Cost? first)
        {
            long read = 0;
            using IPageReader<Call> reader = tenant.Read(Endpoints.Calls, new ReadRequest { Limit = limit }, new Silence());
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) is Page<Call> page)
            {
                first?.First();
                read += page.Records.Count;
            }

            return read;
        }
    }
}
