using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §2: how long a tenant asks clients to wait, in every form that servers are known to send.</summary>
public sealed class RetryAfterTests
{
    // Without a pace the first wait that nobody asked for is 25 to 50 ms.
    private const double None = -1;

    public static TheoryData<string, double> Hints() => new()
    {
        { "Retry-After: 7", 7 },
        { "Retry-After: 60.5", 61 },
        { "Retry-After: .5", 1 },
        { "Retry-After: 2, 2", 2 },
        { "Retry-After: 2,5", 2 },
        { "Retry-After: 4\r\nRetry-After: 9", 4 },
        { "Retry-After: soon, 9", 9 },
        { "Retry-After: 3s", 3 },
        { "Retry-After: 3 sec", 3 },
        { "Retry-After: 500ms", 1 },
        { "Retry-After: 2 minutes", 120 },
        { "Retry-After: 2m", 120 },
        { "Retry-After: 120;q=1", 120 },
        { "Retry-After: \"8\"", 8 },
        { "Retry-After: +5", 5 },
        { "Retry-After: 0", 0 },
        { "Retry-After: 00012", 12 },
        { "Retry-After: -5", None },
        { "Retry-After: -0.5", None },
        { "Retry-After: soon", None },
        { "Retry-After: ", None },
        { "Retry-After: 1:30", None },
        { "Retry-After: \u00ef\u00bc\u0095", None },
        { "Retry-After: NaN", None },
        { "Retry-After: Infinity", None },
        { "Retry-After: Sun, 01 Mar 2026 00:00:07 GMT", 7 },
        { "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT", 0 },
        { "Retry-After: 01 Mar 2026 00:00:07 GMT", 7 },
        { "Retry-After: Sunday, 01-Mar-26 00:00:07 GMT", 7 },
        { "Retry-After: Sun Mar  1 00:00:07 2026", 7 },
        { "Retry-After: Mon, 01 Mar 2026 00:00:07 GMT", 7 },
        { "Retry-After: Sun, 01 Mar 2026 01:00:07 +0100", 7 },
        { "Retry-After: 2026-03-01T00:00:07Z", 7 },
        { "Retry-After: Sun, 31 Feb 2026 00:00:07 GMT", None },
        { "Retry-After: 1772323207", 7 },
        { "Retry-After: 1772323207000", 7 },
        { "x-ratelimit-reset: 4", 4 },
        { "x-ratelimit-reset: 3.2", 4 },
        { "x-ratelimit-reset: 1772323209", 9 },
        { "X-Rate-Limit-Reset: 4", 4 },
        { "RateLimit-Reset: 4", 4 },
        { "RateLimit: \"default\";r=0;t=4", 4 },
        { "RateLimit: limit=10, remaining=0, reset=4", 4 },
        { "RateLimit: \"a\";r=5;t=60, \"b\";r=0;t=4", 4 },
        { "RateLimit: nonsense", None },
        { "Retry-After: 2\r\nx-ratelimit-reset: 40", 2 },
        { "Retry-After: soon\r\nx-ratelimit-reset: 40", 40 },
        { "x-ratelimit-reset: -3", None },
    };

    [Theory]
    [MemberData(nameof(Hints))]
    public async Task A_refusal_is_waited_out_for_as_long_as_it_says(string headers, double seconds)
    {
        int number = 0;
        using var server = new RawServer((_, stream, token) => number++ == 0
            ? RawServer.WriteAsync(stream, "429 Too Many", [], headers + "\r\n", token)
            : RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        var clock = new StagedClock();
        using Connection connection = Connection.To(server.Uri, clock: clock);
        Assert.Null((await connection.ReadAsync()).Error);
        (double least, double most) = seconds == None ? (0.025, 0.05) : (seconds, seconds);
        Assert.InRange(clock.Waits.Sum(wait => wait.TotalSeconds), least, most);
    }

    [Theory]
    [InlineData("Retry-After: 60.5", 61)]
    [InlineData("Retry-After: 12, 12", 12)]
    [InlineData("Retry-After: 7s", 7)]
    public async Task A_server_that_is_not_available_is_waited_for_as_long_as_it_says(string headers, double seconds)
    {
        int number = 0;
        using var server = new RawServer((_, stream, token) => number++ == 0
            ? RawServer.WriteAsync(stream, "503 Service Unavailable", [], headers + "\r\n", token)
            : RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        var clock = new StagedClock();
        using Connection connection = Connection.To(server.Uri, clock: clock);
        Assert.Null((await connection.ReadAsync()).Error);
        Assert.Equal(seconds, clock.Waits.Sum(wait => wait.TotalSeconds));
    }

    [Theory]
    [InlineData("Retry-After: 99999999999999999999999999")]
    [InlineData("Retry-After: 601")]
    [InlineData("Retry-After: 10h")]
    [InlineData("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("x-ratelimit-reset: 40000")]
    public async Task A_wait_that_is_too_long_is_an_error_at_once_that_names_it(string headers)
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "429 Too Many", [], headers + "\r\n", token));
        var clock = new StagedClock();
        using Connection connection = Connection.To(server.Uri, clock: clock);
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.RateLimited, error.Kind);
        Assert.Single(server.Requests);
        Assert.Empty(clock.Waits);
        Assert.Contains("asks to wait", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, int> Penalties()
    {
        var data = new TheoryData<string, int>();
        foreach (string header in new[] { "", "Retry-After: soon\r\n", "Retry-After: 1\r\n", "Retry-After: 0\r\n", "Retry-After: -1\r\n", "Retry-After: 60.5\r\n", "x-ratelimit-reset: 1\r\n" })
        {
            foreach (int penalty in new[] { 5, 60 })
            {
                data.Add(header, penalty);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Penalties))]
    public async Task A_penalty_that_starts_anew_with_each_request_is_waited_out(string headers, int penalty)
    {
        var clock = new StagedClock();
        TimeSpan? last = null;
        using var server = new RawServer((_, stream, token) =>
        {
            bool isOver = last is not null && clock.Elapsed - last >= TimeSpan.FromSeconds(penalty);
            last = clock.Elapsed;
            return isOver
                ? RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token)
                : RawServer.WriteAsync(stream, "429 Too Many", [], headers, token);
        });
        using Connection connection = Connection.To(server.Uri, clock: clock, change: options => options.RequestsPerSecond = 1);
        ContactCenterException? error = await VerifyAsync(connection);
        Assert.Null(error);
        Assert.InRange(server.Requests.Count, 2, 15);
    }

    [Fact]
    public async Task A_neighbour_that_takes_every_other_request_costs_no_long_waits()
    {
        var clock = new StagedClock();
        int number = 0;
        using var server = new RawServer((_, stream, token) => number++ % 2 == 0
            ? RawServer.WriteAsync(stream, "429 Too Many", [], "Retry-After: 1\r\n", token)
            : RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        using Connection connection = Connection.To(server.Uri, clock: clock, change: options => options.RequestsPerSecond = 1);
        for (int i = 0; i < 100; i++)
        {
            Assert.Null(await VerifyAsync(connection));
        }

        Assert.InRange(clock.Waits.Max(), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_refusal_with_status_403_and_a_time_to_come_back_is_one_for_the_rate()
    {
        int number = 0;
        using var server = new RawServer((_, stream, token) => number++ == 0
            ? RawServer.WriteAsync(stream, "403 Forbidden", [], "Retry-After: 9\r\n", token)
            : RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        var clock = new StagedClock();
        using Connection connection = Connection.To(server.Uri, clock: clock, change: options => options.MaximumRetryCount = 0);
        Assert.Null((await connection.ReadAsync()).Error);
        Assert.Equal(9, clock.Waits.Sum(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task Such_refusals_without_end_name_their_status()
    {
        using var server = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "403 Forbidden", [], "Retry-After: 9\r\n", token));
        using Connection connection = Connection.To(server.Uri, clock: new StagedClock());
        ContactCenterException error = (await connection.ReadAsync()).Error!;
        Assert.Equal(ErrorKind.RateLimited, error.Kind);
        Assert.Equal(403, error.StatusCode);
        Assert.Contains("(403)", error.Message, StringComparison.Ordinal);
    }

    // What the first answer says, the pace, and how long after the first request the second one starts.
    public static TheoryData<string, double, double> Remaining() => new()
    {
        { "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 3", 1, 3 },
        { "X-RateLimit-Limit: 10, 10;w=1\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 3", 10, 3 },
        { "x-ratelimit-remaining: 0, 0\r\nx-ratelimit-reset: 3, 3", 1, 3 },
        { "X-Rate-Limit-Remaining: 0\r\nX-Rate-Limit-Reset: 3", 1, 3 },
        { "RateLimit-Remaining: 0\r\nRateLimit-Reset: 3", 1, 3 },
        { "RateLimit: \"default\";r=0;t=3", 1, 3 },
        { "RateLimit: \"a\";r=0;t=3, \"b\";r=0;t=5, \"c\";r=1;t=9", 1, 5 },
        { "RateLimit: limit=10, remaining=0, reset=3", 1, 3 },
        { "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 1772323205", 1, 5 },
        { "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 100000", 1, 60 },

        // The pace covers a window of its own length: a countdown is in whole seconds, rounded up.
        { "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 1", 1, 1.012 },
        { "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 1", 10, 0.104 },
        { "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 0.4", 10, 0.4 },
        { "x-ratelimit-remaining: 5\r\nx-ratelimit-reset: 30", 1, 1.012 },
        { "RateLimit: \"default\";r=5;t=10", 1, 1.012 },
        { "x-ratelimit-remaining: 0", 1, 1.012 },
        { "x-ratelimit-reset: 30", 1, 1.012 },
        { "x-ratelimit-remaining: none\r\nx-ratelimit-reset: 30", 1, 1.012 },
        { "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: soon", 1, 1.012 },
        { "x-ratelimit-remaining: -1\r\nx-ratelimit-reset: 30", 1, 1.012 },
    };

    [Theory]
    [MemberData(nameof(Remaining))]
    public async Task When_no_request_is_left_the_next_one_waits_for_the_reset(string headers, double rate, double seconds)
    {
        var clock = new StagedClock();
        var starts = new List<TimeSpan>();
        using var server = new RawServer((_, stream, token) =>
        {
            starts.Add(clock.Elapsed);
            return RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), starts.Count == 1 ? headers + "\r\n" : string.Empty, token);
        });
        using Connection connection = Connection.To(server.Uri, clock: clock, change: options => options.RequestsPerSecond = rate);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        Assert.Equal(seconds, (starts[1] - starts[0]).TotalSeconds, 3);
    }

    [Fact]
    public async Task A_long_wait_for_the_reset_is_a_warning()
    {
        using RawServer server = RawServer.WithBody("[]", "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 30\r\n");
        using Connection connection = Connection.To(server.Uri, clock: new StagedClock(), change: options => options.RequestsPerSecond = 1);
        await connection.Tenant.VerifyAsync(connection.Log, default);
        Assert.Contains("30.0 s", Assert.Single(connection.Log.Warnings), StringComparison.Ordinal);
    }

    private static async Task<ContactCenterException?> VerifyAsync(Connection connection) =>
        (ContactCenterException?)await Xunit.Record.ExceptionAsync(() => connection.Tenant.VerifyAsync(connection.Log, default));
}
