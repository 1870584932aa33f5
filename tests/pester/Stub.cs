using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;

namespace ContactCenterTests
{
    /// <summary>A server that says what it is told.</summary>
    public sealed class Stub : IDisposable
    {
        private readonly HttpListener _listener = new HttpListener();
        private readonly Dictionary<string, KeyValuePair<int, string>> _answers = new Dictionary<string, KeyValuePair<int, string>>();
        private readonly List<string> _sent = new List<string>();

        public Stub()
        {
            var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            int port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            Uri = new Uri("http://127.0.0.1:" + port + "/");
            _listener.Prefixes.Add(Uri.ToString());
            _listener.Start();
            new Thread(Serve) { IsBackground = true }.Start();
        }

        public Uri Uri { get; private set; }

        /// <summary>The requests, unescaped, without the path's beginning.</summary>
        public string[] Sent
        {
            get
            {
                lock (_sent)
                {
                    return _sent.ToArray();
                }
            }
        }

        public void Answer(string path, int status, string body)
        {
            lock (_sent)
            {
                _answers[path] = new KeyValuePair<int, string>(status, body);
            }
        }

        public void Dispose()
        {
            _listener.Close();
        }

        private void Serve()
        {
            try
            {
                while (true)
                {
                    Handle(_listener.GetContext());
                }
            }
            catch (Exception e)
            {
                if (!(e is HttpListenerException || e is ObjectDisposedException || e is InvalidOperationException))
                {
                    throw;
                }
            }
        }

        // A record with an id and a name for each id that is asked for.
        private static string Asked(string address)
        {
            var records = new List<string>();
            foreach (Match match in Regex.Matches(address, @"[?&]id\[\]=(-?\d+)"))
            {
                records.Add(Named(match.Groups[1].Value));
            }

            return "[" + string.Join(",", records.ToArray()) + "]";
        }

        private static string Named(string id)
        {
            return "{\"id\":" + id + ",\"name\":\"n" + id + "\"}";
        }

        // How many elements the outermost list has; -1 for what is no list.
        private static int Count(string body)
        {
            if (!body.StartsWith("["))
            {
                return -1;
            }

            int depth = 0;
            int commas = 0;
            bool quoted = false;
            for (int i = 0; i < body.Length; i++)
            {
                char c = body[i];
                quoted ^= c == '"';
                depth += quoted ? 0 : c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
                commas += !quoted && depth == 1 && c == ',' ? 1 : 0;
            }

            return body.Replace(" ", string.Empty) == "[]" ? 0 : commas + 1;
        }

        private void Handle(HttpListenerContext context)
        {
            string address = context.Request.RawUrl.Replace("/manager/api/v1/", string.Empty);
            KeyValuePair<int, string> answer;
            lock (_sent)
            {
                _sent.Add(Uri.UnescapeDataString(address));
                string path = address.Split('?')[0];
                string parent = path.Substring(0, Math.Max(0, path.LastIndexOf('/')));
                if (!_answers.TryGetValue(path, out answer))
                {
                    answer = _answers.TryGetValue(parent, out answer) && answer.Value == "ids"
                        ? new KeyValuePair<int, string>(200, Named(path.Substring(parent.Length + 1)))
                        : new KeyValuePair<int, string>(404, "{}");
                }
            }

            string said = answer.Value == "ids" ? Asked(Uri.UnescapeDataString(address)) : answer.Value;
            byte[] body = Encoding.UTF8.GetBytes(said);
            if (Count(said) >= 0)
            {
                context.Response.AddHeader("Total", Count(said).ToString());
            }

            context.Response.StatusCode = answer.Key;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength64 = body.Length;
            context.Response.OutputStream.Write(body, 0, body.Length);
            context.Response.Close();
        }
    }
}
