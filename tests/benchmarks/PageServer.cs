using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using System.Web;

namespace ContactCenter.Benchmarks;

/// <summary>
/// Serves pages of the reference's call from memory: each connection has one page whose ids and times are written over in place, so that what is measured is whoever
/// reads them. Calls are a second apart, and only what the readers here ask for is understood.
/// </summary>
internal sealed class PageServer : IDisposable
{
    private const int PageSize = 100;
    private const long FirstId = 1_000_000_001;
    private static readonly DateTimeOffset First = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _count;
    private readonly byte[] _page;
    private readonly int[] _ids = new int[PageSize];
    private readonly int[] _times = new int[PageSize];
    private readonly int[] _ends = new int[PageSize];
    private readonly object _gate = new();
    private bool[] _isSent;
    private int _requests;
    private long _rows;

    public PageServer(int count)
    {
        _count = count;
        _isSent = new bool[count];
        JsonNode call = JsonNode.Parse(typeof(PageServer).Assembly.GetManifestResourceStream("call")!)!;
        call["id"] = FirstId;
        call["created_at"] = Time(0);
        byte[] one = Encoding.UTF8.GetBytes(call.ToJsonString(new JsonSerializerOptions()));
        int id = Find(one, FirstId.ToString(CultureInfo.InvariantCulture));
        int time = Find(one, "created_at\":\"") + "created_at\":\"".Length;
        using var page = new MemoryStream();
        page.WriteByte((byte)'[');
        for (int i = 0; i < PageSize; i++)
        {
            if (i > 0)
            {
                page.WriteByte((byte)',');
            }

            _ids[i] = (int)page.Position + id;
            _times[i] = (int)page.Position + time;
            page.Write(one);
            _ends[i] = (int)page.Position;
        }

        page.WriteByte((byte)']');
        _page = page.ToArray();
        CallSize = one.Length;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The length of a call, in bytes.</summary>
    public int CallSize { get; }

    public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>A page as it is sent: 100 calls, the first ones.</summary>
    public byte[] Page => (byte[])_page.Clone();

    public void Dispose() => _listener.Stop();

    private static string Time(long index) => First.AddSeconds(index).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static int Find(byte[] text, string wanted) => text.AsSpan().IndexOf(Encoding.UTF8.GetBytes(wanted));

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync().ConfigureAwait(false);
                socket.NoDelay = true;
                _ = Task.Run(() => ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using Socket own = socket;
        byte[] page = Page;
        var input = new byte[16 * 1024];
        int length = 0;
        try
        {
            while (true)
            {
                int end;
                while ((end = input.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
                {
                    int read = await socket.ReceiveAsync(input.AsMemory(length), SocketFlags.None).ConfigureAwait(false);
                    if (read == 0)
                    {
                        return;
                    }

                    length += read;
                }

                string target = Encoding.ASCII.GetString(input, 0, end).Split(' ', 3)[1];
                length -= end + 4;
                Buffer.BlockCopy(input, end + 4, input, 0, length);
                await AnswerAsync(socket, target, page).ConfigureAwait(false);
            }
        }
        catch (SocketException)
        {
            // The reader has gone.
        }
    }

    private async Task AnswerAsync(Socket socket, string target, byte[] page)
    {
        if (target == "/sent")
        {
            byte[] said = Encoding.ASCII.GetBytes(TakeSent());
            await SendAsync(socket, string.Empty, [new ArraySegment<byte>(said)], said.Length).ConfigureAwait(false);
            return;
        }

        var query = HttpUtility.ParseQueryString(target[(target.IndexOf('?') + 1)..]);
        int per = Math.Min(PageSize, int.Parse(query["per"] ?? "100", CultureInfo.InvariantCulture));
        int number = int.Parse(query["page"] ?? "1", CultureInfo.InvariantCulture);
        long from = query["created_at[from]"] is string bound
            ? Math.Max(0, (long)Math.Ceiling((DateTimeOffset.Parse(bound, CultureInfo.InvariantCulture) - First).TotalSeconds))
            : 0;
        long total = Math.Max(0, _count - from);
        bool down = query["sort_direction"] == "DESC";
        long start = (number - 1L) * per;
        int rows = (int)Math.Clamp(total - start, 0, per);
        long first = down ? _count - 1 - start : from + start;
        int step = down ? -1 : 1;
        NoteSent(first, step, rows);
        for (int i = 0; i < rows; i++)
        {
            long index = first + (step * i);
            (FirstId + index).TryFormat(page.AsSpan(_ids[i], 10), out _, default, CultureInfo.InvariantCulture);
            Encoding.ASCII.GetBytes(Time(index), page.AsSpan(_times[i]));
        }

        string headers = $"Total: {total}\r\nPer-Page: {per}\r\n";
        if (start + rows < total)
        {
            headers += $"Link: <{Uri}manager/api/v1/calls?page={number + 1}&per={per}>; rel=\"next\"\r\n";
        }

        int body = rows == 0 ? 1 : _ends[rows - 1];
        await SendAsync(socket, headers, [new ArraySegment<byte>(page, 0, body), new ArraySegment<byte>("]"u8.ToArray())], body + 1).ConfigureAwait(false);
    }

    private void NoteSent(long first, int step, int rows)
    {
        lock (_gate)
        {
            _requests++;
            _rows += rows;
            for (int i = 0; i < rows; i++)
            {
                _isSent[first + (step * i)] = true;
            }
        }
    }

    /// <summary>What was sent since this was last asked for, so that a reader is held to all of it at no cost to itself: how many pages, rows, and different calls.</summary>
    private string TakeSent()
    {
        lock (_gate)
        {
            string said = JsonSerializer.Serialize(new { requests = _requests, rows = _rows, calls = _isSent.Count(isSent => isSent) });
            _requests = 0;
            _rows = 0;
            _isSent = new bool[_count];
            return said;
        }
    }

    private static async Task SendAsync(Socket socket, string headers, List<ArraySegment<byte>> body, int length)
    {
        byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{headers}Content-Length: {length}\r\n\r\n");
        body.Insert(0, head);
        await socket.SendAsync(body, SocketFlags.None).ConfigureAwait(false);
    }
}
