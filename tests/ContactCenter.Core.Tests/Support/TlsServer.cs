using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ContactCenter.Tests.Support;

/// <summary>A server on loopback with TLS, which keeps what it is sent and answers nothing.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public TlsServer(X509Certificate2 certificate, SslProtocols protocols, Action<string> received)
    {
        _listener.Start();
        _accepting = Task.Run(() => AcceptAsync(certificate, protocols, received));
    }

    public Uri Uri => new($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _accepting.GetAwaiter().GetResult();
        _stop.Dispose();
    }

    private async Task AcceptAsync(X509Certificate2 certificate, SslProtocols protocols, Action<string> received)
    {
        while (true)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(certificate, clientCertificateRequired: false, protocols, checkCertificateRevocation: false);
                byte[] buffer = new byte[4096];
                int count;
                while ((count = await stream.ReadAsync(buffer, _stop.Token)) > 0)
                {
                    received(Encoding.Latin1.GetString(buffer, 0, count));
                }
            }
            catch (Exception e) when (e is IOException or AuthenticationException or SocketException or OperationCanceledException or InvalidOperationException)
            {
                if (_stop.IsCancellationRequested)
                {
                    return;
                }
            }
        }
    }
}
