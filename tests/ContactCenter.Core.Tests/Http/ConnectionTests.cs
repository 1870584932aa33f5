using System;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Connections that can't be made, and addresses that are not connected to at all.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("http://customer.uc1.example.com", 1)]
    [InlineData("http://127.0.0.1.example.com", 1)]
    [InlineData("http://10.0.0.1", 1)]
    [InlineData("ftp://customer.example.com", 1)]
    [InlineData("file:///customer", 1)]
    [InlineData("https://user:secret@customer.example.com", 1)]
    [InlineData("https://user@customer.example.com", 1)]
    [InlineData("https://customer.example.com", 0)]
    [InlineData("https://customer.example.com", 0.05)]
    [InlineData("https://customer.example.com", 10.5)]
    [InlineData("https://customer.example.com", -1)]
    [InlineData("https://customer.example.com", double.NaN)]
    [InlineData("https://customer.example.com", double.PositiveInfinity)]
    [InlineData("http://127.0.0.1:5000", 11)]
    public void An_address_or_a_rate_that_will_not_do_is_refused_before_any_request(string address, double rate)
    {
        ContactCenterException error = Assert.Throws<ContactCenterException>(() => New(address, options => options.RequestsPerSecond = rate));
        Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://customer.uc1.example.com/agents/live?x=1#top", 1, "https://customer.uc1.example.com/manager/api/v1/", "customer")]
    [InlineData("https://customer.example.com:8443", 0.1, "https://customer.example.com:8443/manager/api/v1/", "customer")]
    [InlineData("https://customer.example.com", 10, "https://customer.example.com/manager/api/v1/", "customer")]
    [InlineData("http://127.0.0.1:5000/x", 0, "http://127.0.0.1:5000/manager/api/v1/", "127.0.0.1:5000")]
    [InlineData("http://localhost:5000", 0, "http://localhost:5000/manager/api/v1/", "localhost:5000")]
    [InlineData("http://[::1]:5000", 0, "http://[::1]:5000/manager/api/v1/", "[::1]:5000")]
    public void An_address_is_taken_as_a_browser_shows_it(string address, double rate, string baseUri, string name)
    {
        using Tenant tenant = New(address, options => options.RequestsPerSecond = rate);
        Assert.Equal(baseUri, tenant.BaseUri.AbsoluteUri);
        Assert.Equal(name, tenant.Name);
        Assert.Equal(name, tenant.ToString());
        Assert.Equal(0, tenant.RequestCount);
    }

    [Fact]
    public void Other_options_that_will_not_do_are_refused_too()
    {
        Action<TenantOptions>[] wrong =
        [
            options => options.Timeout = TimeSpan.Zero,
            options => options.Timeout = TimeSpan.FromMilliseconds(-1),
            options => options.Timeout = TimeSpan.FromDays(30),
            options => options.MaximumRetryCount = -1,
        ];
        Assert.All(wrong, change => Assert.Equal(ErrorKind.InvalidArgument, Assert.Throws<ContactCenterException>(() => New("https://customer.example.com", change)).Kind));
        Assert.Equal(ErrorKind.InvalidArgument, Assert.Throws<ContactCenterException>(() => New("https://customer.example.com", token: " \r\n")).Kind);
        Assert.Equal(ErrorKind.InvalidArgument, Assert.Throws<ContactCenterException>(() => New("https://customer.example.com", user: "a:b")).Kind);
        Assert.Equal(ErrorKind.InvalidArgument, Assert.Throws<ContactCenterException>(() => New("https://customer.example.com", token: string.Empty)).Kind);
    }

    [Fact]
    public async Task A_closed_port_is_tried_again_by_a_read_and_said_at_once_by_the_first_check()
    {
        using Connection connection = Connection.To(ClosedPort(), change: options => options.MaximumRetryCount = 2);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.ConnectionFailed, result.Error!.Kind);
        Assert.Contains("(Tried 3 times.)", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(3, connection.Tenant.RequestCount);
        ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => connection.Tenant.VerifyAsync(connection.Log, default));
        Assert.Equal(ErrorKind.ConnectionFailed, error.Kind);
        Assert.Contains("ConnectionRefused", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, connection.Tenant.RequestCount);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        // Straight, not over a proxy, which would answer in the host's place.
        using Connection connection = Connection.To(
            new Uri("https://customer.invalid"), change: options => (options.RequestsPerSecond, options.MaximumRetryCount, options.Proxy) = (1, 0, new WebProxy()));
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.ConnectionFailed, result.Error!.Kind);
        Assert.Contains("customer.invalid", result.Error.Message, StringComparison.Ordinal);
    }

    [NotOnMonoTheory("Mono can\'t make certificates.")]
    [InlineData("localhost")]
    [InlineData("another.example.net")]
    public async Task A_certificate_that_nobody_vouches_for_is_not_accepted(string subject)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=" + subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using X509Certificate2 certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        string received = string.Empty;
        using var server = new TlsServer(certificate, SslProtocols.None, head => received += head);
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.ConnectionFailed, result.Error!.Kind);
        Assert.Contains("certificate", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, connection.Tenant.RequestCount);
        Assert.Empty(received);
    }

    [Fact]
    public async Task Plain_http_on_a_port_for_https_is_an_error()
    {
        using RawServer server = RawServer.WithAnswer("HTTP/1.1 400 Bad Request\r\n\r\n");
        var address = new UriBuilder(server.Uri) { Scheme = "https" };
        using Connection connection = Connection.To(address.Uri, change: options => options.MaximumRetryCount = 0);
        Assert.Equal(ErrorKind.ConnectionFailed, (await connection.ReadAsync()).Error!.Kind);
        Assert.DoesNotContain(server.Requests, head => head.Contains("Authorization", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1=reset")]
    [InlineData("1=500")]
    [InlineData("1=cut")]
    public async Task The_first_check_is_one_cheap_request(string fault)
    {
        // Faults are for data; the check asks for none.
        using Connection connection = Connection.Open(Connection.With(3, fault));
        await connection.Tenant.VerifyAsync(connection.Log, default);
        Assert.Equal("/manager/api/v1/user_statuses", Assert.Single(connection.Sandbox.Requests).Path);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhello", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ErrorKind.InvalidResponse)]
    public async Task The_first_check_tells_the_api_from_something_else(string answer, ErrorKind kind)
    {
        using RawServer server = RawServer.WithAnswer(answer);
        using Connection connection = Connection.To(server.Uri);
        Assert.Equal(kind, (await Assert.ThrowsAsync<ContactCenterException>(() => connection.Tenant.VerifyAsync(connection.Log, default))).Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("403 Forbidden", ErrorKind.Forbidden, 1)]
    [InlineData("403 Forbidden", ErrorKind.Forbidden, 2)]
    [InlineData("403 Forbidden", ErrorKind.Forbidden, 3)]
    [InlineData("404 Not Found", ErrorKind.NotFound, 1)]
    [InlineData("404 Not Found", ErrorKind.NotFound, 2)]
    [InlineData("404 Not Found", ErrorKind.NotFound, 3)]
    public async Task Credentials_without_the_right_to_user_statuses_are_proved_by_another_cheap_request(string status, ErrorKind kind, int refused)
    {
        int number = 0;
        using var server = new RawServer((_, stream, token) => number++ < refused
            ? RawServer.WriteAsync(stream, status, [], string.Empty, token)
            : RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        var error = (ContactCenterException?)await Xunit.Record.ExceptionAsync(() => connection.Tenant.VerifyAsync(connection.Log, default));
        Assert.Equal(refused == 3 ? kind : null, error?.Kind);
        string[] paths = [.. server.Requests.Select(head => head.Split(' ')[1])];
        Assert.Equal(new[] { "user_statuses", "menus?per=1", "teams?per=1" }.Select(path => "/manager/api/v1/" + path).Take(Math.Min(refused + 1, 3)), paths);
        if (error is not null)
        {
            Assert.Contains("user_statuses", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Tok3n", false)]
    [InlineData("Tok3n\n", true)]
    [InlineData("Tok3n\r\n", true)]
    [InlineData(" \tTok3n ", true)]
    [InlineData("\uFEFFTok3n\u200B", true)]
    [InlineData("\u00A0Tok3n\u0000", true)]
    public async Task White_space_around_the_token_is_left_out_and_told_of_once(string token, bool isTold)
    {
        using RawServer server = RawServer.WithBody("[]");
        using Connection connection = Connection.To(server.Uri, token);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        string basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("customer:Tok3n"));
        Assert.All(server.Requests, head => Assert.Contains($"Authorization: Basic {basic}\r\n", head, StringComparison.Ordinal));
        Assert.Equal(isTold ? 1 : 0, connection.Log.Lines.Count(line => line.Contains("white space around the token", StringComparison.Ordinal)));
        Assert.Empty(connection.Log.Warnings);
    }

    [Theory]
    [InlineData("customer", "customer")]
    [InlineData(" customer\n", "customer")]
    [InlineData("My key 1", "My key 1")]
    [InlineData("", "")]
    public async Task Every_form_of_user_name_is_sent(string user, string sent)
    {
        using RawServer server = RawServer.WithBody("[]");
        using Connection connection = Connection.To(server.Uri, "Tok3n", userName: user);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        string basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(sent + ":Tok3n"));
        Assert.Contains($"Authorization: Basic {basic}\r\n", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_are_not_accepted_name_the_forms_of_user_name()
    {
        using RawServer server = RawServer.WithAnswer("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        using Connection connection = Connection.To(server.Uri);
        ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => connection.Tenant.VerifyAsync(connection.Log, default));
        Assert.Equal(ErrorKind.Unauthorized, error.Kind);
        Assert.All(new[] { "subdomain", "company key", "credential's name", "empty" }, form => Assert.Contains(form, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_refused_before_any_request()
    {
        using Connection connection = Connection.Open(Connection.With(3));
        Filter created = Endpoints.Calls.Filter("created_at");
        Filter rating = Endpoints.Calls.Filter("rating");
        ReadRequest[] wrong =
        [
            new() { PageSize = 0 },
            new() { PageSize = 101 },
            new() { Filters = [new(created, FilterBound.From, TestCalls.Start), new(created, FilterBound.To, TestCalls.Start)] },
            new() { Filters = [new(created, FilterBound.From, TestCalls.Start.AddTicks(1)), new(created, FilterBound.To, TestCalls.Start)] },
            new() { Filters = [new(rating, FilterBound.From, 4), new(rating, FilterBound.To, 3)] },
        ];
        Assert.All(wrong, request => Assert.Equal(
            ErrorKind.InvalidArgument, Assert.Throws<ContactCenterException>(() => connection.Tenant.Read(Endpoints.Calls, request, connection.Log)).Kind));
        ReadResult tooLong = await connection.ReadAsync(new ReadRequest { Query = [new("x", new string('x', 9000))] });
        Assert.Equal(ErrorKind.InvalidArgument, tooLong.Error!.Kind);
        Assert.InRange(tooLong.Error.Message.Length, 20, 600);
        Assert.Empty(connection.Sandbox.Requests);
        Assert.Equal(2, (await connection.ReadAsync(new ReadRequest { Filters = [new(rating, FilterBound.From, 2), new(rating, FilterBound.To, 3)] })).Calls.Count);
    }

    private static Uri ClosedPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri($"http://127.0.0.1:{port}");
    }

    private static Tenant New(string address, Action<TenantOptions>? change = null, string user = "customer", string token = "Tok3n")
    {
        var options = new TenantOptions(new Uri(address), user, new NetworkCredential(string.Empty, token).SecurePassword);
        change?.Invoke(options);
        return new Tenant(options);
    }
}
