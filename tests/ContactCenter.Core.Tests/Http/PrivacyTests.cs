using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §4: what is said holds no secret and nothing personal. Whatever is read here is searched for the token (<see cref="Connection.AssertPrivate"/>).</summary>
public sealed class PrivacyTests
{
    private const string Token = "Tok3n-of-the-tests";
    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("customer:" + Token));

    public static TheoryData<string> Echoes() =>
    [
        "HTTP/1.1 401 Unauthorized\r\nContent-Length: {length}\r\n\r\n{\"message\":\"no such token: TOKEN\"}",
        "HTTP/1.1 500 TOKEN\r\nContent-Length: {length}\r\n\r\n{\"error\":{\"sent\":\"Basic BASIC\",\"TOKEN\":[\"TOKEN\"]}}",
        "HTTP/1.1 422 Unprocessable\r\nContent-Length: {length}\r\n\r\n{\"errors\":[\"" + new string('x', 285) + "TOKEN\"]}",
        "HTTP/1.1 422 Unprocessable\r\nContent-Length: {length}\r\n\r\n{\"errors\":[\"" + new string('x', 270) + "BASIC\"]}",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: {length}\r\n\r\n<html>TOKEN</html>",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n<html>TOKEN</html>",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\nTOKEN",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n\"TOKEN\"",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{\"TOKEN\":\"TOKEN\"}",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n[{\"TOKEN\":",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n[{\"TOKEN\":TOKEN}]",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n[{\"id\":\"TOKEN\",\"rating\":\"TOKEN\",\"created_at\":\"TOKEN\",\"TOKEN\":1}]",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n[{\"id\":1,\"TOKEN\":1},{\"id\":2,\"end_user\":\"TOKEN\"}]",
        "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n[] TOKEN",
        "HTTP/1.1 200 OK\r\nTOKEN\r\nContent-Length: 2\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\nLink: <TOKEN>; rel=TOKEN\r\nTotal: TOKEN\r\nContent-Length: 4\r\n\r\n[{}]",
        "HTTP/1.1 TOKEN\r\n\r\n",
        "TOKEN\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nTOKEN\r\n[]",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]TOKEN\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: TOKEN\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\nContent-Type: TOKEN; charset=TOKEN\r\nContent-Length: 2\r\n\r\n[]",
        "HTTP/1.1 302 Found\r\nLocation: http://TOKEN.example.net/BASIC\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 429 TOKEN\r\nRetry-After: TOKEN\r\nContent-Length: {length}\r\n\r\n{\"message\":\"TOKEN\"}",
    ];

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_server_that_says_the_token_back_does_not_bring_it_into_what_is_said(string answer)
    {
        answer = answer.Replace("TOKEN", Token, StringComparison.Ordinal).Replace("BASIC", Basic, StringComparison.Ordinal);
        int body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        using RawServer server = RawServer.WithAnswer(answer.Replace("{length}", (answer.Length - body).ToString(), StringComparison.Ordinal));
        using Connection connection = Connection.To(
            server.Uri, Token, change: options => (options.MaximumRetryCount, options.RateLimitTimeout) = (1, TimeSpan.FromMilliseconds(1)));
        await connection.ReadAsync();
        ContactCenterException? error = (ContactCenterException?)await Xunit.Record.ExceptionAsync(() => connection.Tenant.VerifyAsync(connection.Log, default));
        connection.AssertPrivate([error]);
        Assert.NotEmpty(server.Requests);
    }

    [Fact]
    public async Task Nothing_of_the_connection_shows_the_token()
    {
        using Connection connection = Connection.Open(Connection.With(3));
        await connection.ReadAsync();
        var texts = new List<string> { connection.Tenant.ToString() };
        foreach (System.Reflection.PropertyInfo property in typeof(Tenant).GetProperties())
        {
            texts.Add(property.GetValue(connection.Tenant)?.ToString() ?? string.Empty);
        }

        texts.Add(Newtonsoft.Json.JsonConvert.SerializeObject(connection.Tenant, new Newtonsoft.Json.JsonSerializerSettings { Error = (_, e) => e.ErrorContext.Handled = true }));
        Assert.All(texts, text => Assert.DoesNotContain(connection.Sandbox.Token, text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("sandbox:" + connection.Sandbox.Token)), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Verbose_is_one_line_a_request_with_what_it_was_and_how_it_went()
    {
        using Connection connection = Connection.Open(Connection.With(450));
        await connection.ReadAsync();
        Assert.Equal(connection.Sandbox.Requests.Count, connection.Log.Lines.Count);
        int number = 0;
        foreach (string line in connection.Log.Lines)
        {
            number++;
            Assert.Matches(
                "^" + Regex.Escape(connection.Tenant.Name) + @": GET calls\?\S+: 200, [0-9,]+ bytes, [0-9]+\.[0-9]{3} s, request " + number + "$", line);
        }
    }

    [Fact]
    public async Task Verbose_says_it_when_no_answer_came()
    {
        using Connection connection = Connection.Open(Connection.With(5, "1=reset"));
        await connection.ReadAsync();
        Assert.Contains("no answer", connection.Log.Lines[0], StringComparison.Ordinal);
        Assert.Contains("trying again", connection.Log.Lines[1], StringComparison.Ordinal);
        Assert.Contains("200", connection.Log.Lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1=reset")]
    [InlineData("1=422")]
    [InlineData("1=500")]
    [InlineData("1=html")]
    [InlineData("1=wrongtype")]
    [InlineData("1=cut")]
    [InlineData("1=redirect-away")]
    public async Task Personal_values_of_filters_are_sent_and_not_said(string fault)
    {
        using Connection connection = Connection.Open(Connection.With(5, fault), change: options => options.MaximumRetryCount = 0);
        var request = new ReadRequest
        {
            Filters =
            [
                new(Endpoints.Calls.Filter("support_number"), ["+15550123456"]),
                new(Endpoints.Calls.Filter("end_user_id"), [987654L]),
                new(Endpoints.Calls.Filter("agent_id"), [4321L]),
            ],
            Query = [new("end_user_identifier", "ana@example.net")],
        };
        ReadResult result = await connection.ReadAsync(request);
        string sent = Uri.UnescapeDataString(connection.Sandbox.Requests[0].PathAndQuery);
        Assert.Contains("support_number[]=+15550123456", sent, StringComparison.Ordinal);
        Assert.Contains("end_user_id[]=987654", sent, StringComparison.Ordinal);
        Assert.Contains("end_user_identifier=ana@example.net", sent, StringComparison.Ordinal);
        List<string> said = [.. connection.Log.Lines, .. connection.Log.Warnings, .. result.Errors.Append(result.Error).Select(error => error?.ToString() ?? string.Empty)];
        Assert.Contains(said, text => text.Contains("support_number[]=***", StringComparison.Ordinal));
        Assert.Contains(said, text => text.Contains("agent_id[]=4321", StringComparison.Ordinal));
        foreach (string text in said)
        {
            Assert.DoesNotContain("5550123456", text, StringComparison.Ordinal);
            Assert.DoesNotContain("987654", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ana@", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ana%40", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("[{\"id\":1,\"rating\":\"+15550123456\"}]")]
    [InlineData("[{\"id\":1,\"end_user\":{\"id\":\"+15550123456\"}}]")]
    [InlineData("[{\"id\":1,\"end_user\":{\"+15550123456\":")]
    [InlineData("[{\"id\":1,\"end_user\":{\"identifier\":\"+15550123456")]
    [InlineData("[{\"id\":1,\"end_user\":{\"+15550123456\":\"ana")]
    [InlineData("[{\"id\":1,\"end_user\":{\"identifier\":\"+15550123456\"}]")]
    [InlineData("[{\"id\":1,\"end_user\":{\"identifier\":+15550123456x}}]")]
    public async Task Personal_values_of_a_record_that_does_not_read_are_not_said(string body)
    {
        using RawServer server = RawServer.WithBody(body);
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 0);
        ReadResult result = await connection.ReadAsync();
        List<string> said = [.. connection.Log.Lines, .. connection.Log.Warnings, .. result.Errors.Append(result.Error).Select(error => error?.ToString() ?? string.Empty)];
        Assert.True(result.Error is not null || result.Errors.Count == 1);
        Assert.All(said, text => Assert.DoesNotContain("5550123456", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_token_is_said_to_be_wrong()
    {
        using SandboxTenant sandbox = SandboxTenant.Start(new SandboxOptions { RequestsPerSecond = 0, Days = 0 });
        using Connection connection = Connection.To(sandbox.Uri);
        ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => connection.Tenant.VerifyAsync(connection.Log, default));
        Assert.Equal(ErrorKind.Unauthorized, error.Kind);
        Assert.Single(sandbox.Requests);
        connection.AssertPrivate([error]);
    }

    [Fact]
    public async Task The_token_is_a_copy_so_that_whoever_gave_it_can_wipe_it()
    {
        using System.Security.SecureString token = new NetworkCredential(string.Empty, Token).SecurePassword;
        using RawServer server = RawServer.WithBody("[]");
        using var tenant = new Tenant(new TenantOptions(server.Uri, "customer", token) { RequestsPerSecond = 0 });
        token.Dispose();
        await tenant.VerifyAsync(new Reading.RecordingLog(), default);
        Assert.Contains(Basic, Assert.Single(server.Requests), StringComparison.Ordinal);
    }
}
