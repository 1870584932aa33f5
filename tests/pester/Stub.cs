using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
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

        private void Handle(HttpListenerContext context)
        {
            string address = context.Request.RawUrl.Replace("/manager/api/v1/", string.Empty);
            KeyValuePair<int, string> answer;
            lock (_sent)
            {
                _sent.Add(Uri.UnescapeDataString(address));
                if (!_answers.TryGetValue(address.Split('?')[0], out answer))
                {
                    answer = new KeyValuePair<int, string>(404, "{}");
                }
            }

            byte[] body = Encoding.UTF8.GetBytes(answer.Value);
            context.Response.StatusCode = answer.Key;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength64 = body.Length;
            context.Response.OutputStream.Write(body, 0, body.Length);
            context.Response.Close();
        }
    }
}
