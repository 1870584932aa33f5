using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace ContactCenterTests
{
    /// <summary>A server that fails in the way it is told to, and says back whatever it was sent.</summary>
    public sealed class Tattler : IDisposable
    {
        private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
        private readonly List<string> _heads = new List<string>();

        public Tattler()
        {
            Mode = "good";
            _listener.Start();
            Uri = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port + "/");
            new Thread(Accept) { IsBackground = true }.Start();
        }

        public Uri Uri { get; private set; }

        /// <summary>Where a redirect leads.</summary>
        public Uri Elsewhere { get; set; }

        public string Mode { get; set; }

        /// <summary>What has been sent to it, without its line ends.</summary>
        public string[] Heads
        {
            get
            {
                lock (_heads)
                {
                    return _heads.ToArray();
                }
            }
        }

        public void Dispose()
        {
            _listener.Stop();
        }

        private static string Good(string path)
        {
            const string One = "{\"id\":5,\"name\":\"n5\",\"created_at\":\"2026-03-01T00:00:00.000Z\",\"started_at\":\"2026-03-01T00:00:00.000Z\"}";
            return path.EndsWith("/5", StringComparison.Ordinal) ? One : "[" + One + "]";
        }

        private string Answer(string head)
        {
            string address = head.Split(' ')[1];
            int place = head.IndexOf("Authorization: Basic ", StringComparison.OrdinalIgnoreCase);
            string basic = place < 0 ? "none" : head.Substring(place + 21).Split('\r')[0];
            string plain = place < 0 ? "none" : Encoding.UTF8.GetString(Convert.FromBase64String(basic)).Split(new[] { ':' }, 2)[1];
            string echo = plain + " Basic " + basic + " " + Convert.ToBase64String(Encoding.UTF8.GetBytes(plain)) + " " + System.Uri.EscapeDataString(plain) + " " + address + " " + System.Uri.UnescapeDataString(address);
            string json = "{\"message\":\"" + echo.Replace("\\", "\\\\") + "\"}";
            switch (Mode)
            {
                case "good": return "200 OK\r\nTotal: 1\r\n\r\n" + Good(address.Split('?')[0]);
                case "html": return "200 OK\r\nContent-Type: text/html\r\n\r\n<html>" + echo + "</html>";
                case "garbage": return "200 OK\r\n\r\n" + echo;
                case "redirect": return "302 Found\r\nLocation: " + Elsewhere + "?" + System.Uri.EscapeDataString(echo) + "\r\n\r\n";
                case "wrong type": return "200 OK\r\nTotal: 1\r\n\r\n[{\"id\":{\"a\":1},\"name\":[7]}]";
                case "odd header": return "200 OK\r\n" + plain + "\r\n\r\n[]";
                case "reset": return null;
                default: return Mode + " " + plain + "\r\nWWW-Authenticate: Basic realm=\"" + plain + "\"\r\n\r\n" + json;
            }
        }

        private void Accept()
        {
            try
            {
                while (true)
                {
                    TcpClient client = _listener.AcceptTcpClient();
                    ThreadPool.QueueUserWorkItem(_ => Serve(client));
                }
            }
            catch (SocketException)
            {
                // It was stopped.
            }
            catch (ObjectDisposedException)
            {
                // The same.
            }
        }

        private void Serve(TcpClient client)
        {
            try
            {
                using (client)
                {
                    NetworkStream stream = client.GetStream();
                    var head = new StringBuilder();
                    while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                    {
                        int one = stream.ReadByte();
                        if (one < 0)
                        {
                            return;
                        }

                        head.Append((char)one);
                    }

                    lock (_heads)
                    {
                        _heads.Add(head.ToString());
                    }

                    string answer = Answer(head.ToString());
                    if (answer == null)
                    {
                        client.Client.LingerState = new LingerOption(true, 0);
                        return;
                    }

                    int body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                    byte[] bytes = Encoding.UTF8.GetBytes(answer.Substring(body + 4));
                    byte[] start = Encoding.UTF8.GetBytes("HTTP/1.1 " + answer.Substring(0, body) + "\r\nContent-Length: " + bytes.Length + "\r\nConnection: close\r\n\r\n");
                    stream.Write(start, 0, start.Length);
                    stream.Write(bytes, 0, bytes.Length);
                    client.Client.Shutdown(SocketShutdown.Send);
                    stream.ReadByte();
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }
}
