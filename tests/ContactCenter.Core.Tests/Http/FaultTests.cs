using System;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §2 and §3 over real HTTP: what passes is tried again and costs no record, what does not ends in a clear error.</summary>
public sealed class FaultTests
{
    private const int Calls = 450;

    public enum Place
    {
        First,
        Middle,
        Last,
    }

    public static TheoryData<string, Place> Passing() => Everywhere(
        "html-500", "cut", "cut-json", "reset", "empty", "null", "429", "429-date", "429-bare", "500", "502", "503", "504", "408");

    public static TheoryData<string, Place> Lasting() => Everywhere("403", "422", "400", "410", "redirect-away");

    // What stands in the API's place passes only where the API has been there before.
    public static TheoryData<string, Place> Standing() => Everywhere("html", "garbage", "401");

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_tried_again_and_costs_no_record(string fault, Place place)
    {
        (int usual, int number) = await NumberOfAsync(place);
        using Connection connection = Connection.Open(Connection.With(Calls, $"{number}={fault}"));
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Empty(result.Errors);
        Assert.Equal(Enumerable.Range(1, Calls).Select(id => (long)id), result.Ids);
        Assert.Equal(usual + 1, connection.Sandbox.Requests.Count);
        Assert.Equal(usual + 1, connection.Tenant.RequestCount);
        Assert.Equal(1, connection.Tenant.RetryCount);
        Assert.Contains(connection.Log.Lines, line => line.Contains("trying again in", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Place.First)]
    [InlineData(Place.Middle)]
    [InlineData(Place.Last)]
    public async Task An_answer_that_does_not_come_is_given_up_and_asked_for_again(Place place)
    {
        (_, int number) = await NumberOfAsync(place);
        var clock = new StagedClock();
        var timeout = TimeSpan.FromMinutes(1);
        SandboxOptions options = Connection.With(Calls, $"{number}=hang");
        int asked = 0;
        options.BeforeRequest = _ =>
        {
            if (++asked == number)
            {
                // The sandbox answers nothing, and the time that the client has passes.
                Task.Run(() => clock.Pass(timeout));
            }
        };
        using Connection connection = Connection.Open(options, clock, tenant => tenant.Timeout = timeout);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal(Enumerable.Range(1, Calls).Select(id => (long)id), result.Ids);
        Assert.True(connection.Tenant.RetryCount >= 1);
    }

    [Fact]
    public async Task The_timeout_covers_the_body()
    {
        SandboxOptions options = Connection.With(Calls, "all=drip");
        options.DripInterval = TimeSpan.FromSeconds(1);
        using Connection connection = Connection.Open(options, change: tenant => (tenant.Timeout, tenant.MaximumRetryCount) = (TimeSpan.FromSeconds(1.5), 0));
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.Timeout, result.Error!.Kind);
        Assert.Equal(1, connection.Tenant.RequestCount);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task What_does_not_pass_is_an_error_at_once(string fault, Place place)
    {
        (_, int number) = await NumberOfAsync(place);
        using Connection connection = Connection.Open(Connection.With(Calls, $"{number}={fault}"));
        ReadResult result = await connection.ReadAsync();
        ErrorKind expected = fault switch
        {
            "403" => ErrorKind.Forbidden,
            "422" or "400" or "410" => ErrorKind.InvalidRequest,
            "redirect-away" => ErrorKind.UnsafeRedirect,
            _ => ErrorKind.InvalidResponse,
        };
        Assert.Equal(expected, result.Error!.Kind);
        Assert.Equal(int.TryParse(fault, out int status) ? status : null, result.Error.StatusCode);
        Assert.Contains("GET calls?", result.Error.Message, StringComparison.Ordinal);
        Assert.Equal(number, connection.Sandbox.Requests.Count);
        Assert.Equal(number, connection.Tenant.RequestCount);
        Assert.Equal(0, connection.Tenant.RetryCount);
        Assert.Equal(0, result.Twice);
    }

    [Theory]
    [MemberData(nameof(Standing))]
    public async Task What_stands_in_the_place_of_the_API_passes_where_the_API_has_been_there_before(string fault, Place place)
    {
        (int usual, int number) = await NumberOfAsync(place);
        using Connection connection = Connection.Open(Connection.With(Calls, $"{number}={fault}"));
        ReadResult result = await connection.ReadAsync();
        if (place == Place.First)
        {
            Assert.Equal(fault == "401" ? ErrorKind.Unauthorized : ErrorKind.InvalidResponse, result.Error!.Kind);
            Assert.Single(connection.Sandbox.Requests);
            return;
        }

        Assert.Null(result.Error);
        Assert.Equal(Enumerable.Range(1, Calls).Select(id => (long)id), result.Ids);
        Assert.Equal(usual + 1, connection.Sandbox.Requests.Count);
        Assert.Equal(1, connection.Tenant.RetryCount);
    }

    [Fact]
    public async Task Nothing_found_is_an_error_that_says_so()
    {
        using Connection connection = Connection.Open(Connection.With(Calls, "1=404"));
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.NotFound, result.Error!.Kind);
        Assert.Equal(404, result.Error.StatusCode);
        Assert.Single(connection.Sandbox.Requests);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("created_at", null)]
    [InlineData("created_at", "updated_at")]
    [InlineData(null, "updated_at")]
    public async Task Nothing_found_in_the_middle_of_a_read_is_never_taken_for_its_end(string? ignoredFilter, string? sortBy)
    {
        // Release notes tell of endpoints that answered 404 at times, for no reason.
        for (int number = 2; number <= 9; number++)
        {
            SandboxOptions options = Connection.With(950, $"{number}=404");
            options.IgnoredFilters = ignoredFilter is null ? [] : [ignoredFilter];
            using Connection connection = Connection.Open(options);
            ReadResult result = await connection.ReadAsync(new ReadRequest { SortBy = sortBy });
            Assert.True(result.Error is { Kind: ErrorKind.NotFound } || result.Calls.Count == 950, $"404 at request {number}: {result.Calls.Count} of 950 calls, and no error");
        }
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(300, false)]
    [InlineData(250, false)]
    public async Task A_tenant_that_has_no_page_past_the_end_is_read_to_its_end(int calls, bool total)
    {
        using var server = new RawServer((head, stream, token) =>
        {
            int page = int.Parse(head.Split("page=")[1].Split('&', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            string[] rows = [.. Enumerable.Range(1, calls).Skip((page - 1) * 100).Take(100).Select(id => $"{{\"id\":{id}}}")];
            return rows.Length == 0
                ? RawServer.WriteAsync(stream, "404 Not Found", [], string.Empty, token)
                : RawServer.WriteAsync(stream, "200 OK", System.Text.Encoding.UTF8.GetBytes($"[{string.Join(",", rows)}]"), total ? $"Total: {calls}\r\n" : string.Empty, token);
        });
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync(new ReadRequest { SortBy = "id" });
        Assert.Null(result.Error);
        Assert.Equal(calls, result.Calls.Count);
    }

    [Fact]
    public async Task Html_with_status_200_is_named_as_such()
    {
        using Connection connection = Connection.Open(Connection.With(Calls, "1=html"));
        Assert.Contains("HTML", (await connection.ReadAsync()).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_failures_in_a_row_are_borne()
    {
        using Connection connection = Connection.Open(Connection.With(Calls, "3x5=500"));
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal(Enumerable.Range(1, Calls).Select(id => (long)id), result.Ids);
        Assert.Equal(5, connection.Tenant.RetryCount);
    }

    [Theory]
    [InlineData("500", 5, ErrorKind.ServerError)]
    [InlineData("503", 2, ErrorKind.ServerError)]
    [InlineData("408", 1, ErrorKind.Timeout)]
    [InlineData("reset", 3, ErrorKind.ConnectionFailed)]
    [InlineData("cut", 3, ErrorKind.InvalidResponse)]
    [InlineData("500", 0, ErrorKind.ServerError)]
    public async Task What_goes_on_failing_is_an_error_after_one_attempt_more_than_there_are_retries(string fault, int retries, ErrorKind kind)
    {
        using Connection connection = Connection.Open(Connection.With(Calls, $"all={fault}"), change: options => options.MaximumRetryCount = retries);
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(kind, result.Error!.Kind);
        Assert.Empty(result.Calls);
        Assert.Equal(retries + 1, connection.Sandbox.Requests.Count);
        Assert.Equal(retries + 1, connection.Tenant.RequestCount);
        Assert.Equal(retries, connection.Tenant.RetryCount);
        Assert.Equal(retries > 0, result.Error.Message.Contains($"(Tried {retries + 1} times.)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_waits_between_attempts_grow_and_are_jittered()
    {
        var clock = new ImpatientClock();
        using Connection connection = Connection.Open(Connection.With(Calls, "all=500"), clock, options => options.RequestsPerSecond = 10);
        await connection.ReadAsync();
        TimeSpan[] waits = [.. clock.Waits.Where(wait => wait >= TimeSpan.FromMilliseconds(400))];
        Assert.Equal(5, waits.Length);
        for (int i = 0; i < waits.Length; i++)
        {
            Assert.InRange(waits[i].TotalSeconds, 0.5 * Math.Pow(2, i), Math.Pow(2, i));
        }
    }

    [Fact]
    public async Task Those_who_failed_together_do_not_come_back_together()
    {
        TimeSpan[][] waits = [.. await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            var clock = new ImpatientClock();
            using Connection connection = Connection.Open(Connection.With(Calls, "all=500"), clock);
            await connection.ReadAsync();
            return clock.Waits.ToArray();
        }))];
        Assert.All(waits, some => Assert.Equal(5, some.Length));
        Assert.True(waits.Select(some => some[4]).Distinct().Count() > 1, "all waited equally long");
    }

    [Fact]
    public async Task A_tenant_that_asks_to_be_left_alone_for_longer_than_it_is_borne_is_left_alone_at_once()
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "503 Service Unavailable", [], "Retry-After: 601\r\n", token));
        var clock = new ImpatientClock();
        using Connection connection = Connection.To(server.Uri, clock: clock);
        Assert.Equal(ErrorKind.ServerError, (await connection.ReadAsync()).Error!.Kind);
        Assert.Single(server.Requests);
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task Refusals_for_the_rate_do_not_use_up_the_retries()
    {
        using Connection connection = Connection.Open(Connection.With(Calls, "2x10=429"), change: options => options.MaximumRetryCount = 0);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal(Calls, result.Calls.Count);
        Assert.Equal(10, connection.Tenant.RetryCount);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("429-date")]
    [InlineData("429-bare")]
    public async Task Refusals_without_end_are_an_error_when_the_time_for_them_is_over(string fault)
    {
        using Connection connection = Connection.Open(
            Connection.With(Calls, "all=" + fault), change: options => (options.RequestsPerSecond, options.RateLimitTimeout) = (1, TimeSpan.FromMinutes(1)));
        ReadResult result = await connection.ReadAsync();
        Assert.Equal(ErrorKind.RateLimited, result.Error!.Kind);
        Assert.Equal(429, result.Error.StatusCode);
        Assert.InRange(connection.Sandbox.Requests.Count, 3, 61);
    }

    [Fact]
    public async Task A_wait_of_more_than_10_seconds_is_said_aloud()
    {
        using var server = new RawServer(async (head, stream, token) =>
        {
            _ = head;
            await RawServer.WriteAsync(stream, "503 Service Unavailable", [], "Retry-After: 11\r\n", token);
        });
        var clock = new ImpatientClock();
        using Connection connection = Connection.To(server.Uri, clock: clock, change: options => options.MaximumRetryCount = 1);
        Assert.Equal(ErrorKind.ServerError, (await connection.ReadAsync()).Error!.Kind);
        Assert.Contains("11.0 s", Assert.Single(connection.Log.Warnings), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(11), Assert.Single(clock.Waits));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_told_of_within_10_seconds()
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        server.Refuse();
        for (int i = 0; i < 20; i++)
        {
            var clock = new StagedClock();
            using Connection connection = Connection.To(server.Uri, clock: clock, change: options => options.RequestsPerSecond = 1);
            TimeSpan first = TimeSpan.MinValue;
            TimeSpan warned = TimeSpan.MaxValue;
            clock.BeforeWait = () =>
            {
                first = first < TimeSpan.Zero && connection.Log.Lines.Exists(line => line.Contains("trying again in", StringComparison.Ordinal)) ? clock.Elapsed : first;
                warned = connection.Log.Warnings.Count > 0 && warned == TimeSpan.MaxValue ? clock.Elapsed : warned;
            };
            Assert.Equal(ErrorKind.ConnectionFailed, (await connection.ReadAsync()).Error!.Kind);
            Assert.Equal(TimeSpan.Zero, first);
            Assert.InRange(warned, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task A_date_to_come_back_at_is_measured_by_the_servers_own_clock()
    {
        // The server's clock is years behind: 7 seconds are 7 seconds all the same.
        int number = 0;
        using var server = new RawServer((_, stream, token) => number++ == 0
            ? RawServer.WriteAsync(stream, "429 Too Many", [], "Date: Thu, 01 Jan 2015 00:00:00 GMT\r\nRetry-After: Thu, 01 Jan 2015 00:00:07 GMT\r\n", token)
            : RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        var clock = new ImpatientClock();
        using Connection connection = Connection.To(server.Uri, clock: clock);
        Assert.Null((await connection.ReadAsync()).Error);
        Assert.InRange(Assert.Single(clock.Waits).TotalSeconds, 6.5, 7);
    }

    [Theory]
    [InlineData(Place.First)]
    [InlineData(Place.Middle)]
    [InlineData(Place.Last)]
    public async Task A_record_with_an_odd_field_is_returned_with_a_warning(Place place)
    {
        (_, int number) = await NumberOfAsync(place);
        using Connection connection = Connection.Open(Connection.With(Calls, $"{number}=wrongtype"));
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Empty(result.Errors);
        Assert.Equal(Enumerable.Range(1, Calls).Select(id => (long)id), result.Ids);
        Call odd = Assert.Single(result.Calls, call => call.ExtensionData is not null);
        Assert.Null(odd.CallDuration);
        Assert.Equal("{\"seconds\":12}", odd.ExtensionData!["call_duration"]!.ToString());
        string warning = Assert.Single(connection.Log.Warnings);
        Assert.Contains("'call_duration' of calls does not read: a whole number is expected, and the tenant sent an object", warning, StringComparison.Ordinal);
        Assert.Contains($"(record {odd.Id})", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Place.First)]
    [InlineData(Place.Middle)]
    [InlineData(Place.Last)]
    public async Task A_record_without_an_id_is_reported_and_the_others_come(Place place)
    {
        (_, int number) = await NumberOfAsync(place);
        using Connection connection = Connection.Open(Connection.With(Calls, $"{number}=noid"));
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal(0, result.Twice);

        // A page is read again in part when the next one starts, so that what was spoilt may come whole the second time.
        ContactCenterException error = Assert.Single(result.Errors);
        Assert.Equal(ErrorKind.InvalidRecord, error.Kind);
        Assert.Contains("id: a whole number is expected, and the tenant sent an object", error.Message, StringComparison.Ordinal);
        Assert.Matches("^Record [0-9]+ ", error.Message);
        Assert.InRange(result.Calls.Count, Calls - 1, Calls);
    }

    [Fact]
    public async Task A_record_that_never_reads_is_reported_once()
    {
        // The same records are broken in every answer, wherever pages overlap.
        byte[] body = System.Text.Encoding.UTF8.GetBytes(
            "[{\"id\":1,\"created_at\":\"2026-03-01T00:00:00.000Z\"},7,{\"id\":\"two\",\"created_at\":\"2026-03-01T00:00:01.000Z\"},{\"id\":3,\"created_at\":\"soon\"},{\"rating\":4}]");
        using RawServer server = RawServer.WithBytes(body, "Total: 5\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal([1L, 3L], result.Ids);
        Assert.Equal(["Record 2 ", "Record 3 ", "Record 5 "], result.Errors.Select(error => error.Message.Substring(0, 9)));
        Assert.All(result.Errors, error => Assert.Equal(ErrorKind.InvalidRecord, error.Kind));
    }

    private static async Task<(int Usual, int Number)> NumberOfAsync(Place place)
    {
        using Connection connection = Connection.Open(Connection.With(Calls));
        Assert.Equal(Calls, (await connection.ReadAsync()).Calls.Count);
        int usual = connection.Sandbox.Requests.Count;
        Assert.InRange(usual, 5, 8);
        return (usual, place switch { Place.First => 1, Place.Middle => (usual / 2) + 1, _ => usual });
    }

    private static TheoryData<string, Place> Everywhere(params string[] faults)
    {
        var data = new TheoryData<string, Place>();
        foreach (string fault in faults)
        {
            foreach (Place place in Enum.GetValues<Place>())
            {
                data.Add(fault, place);
            }
        }

        return data;
    }
}
