using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §2 and §3: which answers count as one, what is said of the others, and which of them pass.</summary>
public sealed class AnswerTests
{
    private const string One = "[{\"id\":1,\"created_at\":\"2026-03-01T00:00:00.000Z\"}]";

    [Theory]
    [InlineData("200 OK")]
    [InlineData("201 Created")]
    [InlineData("202 Accepted")]
    [InlineData("203 Non-Authoritative Information")]
    [InlineData("206 Partial Content")]
    [InlineData("207 Multi-Status")]
    [InlineData("299 Whatever")]
    public async Task Any_2xx_with_a_body_is_an_answer(string status)
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, status, Encoding.UTF8.GetBytes(One), "Total: 1\r\n", token));
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal([1L], result.Ids);
    }

    [Fact]
    public async Task A_part_of_a_body_is_cut_short()
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(
            stream, "206 Partial Content", Encoding.UTF8.GetBytes(One[..20]), "Content-Range: bytes 0-19/55\r\n", token));
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 1);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("204 No Content")]
    [InlineData("205 Reset Content")]
    [InlineData("202 Accepted")]
    [InlineData("304 Not Modified")]
    public async Task An_answer_without_a_body_is_no_empty_list(string status)
    {
        // A list that holds nothing is [].
        string code = status.Split(' ')[0];
        using var server = new RawServer((_, stream, token) => stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"HTTP/1.1 {status}\r\n{(code is "204" or "304" ? string.Empty : "Content-Length: 0\r\n")}Connection: close\r\n\r\n"), token).AsTask());
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 1);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
        Assert.Contains($"({code})", error.Message, StringComparison.Ordinal);
        Assert.Contains("no body", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    public async Task A_redirect_to_nowhere_says_so(string status)
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, status, [], string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("no Location", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_login_page_after_a_redirect_names_where_it_is()
    {
        using var server = new RawServer((head, stream, token) => head.StartsWith("GET /users/sign_in", StringComparison.Ordinal)
            ? RawServer.WriteAsync(stream, "200 OK", "<!DOCTYPE html><html></html>"u8.ToArray(), string.Empty, token)
            : RawServer.WriteAsync(stream, "302 Found", [], "Location: /users/sign_in?back=secret\r\n", token));
        using Connection connection = Connection.To(server.Uri);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("HTML", error.Message, StringComparison.Ordinal);
        Assert.Contains("/users/sign_in", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("back=secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }

    public static TheoryData<string, byte[], string> Encodings()
    {
        byte[] plain = Encoding.UTF8.GetBytes(One);
        byte[] gzip = Compress(plain, stream => new GZipStream(stream, CompressionLevel.Fastest));
        return new()
        {
            { "Content-Encoding: br\r\n", [0x0B, 0x02, 0x80, 0x5B, 0x7B, 0x7D, 0x5D, 0x03], "'br'" },
            { "Content-Encoding: zstd\r\n", [0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3], "'zstd'" },
            { "Content-Encoding: gzip, gzip\r\n", Compress(gzip, stream => new GZipStream(stream, CompressionLevel.Fastest)), "'gzip'" },
            { string.Empty, gzip, "gzip" },
            { "Content-Encoding: <script>\r\n", [0x01, 0x02], "Content-Encoding" },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Trouble_with_the_encoding_of_a_body_is_named(string headers, byte[] body, string named)
    {
        using RawServer server = RawServer.WithBytes(body, headers);
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 0);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("Content-Encoding", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not JSON", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", error.Message, StringComparison.Ordinal);
    }

    [NotOnFrameworkFact(".NET Framework reads deflated bodies without the header of RFC 1950 only, and does not notice what is not compressed.")]
    public async Task The_two_encodings_are_read_to_the_letter()
    {
        await What_is_encoded_as_it_says_is_read("deflate");
        await Trouble_with_the_encoding_of_a_body_is_named("Content-Encoding: gzip\r\n", Encoding.UTF8.GetBytes(One), "Content-Encoding");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate-raw")]
    [InlineData("identity")]
    public async Task What_is_encoded_as_it_says_is_read(string encoding)
    {
        byte[] plain = Encoding.UTF8.GetBytes(One);
        byte[] body = encoding switch
        {
            "gzip" => Compress(plain, stream => new GZipStream(stream, CompressionLevel.Fastest)),
            "deflate" => Zlib(plain),
            "deflate-raw" => Compress(plain, stream => new DeflateStream(stream, CompressionLevel.Fastest)),
            _ => plain,
        };
        using RawServer server = RawServer.WithBytes(body, $"Content-Encoding: {encoding.Split('-')[0]}\r\nTotal: 1\r\n");
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 0);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal([1L], result.Ids);
    }

    [Theory]
    [InlineData("{\"error\":\"Maintenance until 22:00\"}", "Maintenance until 22:00.")]
    [InlineData("{\"error\":{\"code\":17,\"message\":\"No such view\"}}", "No such view")]
    [InlineData("{\"errors\":[\"a\",\"b\"]}", "a, b.")]
    [InlineData("{\"message\":\"Try later\"}", "Try later.")]
    [InlineData("{\"success\":false,\"error\":\"x y\",\"code\":5}", "x y.")]
    public async Task An_error_with_status_200_shows_what_the_tenant_says(string body, string said)
    {
        using RawServer server = RawServer.WithBody(body);
        using Connection connection = Connection.To(server.Uri);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("The tenant said: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_error_with_status_200_is_no_record_of_any_endpoint()
    {
        using RawServer server = RawServer.WithBody("{\"error\":\"No such view\"}");
        using Connection connection = Connection.To(server.Uri);
        await AssertErrorAsync(Endpoints.MenuStatus, new ReadRequest());
        await AssertErrorAsync(Endpoints.Menus, new ReadRequest { Ids = [60] });
        await AssertErrorAsync(connection.Tenant.EndpointAt("brand/new", isPaged: false), new ReadRequest());

        async Task AssertErrorAsync<T>(Endpoint<T> endpoint, ReadRequest request)
            where T : Record, new()
        {
            using IPageReader<T> reader = connection.Tenant.Read(endpoint, request, connection.Log);
            ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => reader.ReadAsync(default));
            Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
            Assert.Contains("No such view", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{\"error\":null,\"id\":4}")]
    [InlineData("{\"errors\":[],\"name\":\"x\"}")]
    [InlineData("{\"error\":\"last run failed\",\"id\":4,\"name\":\"x\"}")]
    [InlineData("{\"message\":\"hello\"}")]
    public async Task An_object_that_is_no_error_is_a_record_where_nothing_is_documented(string body)
    {
        using RawServer server = RawServer.WithBody(body);
        using Connection connection = Connection.To(server.Uri);
        using IPageReader<OpenRecord> reader = connection.Tenant.Read(connection.Tenant.EndpointAt("brand/new", isPaged: false), new ReadRequest(), connection.Log);
        Assert.Single((await reader.ReadAsync(default))!.Records);
    }

    [Fact]
    public async Task What_the_tenant_says_with_status_200_is_redacted()
    {
        const string Token = "Tok3n-of-the-tests";
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(
            stream, "200 OK", Encoding.UTF8.GetBytes($"{{\"error\":\"unknown: {Token} {Convert.ToBase64String(Encoding.UTF8.GetBytes("customer:" + Token))} +15550123456\"}}"), string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        var request = new ReadRequest { Filters = [new(Endpoints.Calls.Filter("support_number"), ["+15550123456"])] };
        ContactCenterException error = (await connection.ReadAsync(request)).Error!;
        Assert.Contains("The tenant said: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("5550123456", error.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, ErrorKind> Once() => new()
    {
        { "200 OK", "<html><body>Maintenance</body></html>", ErrorKind.InvalidResponse },
        { "200 OK", "\r\n <!DOCTYPE html>", ErrorKind.InvalidResponse },
        { "200 OK", "{\"error\":\"busy\"}", ErrorKind.InvalidResponse },
        { "200 OK", "{\"message\":\"busy\"}", ErrorKind.InvalidResponse },
        { "200 OK", "Service is starting", ErrorKind.InvalidResponse },
        { "200 OK", "}\u0000{[\"garbage\":]]", ErrorKind.InvalidResponse },
        { "200 OK", "\"text\"", ErrorKind.InvalidResponse },
        { "401 Unauthorized", "{\"message\":\"no\"}", ErrorKind.Unauthorized },
    };

    [Theory]
    [MemberData(nameof(Once))]
    public async Task What_goes_wrong_once_after_a_good_answer_is_tried_again(string status, string body, ErrorKind kind)
    {
        _ = kind;
        int number = 0;
        using var server = new RawServer((_, stream, token) => ++number == 2
            ? RawServer.WriteAsync(stream, status, Encoding.UTF8.GetBytes(body), string.Empty, token)
            : RawServer.WriteAsync(stream, "200 OK", Encoding.UTF8.GetBytes(One), "Total: 1\r\n", token));
        using Connection connection = Connection.To(server.Uri);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal([1L], result.Ids);
        Assert.Equal(1, connection.Tenant.RetryCount);
    }

    [Theory]
    [MemberData(nameof(Once))]
    public async Task What_goes_on_going_wrong_after_a_good_answer_is_an_error_after_the_retries(string status, string body, ErrorKind kind)
    {
        int number = 0;
        using var server = new RawServer((_, stream, token) => ++number >= 2
            ? RawServer.WriteAsync(stream, status, Encoding.UTF8.GetBytes(body), string.Empty, token)
            : RawServer.WriteAsync(stream, "200 OK", Encoding.UTF8.GetBytes(One), "Total: 1\r\n", token));
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 2);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(kind, error.Kind);
        Assert.Contains("(Tried 3 times.)", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Once))]
    public async Task What_goes_wrong_before_any_good_answer_is_an_error_at_once(string status, string body, ErrorKind kind)
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, status, Encoding.UTF8.GetBytes(body), string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        Assert.Equal(kind, (await connection.ReadAsync()).Error!.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("UTF8")]
    [InlineData("\"utf-8\"")]
    [InlineData("x-unknown")]
    [InlineData("iso-8859-1")]
    public async Task A_body_in_UTF_8_is_read_whatever_its_charset_claims(string charset)
    {
        byte[] body = Encoding.UTF8.GetBytes("[{\"id\":1,\"lang\":\"é\"}]");
        using var server = new RawServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset={charset}\r\nContent-Length: {body.Length}\r\nTotal: 1\r\nConnection: close\r\n\r\n"), token);
            await stream.WriteAsync(body, token);
        });
        using Connection connection = Connection.To(server.Uri);
        Assert.Equal("é", Assert.Single((await connection.ReadAsync()).Calls).Lang);
    }

    // RFC 1950: a header, what is deflated, and its Adler-32.
    private static byte[] Zlib(byte[] body)
    {
        uint a = 1, b = 0;
        foreach (byte value in body)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        byte[] deflated = Compress(body, stream => new DeflateStream(stream, CompressionLevel.Fastest));
        return [0x78, 0x01, .. deflated, (byte)(b >> 8), (byte)b, (byte)(a >> 8), (byte)a];
    }

    private static byte[] Compress(byte[] body, Func<Stream, Stream> compressor)
    {
        using var target = new MemoryStream();
        using (Stream stream = compressor(target))
        {
            stream.Write(body);
        }

        return target.ToArray();
    }
}
