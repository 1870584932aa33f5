using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §4: a proxy's user and password are in nothing that is said, and an error names the proxy.</summary>
public sealed class ProxyTests
{
    private const string User = "pr0xy-user";
    private const string Secret = "S3cret/of+the=proxy";
    private static readonly Uri Origin = new("https://customer.example.com");

    private static readonly string[] Canaries =
    [
        User, Secret, Uri.EscapeDataString(Secret), Base64(User + ":" + Secret).TrimEnd('='), Base64(Secret).TrimEnd('='), Secret[..6],
    ];

    public enum Form
    {
        InAddress,
        Credentials,
    }

    public static TheoryData<int, Form> Answers()
    {
        var data = new TheoryData<int, Form>();
        foreach (int status in new[] { 407, 403, 502, 503, 504, 500, 404 })
        {
            data.Add(status, Form.InAddress);
            data.Add(status, Form.Credentials);
        }

        return data;
    }

    [NotOnMonoTheory("Mono takes what a proxy answers for the tenant's answer.")]
    [MemberData(nameof(Answers))]
    public async Task What_a_proxy_refuses_names_the_proxy_and_its_status_and_nothing_secret(int status, Form form)
    {
        string echo = Convert.ToBase64String(Encoding.UTF8.GetBytes(User + ":" + Secret));
        using RawServer server = RawServer.WithAnswer(
            $"HTTP/1.1 {status} No {echo}\r\nProxy-Authenticate: Basic realm=\"{echo}\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        using Connection connection = To(server.Uri, form);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        AssertPrivate(connection, error);
        Assert.Equal(ErrorKind.ConnectionFailed, error.Kind);
        Assert.Equal(status, error.StatusCode);
        Assert.Contains($"proxy 127.0.0.1:{server.Uri.Port} ", error.Message, StringComparison.Ordinal);
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Contains("customer.example.com", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, head => head.Contains("Authorization: Basic " + Base64("customer:"), StringComparison.Ordinal));

        // What only an administrator can change is not tried again.
        Assert.Equal(status >= 500 ? 1 : 0, connection.Tenant.RetryCount);
    }

    [Theory]
    [InlineData(Form.InAddress)]
    [InlineData(Form.Credentials)]
    public async Task A_proxy_that_is_not_there_is_named(Form form)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using Connection connection = To(new Uri($"http://127.0.0.1:{port}"), form);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        AssertPrivate(connection, error);
        Assert.Equal(ErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains($"proxy 127.0.0.1:{port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionRefused", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Form.InAddress)]
    [InlineData(Form.Credentials)]
    public async Task A_proxy_whose_host_does_not_exist_is_named(Form form)
    {
        using Connection connection = To(new Uri("http://proxy.invalid:8080"), form);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        AssertPrivate(connection, error);
        Assert.Equal(ErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains("proxy.invalid:8080", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/1.1 {echo}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n{echo}\r\n\r\n")]
    [InlineData("HTTP/1.1 200 Connection established\r\n\r\n")]
    public async Task A_proxy_that_speaks_nonsense_brings_nothing_secret_out(string answer)
    {
        using RawServer server = RawServer.WithAnswer(answer.Replace("{echo}", User + " " + Secret, StringComparison.Ordinal));
        using Connection connection = To(server.Uri, Form.InAddress);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        AssertPrivate(connection, error);
        Assert.Equal(ErrorKind.ConnectionFailed, error.Kind);
    }

    [Theory]
    [InlineData("socks5")]
    [InlineData("socks4a")]
    public async Task A_socks_proxy_that_does_not_answer_well_brings_nothing_secret_out(string scheme)
    {
        using RawServer server = RawServer.WithAnswer("nonsense");
        using Connection connection = To(new UriBuilder(server.Uri) { Scheme = scheme }.Uri, Form.InAddress);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        AssertPrivate(connection, error);
        Assert.Equal(ErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains($"127.0.0.1:{server.Uri.Port}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Form.InAddress)]
    [InlineData(Form.Credentials)]
    public async Task A_proxy_of_a_kind_that_is_not_supported_is_an_error(Form form)
    {
        using Connection connection = To(new Uri("ftp://127.0.0.1:3128"), form);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        AssertPrivate(connection, error);
        Assert.Equal(ErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains("127.0.0.1:3128", error.Message, StringComparison.Ordinal);
        Assert.Contains("http", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, connection.Tenant.RetryCount);
    }

    private static Connection To(Uri proxy, Form form)
    {
        var address = new UriBuilder(proxy);
        var used = new WebProxy();
        if (form == Form.InAddress)
        {
            (address.UserName, address.Password) = (User, Uri.EscapeDataString(Secret));
        }
        else
        {
            used.Credentials = new NetworkCredential(User, Secret);
        }

        used.Address = address.Uri;
        return Connection.To(Origin, change: options => (options.RequestsPerSecond, options.MaximumRetryCount, options.Proxy) = (10, 1, used));
    }

    private static void AssertPrivate(Connection connection, Exception error)
    {
        Assert.NotNull(error);
        IEnumerable<string> texts = connection.Log.Lines.Concat(connection.Log.Warnings).Append(error.ToString()).Append(System.Text.Json.JsonSerializer.Serialize(error.Data));
        for (Exception? at = error; at is not null; at = at.InnerException)
        {
            texts = texts.Append(at.Message).Append(at.ToString());
        }

        foreach (string text in texts)
        {
            foreach (string canary in Canaries)
            {
                Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
