using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using ContactCenter.Http;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §3: a body of any size, depth or content ends in records or in a clear error.</summary>
public sealed class BodyTests
{
    private const string One = "{\"id\":1,\"created_at\":\"2026-03-01T00:00:00.000Z\",\"call_duration\":5}";

    public static TheoryData<string, byte[]> Readable()
    {
        var data = new TheoryData<string, byte[]>
        {
            { "plain", Encoding.UTF8.GetBytes($"[{One}]") },
            { "with a BOM", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"[{One}]")] },
            { "in UTF-16 with a BOM", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes($"[{One}]")] },
            { "with white space", Encoding.UTF8.GetBytes($" \r\n\t[ {One} ] \n") },
            { "with invalid UTF-8", [.. "[{\"id\":1,\"call_duration\":5,\"lang\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}]"u8] },
            { "with a key twice", "[{\"id\":7,\"call_duration\":9,\"id\":1,\"call_duration\":5,\"x\":1,\"x\":2}]"u8.ToArray() },
            { "with an unknown key of some depth", Encoding.UTF8.GetBytes("[{\"id\":1,\"call_duration\":5,\"deep\":" + new string('[', 1900) + new string(']', 1900) + "}]") },
            { "with huge numbers where none is documented", Encoding.UTF8.GetBytes("[{\"id\":1,\"call_duration\":5,\"x\":1e400,\"y\":" + new string('9', 300) + ",\"lang\":" + new string('9', 300) + "}]") },
            { "with a number without end", Encoding.UTF8.GetBytes("[{\"id\":1,\"call_duration\":5,\"x\":" + new string('9', 5000) + "." + new string('9', 5000) + "e" + new string('9', 5000) + "}]") },
            { "with a text of a million characters", Encoding.UTF8.GetBytes("[{\"id\":1,\"call_duration\":5,\"lang\":\"" + new string('x', 1_000_000) + "\"}]") },
            { "with 10,000 unknown keys", Encoding.UTF8.GetBytes("[{\"id\":1,\"call_duration\":5," + string.Join(",", Enumerable.Range(0, 10_000).Select(i => $"\"k{i}\":{i}")) + "}]") },
            { "with a zero in a text", Encoding.UTF8.GetBytes("[{\"id\":1,\"call_duration\":5,\"lang\":\"a\\u0000b\"}]") },
            { "with half a surrogate pair", Encoding.UTF8.GetBytes("[{\"id\":1,\"call_duration\":5,\"lang\":\"\\ud83d\"}]") },
        };
        return data;
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task Is_read(string what, byte[] body)
    {
        using RawServer server = RawServer.WithBytes(body, "Total: 1\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.True(result.Error is null, what + ": " + result.Error);
        Assert.Empty(result.Errors);
        Call call = Assert.Single(result.Calls);
        Assert.Equal((1L, 5), (call.Id!.Value, call.CallDuration!.Value));
    }

    public static TheoryData<string, string> Unreadable() => new()
    {
        { "10,000 deep", "[" + new string('[', 10_000) },
        { "200,000 deep and closed", new string('[', 200_000) + new string(']', 200_000) },
        { "a word without end", "[{\"id\":" + new string('x', 5000) + "}]" },
        { "an object", "{\"id\":1}" },
        { "a text", "\"calls\"" },
        { "a number", "17" },
        { "true", "true" },
        { "a comment before", "/* calls */[]" },
        { "a comment in a record", "[{/* the id */\"id\":1}]" },
        { "a comment for a value", "[{\"id\":/* one */1}]" },
        { "a comment in an unknown value", "[{\"id\":1,\"x\":[/* one */1]}]" },
        { "a comment for an unknown value", "[{\"id\":1,\"x\":/* one */1}]" },
        { "a comment after", "[] // none" },
        { "something after", "[][]" },
        { "a stray bracket", "[{\"id\":1}}]" },
        { "a missing comma", "[{\"id\":1 \"lang\":\"en\"}]" },
        { "a missing colon", "[{\"id\" 1}]" },
        { "a constructor", "[{\"id\":1,\"x\":new Date(1)}]" },
        { "undefined in an unknown value", "[{\"id\":1,\"x\":undefined,}" },
        { "an empty key and no value", "[{\"\":}]" },
        { "zeros", "\0\0\0\0" },
        { "a control sequence", "\u001b[2J" },
        { "CSV", "id,created_at\r\n1,2026-03-01\r\n" },
        { "XML", "<?xml version=\"1.0\"?><calls/>" },
        { "a form feed and HTML", "  \n<!DOCTYPE html><html></html>" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Is_an_error(string what, string body)
    {
        using RawServer server = RawServer.WithBody(body, "Total: 1\r\n");
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 1);
        ReadResult result = await connection.ReadAsync();
        Assert.True(result.Error is not null, what);
        Assert.Equal(ErrorKind.InvalidResponse, result.Error.Kind);
        Assert.InRange(result.Error.Message.Length, 20, 600);
        Assert.InRange(server.Requests.Count, 1, 2);
        Assert.Empty(result.Calls);
    }

    [Theory]
    [InlineData("\"rating\":1e9999")]
    [InlineData("\"rating\":99999999999999999999")]
    [InlineData("\"rating\":4.5")]
    [InlineData("\"rating\":\"many\"")]
    [InlineData("\"rating\":NaN")]
    [InlineData("\"rating\":true")]
    [InlineData("\"rating\":{\"a\":[1,{\"b\":2}]}")]
    [InlineData("\"rating\":[[[1],2],{}]")]
    [InlineData("\"created_at\":20260301")]
    [InlineData("\"created_at\":\"2026-02-30T00:00:00.000Z\"")]
    [InlineData("\"created_at\":\"2026-13-01T00:00:00.000Z\"")]
    [InlineData("\"verified\":\"maybe\"")]
    [InlineData("\"verified\":2")]
    [InlineData("\"lang\":[\"en\"]")]
    [InlineData("\"lang\":{}")]
    [InlineData("\"agent_info\":\"Ana\"")]
    [InlineData("\"agent_info\":{\"id\":{\"a\":1}}")]
    [InlineData("\"photos\":\"none\"")]
    [InlineData("\"photos\":[{\"id\":1},7,{\"id\":2}]")]
    [InlineData("\"photos\":[{\"id\":1},{\"id\":[[]]},{\"id\":2}]")]
    [InlineData("\"wait_time_sms\":\"text\"")]
    public async Task A_value_of_the_wrong_type_costs_only_its_field(string field)
    {
        using RawServer server = RawServer.WithBody($"[{{\"id\":1,{field},\"lang2\":1}},{{\"id\":2,{field}}},{{\"id\":3,\"call_duration\":5}}]", "Total: 3\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Empty(result.Errors);
        Assert.Equal([1L, 2L, 3L], result.Ids);
        Assert.Equal(5, result.Calls[2].CallDuration);
        string key = field.Split('"')[1];
        string warning = Assert.Single(connection.Log.Warnings);
        Assert.Contains($"'{key}", warning, StringComparison.Ordinal);
        Assert.Contains("(record 1)", warning, StringComparison.Ordinal);
        Assert.All(result.Calls.Take(2), call => Assert.True(call.ExtensionData?.ContainsKey(key) == true || call.AgentInfo?.ExtensionData is not null || call.Photos?[1].ExtensionData is not null));
    }

    private static readonly Dictionary<string, (string Record, string Why)> TooMuch = new()
    {
        ["10,000 lists deep"] = (new string('[', 10_000) + new string(']', 10_000), "an object is documented"),
        ["10,000 objects deep under an unknown key"] = ("{\"id\":2,\"x\":" + string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000) + "}", "more than 2,500 deep"),
        ["10,000 objects deep under a known key"] = ("{\"id\":2,\"agent_info\":" + string.Concat(Enumerable.Repeat("{\"agent_info\":", 10_000)) + "1" + new string('}', 10_000) + "}", "more than 2,500 deep"),
        ["10,000 lists deep where a number is documented"] = ("{\"id\":2,\"rating\":" + new string('[', 10_000) + new string(']', 10_000) + "}", "more than 2,500 deep"),
        ["150,000 values"] = ("{\"id\":2,\"x\":[" + string.Join(",", Enumerable.Repeat("[]", 150_000)) + "]}", "more than 100,000 values"),
        ["150,000 records in one"] = ("{\"id\":2,\"participants\":[" + string.Join(",", Enumerable.Repeat("{}", 150_000)) + "]}", "more than 100,000 values"),
        ["the same key 150,000 times"] = ("{\"id\":2" + string.Concat(Enumerable.Repeat(",\"x\":1", 150_000)) + "}", "more than 100,000 values"),
        ["a field that is wrong 150,000 times"] = ("{\"id\":2" + string.Concat(Enumerable.Repeat(",\"rating\":[]", 150_000)) + "}", "more than 100,000 values"),
        ["a text of two million characters"] = ("{\"id\":2,\"lang\":\"" + new string('x', 2_000_000) + "\"}", "longer than 1,048,576 characters"),
        ["a text of two million escapes"] = ("{\"id\":2,\"lang\":\"" + string.Concat(Enumerable.Repeat("\\u00e9\\\"", 1_000_000)) + "\"}", "longer than 1,048,576 characters"),
        ["a key of two million characters"] = ("{\"id\":2,\"" + new string('x', 2_000_000) + "\":1}", "longer than 1,048,576 characters"),
    };

    // By name: a runner keeps and shows the arguments of a test.
    public static TheoryData<string> Excessive() => [.. TooMuch.Keys];

    [Theory]
    [MemberData(nameof(Excessive))]
    public async Task A_record_that_holds_too_much_spoils_itself_alone(string what)
    {
        (string record, string why) = TooMuch[what];
        using RawServer server = RawServer.WithBody($"[{{\"id\":1}},{record},{{\"id\":3,\"call_duration\":5}}]", "Total: 3\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.True(result.Error is null, what + ": " + result.Error);
        Assert.Equal([1L, 3L], result.Ids);
        ContactCenterException error = Assert.Single(result.Errors);
        Assert.Equal(ErrorKind.InvalidRecord, error.Kind);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 20, 4000);
        Assert.Equal(record.StartsWith('{') ? 2 : null, error.RecordId);
    }

    [Fact]
    public async Task A_number_without_end_costs_only_its_field()
    {
        string digits = new('9', 5000);
        using RawServer server = RawServer.WithBody($"[{{\"id\":1,\"rating\":{digits},\"lang\":{digits},\"created_at\":{digits}}}]", "Total: 1\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Call call = Assert.Single(result.Calls);
        Assert.Null(call.Rating);
        Assert.Null(call.Lang);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity], call.ExtensionData!.Values.Cast<double>());
        Assert.Equal(3, connection.Log.Warnings.Count(warning => warning.Contains("a number that is too large", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1_048_576, true)]
    [InlineData(1_048_577, false)]
    public async Task The_longest_text_comes_whole(int length, bool isRead)
    {
        foreach (string unit in new[] { "x", "\\n", "\\u00e9", "\\\"" })
        {
            string text = string.Concat(Enumerable.Repeat(unit, length));
            using RawServer server = RawServer.WithBody($"[{{\"id\":1,\"lang\":\"{text}\"}},{{\"id\":2}}]", "Total: 2\r\n");
            using Connection connection = Connection.To(server.Uri);
            ReadResult result = await connection.ReadAsync();
            Assert.Null(result.Error);
            Assert.Equal(isRead ? [1L, 2L] : [2L], result.Ids);
            Assert.Equal(isRead ? length : null, result.Calls[0].Lang?.Length);
        }
    }

    [Theory]
    [InlineData("0.1234567890123456789", 0.1234567890123456789)]
    [InlineData("12345.5", 12345.5)]
    [InlineData("1e2", 100.0)]
    [InlineData("100e-2", 1.0)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public async Task Numbers_of_any_length_are_what_they_are(string number, object expected)
    {
        // Digits behind the point add nothing, however many.
        bool hasPoint = number.Contains('.', StringComparison.Ordinal);
        foreach (string form in hasPoint ? [number, number + new string('0', 10), number + new string('0', 5000), number + new string('0', 5000) + "e0"] : new[] { number })
        {
            using RawServer server = RawServer.WithBody($"[{{\"id\":1,\"x\":{form},\"y\":[{form}]}},{{\"id\":2,\"x\":{form}}}]", "Total: 2\r\n");
            using Connection connection = Connection.To(server.Uri);
            ReadResult result = await connection.ReadAsync();
            Assert.Equal([1L, 2L], result.Ids);
            Assert.All(result.Calls, call => Assert.Equal(expected, call.ExtensionData!["x"]));
        }
    }

    [Fact]
    public async Task The_message_of_an_error_that_is_a_book_is_not_read()
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(
            stream, "422 Unprocessable", Encoding.UTF8.GetBytes("{\"message\":\"" + new string('x', 100_000) + "\"}"), string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.InvalidRequest, result.Error!.Kind);
        Assert.DoesNotContain("xx", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_at_the_ends_of_the_calendar_are_times()
    {
        string body = "[" + string.Join(",", new[] { "0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.001Z", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.9999999Z" }
            .Select((time, i) => $"{{\"id\":{i + 1},\"created_at\":\"{time}\"}}")) + "]";
        foreach (string headers in new[] { string.Empty, "Total: 4\r\n", "Link: </calls?page=2>; rel=\"next\"\r\n" })
        {
            foreach (bool descending in new[] { false, true })
            {
                using RawServer server = RawServer.WithBody(body, headers);
                using Connection connection = Connection.To(server.Uri);
                ReadResult result = await connection.ReadAsync(new ReadRequest { Descending = descending });
                Assert.True(result.Error is null or { Kind: ErrorKind.InvalidResponse }, result.Error?.ToString());
                Assert.Equal([1L, 2L, 3L, 4L], result.Ids);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_at_the_ends_of_the_calendar_come_from_a_real_tenant(bool descending)
    {
        // A tenant that writes "no time" as the first moment there is has many calls there.
        Sandbox.SandboxOptions options = Connection.With(250);
        options.Calls = [.. options.Calls!, new Call { Id = 1001, CreatedAt = DateTimeOffset.MaxValue }, .. Enumerable.Range(2000, 150).Select(id => new Call { Id = id, CreatedAt = DateTimeOffset.MinValue })];
        using Connection connection = Connection.Open(options);
        ReadResult result = await connection.ReadAsync(new ReadRequest { Descending = descending });
        Assert.Null(result.Error);
        Assert.Equal(options.Calls.Select(call => call.Id!.Value).Order(), result.Ids.Order());
    }

    [Fact]
    public async Task Bounds_at_the_ends_of_the_calendar_are_bounds()
    {
        using Connection connection = Connection.Open(Connection.With(120));
        foreach (Filter filter in Endpoints.Calls.Filters.Where(filter => filter.Kind == FilterKind.TimeRange && filter.Name is "created_at" or "updated_at"))
        {
            ReadResult result = await connection.ReadAsync(new ReadRequest
            {
                Filters = [new(filter, FilterBound.From, DateTimeOffset.MinValue), new(filter, FilterBound.To, DateTimeOffset.MaxValue)],
            });
            Assert.Null(result.Error);
            Assert.Equal(120, result.Calls.Count);
        }

        foreach (Filter filter in Endpoints.Calls.Filters.Where(filter => filter.Kind == FilterKind.NumberRange && filter.Name == "rating"))
        {
            ReadResult result = await connection.ReadAsync(new ReadRequest
            {
                Filters = [new(filter, FilterBound.From, int.MinValue + 1), new(filter, FilterBound.To, int.MaxValue - 1)],
            });
            Assert.Null(result.Error);
            Assert.Equal(120, result.Calls.Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compressed_or_not_is_the_same(bool gzip)
    {
        Sandbox.SandboxOptions options = Connection.With(250);
        options.SendGzip = gzip;
        using Connection connection = Connection.Open(options);
        Assert.Equal(250, (await connection.ReadAsync()).Calls.Count);
        Assert.All(connection.Sandbox.Requests, request => Assert.Contains("Accept-Encoding", request.HeaderNames));
    }

    [Fact]
    public async Task A_compressed_body_that_stops_or_is_none_is_cut_short()
    {
        byte[] whole = Compress(Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Repeat(One, 100)) + "]"));
        foreach (byte[] body in new[] { whole[..(whole.Length / 2)], whole[..12], [0x1F, 0x8B], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] })
        {
            using RawServer server = RawServer.WithBytes(body, "Content-Encoding: gzip\r\n");
            using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 1);
            ReadResult result = await connection.ReadAsync();
            Assert.Equal(ErrorKind.InvalidResponse, result.Error!.Kind);
            Assert.Equal(2, server.Requests.Count);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n[{\"id\":1}]", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n[{\"id\":1}]", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n[{\"id\":1}", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n[{\"id\":1}]\r\n", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n[{\"id\":1}]\r\n", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nrubbish\r\n", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 4\r\n\r\nabcd", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n", ErrorKind.ServerError)]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\n", ErrorKind.InvalidResponse)]
    [InlineData("HTTP/1.1 abc\r\n\r\n", ErrorKind.ConnectionFailed)]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n", ErrorKind.ConnectionFailed)]
    [InlineData("HTTP/1.1 200 OK\r\n", ErrorKind.ConnectionFailed)]
    [InlineData("", ErrorKind.ConnectionFailed)]
    public async Task An_answer_that_is_no_http_or_not_whole_is_an_error(string answer, ErrorKind kind)
    {
        using RawServer server = RawServer.WithAnswer(answer);

        // Once: the server closes the connection without a word, which a second attempt could meet in the place of the answer.
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 0);
        ReadResult result = await connection.ReadAsync();
        Assert.Empty(result.Calls);
        Assert.NotNull(result.Error);
        Assert.Equal(kind, result.Error.Kind);
    }

    [Theory]
    [InlineData("{\"message\":\"The date is wrong\"}", "The date is wrong")]
    [InlineData("{\"error\":\"Not\\u001b[2J\\r\\nthis\"}", "Not [2J  this")]
    [InlineData("{\"errors\":[\"a\",\"b\"]}", "a, b")]
    [InlineData("{\"errors\":{\"created_at\":[\"is wrong\"]}}", "is wrong")]
    [InlineData("{/* odd */\"message\":\"x\"}", null)]
    [InlineData("<html>no</html>", null)]
    [InlineData("", null)]
    [InlineData("null", null)]
    [InlineData("[1]", null)]
    [InlineData("{\"message\":null}", null)]
    [InlineData("{\"message\":", null)]
    [InlineData("{\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}", null)]
    public async Task What_the_tenant_says_is_passed_on_where_it_says_something(string body, string? said)
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "422 Unprocessable", Encoding.UTF8.GetBytes(body), string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.InvalidRequest, result.Error!.Kind);
        Assert.Equal(said is not null, result.Error.Message.Contains("The tenant said:", StringComparison.Ordinal));
        Assert.Contains(said ?? string.Empty, result.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Error.Message, char.IsControl);
    }

    [NotOnFrameworkFact(".NET Framework reads no number beyond a double, so that the status has to say enough.")]
    public Task A_number_without_end_is_passed_on_as_what_the_tenant_says() =>
        What_the_tenant_says_is_passed_on_where_it_says_something("{\"message\":1e99999}", string.Empty);

    [Theory]
    [InlineData("The date is wrong", "The date is wrong.")]
    [InlineData("The date is wrong.", "The date is wrong.")]
    [InlineData("Which date? ", "Which date?")]
    public async Task What_the_tenant_says_ends_as_a_sentence(string said, string shown)
    {
        byte[] body = Encoding.UTF8.GetBytes($"{{\"message\":\"{said}\"}}");
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "422 Unprocessable", body, string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        Assert.EndsWith(" The tenant said: " + shown, (await connection.ReadAsync()).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sort_column_is_spoken_of_where_one_was_sent()
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "422 Unprocessable", [], string.Empty, token));
        using Connection connection = Connection.To(server.Uri);
        Assert.Contains("Check the filters and the sort column.", (await connection.ReadAsync()).Error!.Message, StringComparison.Ordinal);
        Assert.Contains("Check the filters.", (await connection.ReadAsync(new ReadRequest { Ids = [1, 2] })).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_null_is_told_from_what_should_have_come()
    {
        using RawServer server = RawServer.WithBody("null");
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 0);
        async Task<string> MessageAsync<T>(Endpoint<T> endpoint, ReadRequest request)
            where T : Record, new()
        {
            using IPageReader<T> reader = connection.Tenant.Read(endpoint, request, connection.Log);
            ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => reader.ReadAsync(default));
            Assert.Equal(ErrorKind.InvalidResponse, error.Kind);
            return error.Message;
        }

        Assert.Contains("is null where a list is documented.", await MessageAsync(Endpoints.Calls, new ReadRequest()), StringComparison.Ordinal);
        Assert.Contains("is null where an object is documented.", await MessageAsync(Endpoints.Menus, new ReadRequest { Ids = [60] }), StringComparison.Ordinal);
        Assert.Contains("is null where a list or an object was expected.", await MessageAsync(Endpoints.MenuStatus, new ReadRequest()), StringComparison.Ordinal);
        Assert.Contains("is null where a list or an object was expected.", await MessageAsync(connection.Tenant.EndpointAt("brand/new", isPaged: false), new ReadRequest()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_stops_anywhere_is_cut_short_and_not_garbage()
    {
        const string Whole = "[{\"id\":1,\"verified\":true,\"rating\":null,\r\n\"call_duration\":-12.5e3,\"lang\":\"a\\n\\u00e9\\\"\",\"photos\":[{\"id\":7}],\"x\":[false,{},-1]},\n{\"id\":2}]";
        int length = 0;
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "200 OK", Encoding.UTF8.GetBytes(Whole[..length]), "Total: 2\r\n", token));
        using Connection connection = Connection.To(server.Uri, change: options => options.MaximumRetryCount = 1);
        for (length = 0; length < Whole.Length; length++)
        {
            int before = server.Requests.Count;
            ReadResult result = await connection.ReadAsync();
            Assert.True(result.Error is { Kind: ErrorKind.InvalidResponse }, Whole[..length]);
            Assert.True(server.Requests.Count == before + 2, $"{Whole[..length]}: {result.Error.Message}");
            Assert.Contains("was cut short", result.Error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_without_end_is_given_up_at_the_limit(bool compressed)
    {
        long sent = 0;
        byte[] piece = compressed ? Compress(new byte[BodyBuffer.LargestBody + (1024 * 1024)]) : new byte[256 * 1024];
        piece.AsSpan().Replace((byte)0, compressed ? (byte)0 : (byte)' ');
        using var server = new RawServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes("HTTP/1.1 200 OK\r\n" + (compressed ? "Content-Encoding: gzip\r\n" : string.Empty) + "Connection: close\r\n\r\n"), token);
            while (sent < 4L * BodyBuffer.LargestBody)
            {
                await stream.WriteAsync(piece, token);
                sent += piece.Length;
            }
        });
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.InvalidResponse, result.Error!.Kind);
        Assert.Contains("32 MB", result.Error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.True(sent < 2L * BodyBuffer.LargestBody, $"{sent} bytes were taken");
    }

    [NotOnMonoFact("Mono does not count what is allocated.")]
    public async Task A_page_of_far_more_records_than_were_asked_for_is_an_error_and_not_all_the_memory()
    {
        using RawServer server = RawServer.WithBody("[" + string.Join(",", Enumerable.Repeat("{}", 300_000)) + "]");
        using Connection connection = Connection.To(server.Uri);
        long before = GC.GetTotalAllocatedBytes();
        ReadResult result = await connection.ReadAsync();
        long used = GC.GetTotalAllocatedBytes() - before;
        Assert.Equal(ErrorKind.InvalidResponse, result.Error!.Kind);
        Assert.True(used < 100_000_000, $"{used} bytes for a body of 0.9 MB");
    }

    private static byte[] Compress(byte[] body)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return target.ToArray();
    }
}
