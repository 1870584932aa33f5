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
    // Keeps the port for this server while it refuses connections.
    private readonly Socket _holder = NewSocket();
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly bool _keepsAlive;
    private readonly List<string> _requests = [];
    private readonly List<Task> _running = [];
    private Socket _listener = NewSocket();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;
    private int _busy;

    /// <summary>Starts it.</summary>
    /// <param name="answer">Gets the head of a request, and writes the answer.</param>
    /// <param name="keepsAlive">Whether the connection is used again after an answer; else it is closed.</param>
    public RawServer(Func<string, Stream, CancellationToken, Task> answer, bool keepsAlive = false)
    {
        _answer = answer;
        _keepsAlive = keepsAlive;
        _holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_holder.LocalEndPoint!).Port}/");
        Accept();
    }

    public Uri Uri { get; }

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

    /// <summary>Refuses connections from now on.</summary>
    public void Refuse() => _listener.Dispose();

    /// <summary>Accepts connections again.</summary>
    public void AcceptAgain()
    {
        _listener = NewSocket();
        Accept();
    }

    /// <summary>Completes when no connection is open; or none that has begun a request and has not had its answer.</summary>
    /// <param name="mayBeIdle">Whether connections may be open on which nothing is under way.</param>
    public async Task EmptyAsync(bool mayBeIdle)
    {
        while (true)
        {
            Task changed;
            lock (_requests)
            {
                if ((mayBeIdle ? _busy : _open) == 0)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed;
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
        _listener.Dispose();
        _holder.Dispose();
        Task.WaitAll(_running.ToArray());
        _stop.Dispose();
    }

    private static Socket NewSocket()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        return socket;
    }

    private void Accept()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, Uri.Port));
        _listener.Listen();
        _running.Add(Task.Run(() => AcceptAsync(_listener)));
    }

    private async Task AcceptAsync(Socket listener)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                Socket client = await listener.AcceptAsync(_stop.Token);
                Connections++;
                Change(ref _open, 1);
                running.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            bool isBusy = false;
            try
            {
                using var stream = new NetworkStream(client);
                byte[] one = new byte[1];
                do
                {
                    // What does not begin as GET or CONNECT is not HTTP, and is answered at once.
                    var head = new StringBuilder();
                    while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && !(head.Length == 1 && head[0] is not ('G' or 'C')))
                    {
                        if (await stream.ReadAsync(one, _stop.Token) == 0)
                        {
                            return;
                        }

                        if (!isBusy)
                        {
                            isBusy = true;
                            Change(ref _busy, 1);
                        }

                        head.Append((char)one[0]);
                    }

                    lock (_requests)
                    {
                        _requests.Add(head.ToString());
                    }

                    await _answer(head.ToString(), stream, _stop.Token);
                    isBusy = false;
                    Change(ref _busy, -1);
                }
                while (_keepsAlive);
                client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
            finally
            {
                if (isBusy)
                {
                    Change(ref _busy, -1);
                }

                client.Dispose();
                Change(ref _open, -1);
            }
        }
    }

    private void Change(ref int count, int by)
    {
        TaskCompletionSource changed;
        lock (_requests)
        {
            count += by;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
