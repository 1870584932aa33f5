using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Tests.Support;

/// <summary>A raw server in front of a tenant: it passes requests on, and spoils the answers that it is told to, byte by byte where need be.</summary>
internal sealed class SpoiltTenant : IDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    private readonly Uri _tenant;
    private readonly Func<Exchange, Task> _answer;
    private int _count;

    /// <summary>Starts it.</summary>
    /// <param name="tenant">Where requests are passed on to.</param>
    /// <param name="answer">Answers a request: see <see cref="Exchange"/>.</param>
    /// <param name="keepsAlive">Whether connections are used again.</param>
    public SpoiltTenant(Uri tenant, Func<Exchange, Task> answer, bool keepsAlive = false)
    {
        _tenant = tenant;
        _answer = answer;
        KeepsAlive = keepsAlive;
        Server = new RawServer((head, stream, token) => _answer(new Exchange(this, head, Interlocked.Increment(ref _count), (NetworkStream)stream, token)), keepsAlive);
    }

    public RawServer Server { get; }

    private bool KeepsAlive { get; }

    public void Dispose() => Server.Dispose();

    /// <summary>An answer of the tenant, to be sent as it is or otherwise.</summary>
    internal sealed record Answer(string Status, byte[] Body, IReadOnlyList<string> Headers);

    /// <summary>A request, its number from 1, and the connection on which it is to be answered.</summary>
    internal sealed class Exchange(SpoiltTenant tenant, string head, int number, NetworkStream stream, CancellationToken token)
    {
        public int Number => number;

        /// <summary>The path and the query.</summary>
        public string Target { get; } = head.Split(' ')[1];

        public Stream Stream => stream;

        /// <summary>Where requests are passed on to.</summary>
        public Uri Tenant => tenant._tenant;

        public int Port => tenant.Server.Uri.Port;

        /// <summary>The client's clock.</summary>
        public StagedClock? Clock { get; set; }

        /// <summary>A host that the client was not told of.</summary>
        public Uri? Elsewhere { get; set; }

        /// <summary>The answer before this one.</summary>
        public Answer? Previous { get; set; }

        /// <summary>What the tenant answers.</summary>
        /// <param name="target">What it is asked, if not what was asked here.</param>
        public async Task<Answer> AskAsync(string? target = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(tenant._tenant, target ?? Target));
            string? credentials = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Authorization: ", StringComparison.Ordinal));
            request.Headers.Authorization = credentials is null ? null : AuthenticationHeaderValue.Parse(credentials.Substring(15));
            using HttpResponseMessage response = await Http.SendAsync(request, token);
            return new Answer(
                $"{(int)response.StatusCode} {response.ReasonPhrase}",
                await response.Content.ReadAsByteArrayAsync(token),
                [.. from header in response.Headers
                    where header.Key is "Link" or "Total" or "Per-Page"
                    from value in header.Value
                    select $"{header.Key}: {value}"]);
        }

        /// <summary>Passes the request on, and sends what comes back.</summary>
        public async Task PassAsync() => await SendAsync(await AskAsync());

        public Task SendAsync(Answer answer, string type = "application/json", int? length = null, bool isCompressed = false) =>
            SendAsync(answer.Status, answer.Body, [.. answer.Headers, .. isCompressed ? new[] { "Content-Encoding: gzip" } : []], type, length);

        /// <summary>Sends an answer.</summary>
        /// <param name="status">The status with its reason.</param>
        /// <param name="body">The body.</param>
        /// <param name="headers">Further headers.</param>
        /// <param name="type">The content type.</param>
        /// <param name="length">The length that is claimed, where it is not the body's.</param>
        public async Task SendAsync(string status, byte[] body, IEnumerable<string> headers, string type = "application/json", int? length = null)
        {
            var text = new StringBuilder($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {length ?? body.Length}\r\n");
            foreach (string header in headers.Concat(tenant.KeepsAlive ? [] : ["Connection: close"]))
            {
                text.Append(header).Append("\r\n");
            }

            await stream.WriteAsync(Encoding.Latin1.GetBytes(text.Append("\r\n").ToString()), token);
            await stream.WriteAsync(body, token);
        }

        /// <summary>Breaks the connection, as a machine does that has lost its power.</summary>
        public void Reset()
        {
            stream.Socket.LingerState = new LingerOption(true, 0);
            stream.Socket.Close();
        }

        /// <summary>Answers nothing until the client has closed the connection.</summary>
        public async Task HangAsync()
        {
            byte[] one = new byte[1];
            while (await stream.ReadAsync(one, token) > 0)
            {
            }

            stream.Socket.Close();
        }
    }
}
