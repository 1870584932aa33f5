using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Tests.Support;

/// <summary>A server that sends whatever bytes it is told to: what no HTTP library would send.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly List<string> _requests = [];
    private readonly Task _accepting;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Gets the head of a request, and writes the answer. The connection is closed after it.</param>
    public RawServer(Func<string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public int Connections { get; private set; }

    /// <summary>The heads of the requests so far.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>One that answers every request with status 200 and this body.</summary>
    public static RawServer WithBody(string body, string headers = "") => WithBytes(Encoding.UTF8.GetBytes(body), headers);

    /// <summary>One that answers every request with status 200 and this body.</summary>
    public static RawServer WithBytes(byte[] body, string headers = "") => new((_, stream, token) => WriteAsync(stream, "200 OK", body, headers, token));

    /// <summary>One that answers every request with these bytes.</summary>
    public static RawServer WithAnswer(string answer) => new((_, stream, token) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer), token).AsTask());

    public static async Task WriteAsync(Stream stream, string status, byte[] body, string headers, CancellationToken cancellationToken)
    {
        string head = $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _accepting.GetAwaiter().GetResult();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Connections++;
                running.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                var head = new StringBuilder();
                byte[] one = new byte[1];

                // What does not begin as GET is no HTTP, and is answered at once.
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && !(head.Length == 1 && head[0] != 'G'))
                {
                    if (await stream.ReadAsync(one, _stop.Token) == 0)
                    {
                        return;
                    }

                    head.Append((char)one[0]);
                }

                lock (_requests)
                {
                    _requests.Add(head.ToString());
                }

                await _answer(head.ToString(), stream, _stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }
}
