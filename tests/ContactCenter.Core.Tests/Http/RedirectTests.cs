using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ContactCenter.Http;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §4: credentials go to the connected origin alone, whatever the tenant answers.</summary>
public sealed class RedirectTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_redirect_within_the_tenant_is_followed(int number)
    {
        using Connection connection = Connection.Open(Connection.With(250, $"{number}=redirect"));
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal(250, result.Calls.Count);
        Assert.Equal(connection.Sandbox.Requests.Count, connection.Tenant.RequestCount);
        Assert.Equal(0, connection.Tenant.RetryCount);
        Assert.All(connection.Sandbox.Requests, request => Assert.True(request.HasAuthorization));
    }

    [Fact]
    public async Task A_redirect_without_end_is_an_error()
    {
        using Connection connection = Connection.Open(Connection.With(250, "all=redirect"));
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.InvalidResponse, result.Error!.Kind);
        Assert.Equal(6, connection.Sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_to_another_port_sends_nothing_there()
    {
        using SandboxTenant other = SandboxTenant.Start(new SandboxOptions { RequestsPerSecond = 0, Days = 0 });
        SandboxOptions options = Connection.With(250, "2=redirect-away");
        options.RedirectAwayTo = other.Uri;
        using Connection connection = Connection.Open(options);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.UnsafeRedirect, result.Error!.Kind);
        Assert.Contains(other.Uri.Authority, result.Error.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
        Assert.Equal(2, connection.Sandbox.Requests.Count);
    }

    public static TheoryData<string> Elsewhere() =>
    [
        "https://127.0.0.1:{port}/manager/api/v1/calls",
        "http://127.0.0.1:1/manager/api/v1/calls",
        "http://localhost:{port}/manager/api/v1/calls",
        "http://127.0.0.1.example.net:{port}/",
        "//elsewhere.example.net/manager/api/v1/calls",
        "http://127.0.0.1:{port}@elsewhere.example.net/",
        "ftp://127.0.0.1:{port}/",
        "file:///etc/hosts",
        "javascript:alert(1)",
        "http:///nowhere",
        "//:0/",
        "http://[",
        string.Empty,
    ];

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task A_redirect_to_anywhere_else_is_refused(string location)
    {
        RawServer? self = null;
        using var server = new RawServer((_, stream, token) =>
            RawServer.WriteAsync(stream, "302 Found", [], "Location: " + location.Replace("{port}", self!.Uri.Port.ToString(), StringComparison.Ordinal) + "\r\n", token));
        self = server;
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.UnsafeRedirect, result.Error!.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("https://customer.example.com/x", true)]
    [InlineData("https://CUSTOMER.example.com:443/x", true)]
    [InlineData("http://customer.example.com/x", false)]
    [InlineData("http://customer.example.com:443/x", false)]
    [InlineData("https://customer.example.com:8443/x", false)]
    [InlineData("https://customer.example.com.evil.net/x", false)]
    [InlineData("https://customer.example.com@evil.net/x", false)]
    public void An_address_is_on_the_origin_by_scheme_host_and_port(string target, bool isOnOrigin) =>
        Assert.Equal(isOnOrigin, ApiClient.IsOnOrigin(new Uri(target), new Uri("https://customer.example.com/manager/api/v1/")));

    [Fact]
    public async Task A_redirect_that_names_the_token_does_not_bring_it_into_the_message()
    {
        using var server = new RawServer((_, stream, token) =>
            RawServer.WriteAsync(stream, "302 Found", [], "Location: http://customer:Tok3n-of-the-tests@elsewhere.example.net/Tok3n-of-the-tests\r\n", token));
        using Connection connection = Connection.To(server.Uri);
        Assert.Equal(ErrorKind.UnsafeRedirect, (await connection.ReadAsync()).Error!.Kind);
        using var named = new RawServer((_, stream, token) =>
            RawServer.WriteAsync(stream, "302 Found", [], "Location: http://tok3n-of-the-tests.example.net/\r\n", token));
        using Connection second = Connection.To(named.Uri);
        Assert.Equal(ErrorKind.UnsafeRedirect, (await second.ReadAsync()).Error!.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("created_at")]
    public async Task A_link_to_elsewhere_is_data_and_not_followed(string? ignoredFilter)
    {
        using SandboxTenant other = SandboxTenant.Start(new SandboxOptions { RequestsPerSecond = 0, Days = 0 });
        SandboxOptions options = Connection.With(450);
        options.LinkBase = other.Uri;
        options.IgnoredFilters = ignoredFilter is null ? [] : [ignoredFilter];
        using Connection connection = Connection.Open(options);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(450, result.Calls.Count);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("<https://a.example/calls?page=2>; rel=\"next\", <https://a.example/calls?page=9&per=100>; rel=\"last\"", true, 9)]
    [InlineData("<x?per=100&page=7>; rel=last; title=\"a, b\"", null, 7)]
    [InlineData("</assets/app.css>; rel=preload; as=style, <x?page=2>; rel=self", null, null)]
    [InlineData("<x?page=1>; rel=first", null, null)]
    [InlineData("<x?Page=3>; Rel='Next'", true, null)]
    [InlineData("<x?per=9&amp;page=3>; rel=prev", false, null)]
    [InlineData("<x?page=2>; title=\"; rel=next\"; rel=\"prev\"", false, null)]
    [InlineData("<x?page=2>;REL = \"start next\"", true, null)]
    [InlineData("<x?page=99999999999>; rel=last", null, null)]
    [InlineData("<x?spage=4>; rel=last", null, null)]
    [InlineData("rubbish", null, null)]
    [InlineData("<<<>>>;;;,,,\"", null, null)]
    public void A_link_header_is_read_by_its_relations(string header, bool? hasNext, int? lastPage) =>
        Assert.Equal((hasNext, lastPage), LinkHeader.Read([header]));

    [Fact]
    public async Task A_link_header_made_to_be_slow_does_not_hold_a_read_up()
    {
        using RawServer server = RawServer.WithBody("[{\"id\":1}]", "Link: " + new string('<', 60_000) + "\r\nTotal: 1\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal([1L], result.Ids);
    }

    [Fact]
    public async Task The_same_page_for_ever_ends_in_an_error()
    {
        string body = "[" + string.Join(",", Enumerable.Range(1, 100).Select(id => $"{{\"id\":{id},\"created_at\":\"2026-03-01T00:00:{id % 60:00}.000Z\"}}")) + "]";
        using RawServer server = RawServer.WithBody(body, "Link: </manager/api/v1/calls?page=2>; rel=\"next\"\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.InvalidResponse, result.Error!.Kind);
        Assert.Equal(0, result.Twice);
        Assert.InRange(server.Requests.Count, 2, 60);
    }

    [Fact]
    public async Task The_same_page_for_ever_ends_when_it_is_in_order_too()
    {
        string body = "[" + string.Join(",", Enumerable.Range(1, 100).Select(id => $"{{\"id\":{id},\"created_at\":\"2026-03-01T00:{id / 60:00}:{id % 60:00}.000Z\"}}")) + "]";
        using RawServer server = RawServer.WithBody(body, "Link: </manager/api/v1/calls?page=2>; rel=\"next\"\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.InvalidResponse, result.Error!.Kind);
        Assert.Equal(0, result.Twice);
        Assert.InRange(server.Requests.Count, 2, 300);
    }

    [Fact]
    public async Task Only_get_is_sent_and_the_credentials_as_documented()
    {
        using RawServer server = RawServer.WithBody("[]");
        using Connection connection = Connection.To(server.Uri);
        await connection.ReadAsync();
        await connection.Tenant.VerifyAsync(connection.Log, default);
        Assert.Equal(2, server.Requests.Count);
        foreach (string request in server.Requests)
        {
            List<string> lines = [.. request.Split("\r\n")];
            Assert.StartsWith("GET /manager/api/v1/", lines[0], StringComparison.Ordinal);
            Assert.EndsWith(" HTTP/1.1", lines[0], StringComparison.Ordinal);
            Assert.Contains("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("customer:Tok3n-of-the-tests")), lines);
            Assert.Contains("Accept: application/json", lines);
        }
    }
}
