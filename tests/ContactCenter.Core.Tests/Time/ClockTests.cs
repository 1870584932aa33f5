using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Time;

/// <summary>Clocks that are put forward and back, by law, by hand and by a restart.</summary>
public sealed class ClockTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contactcenter-clock-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25 01:59:59", "2026-10-24T23:59:59Z")]
    [InlineData("Europe/Berlin", "2026-10-25 02:00", "2026-10-25T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25 02:59:59", "2026-10-25T00:59:59Z")]
    [InlineData("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00Z")]
    [InlineData("America/New_York", "2026-11-01 01:30", "2026-11-01T05:30:00Z")]
    [InlineData("America/New_York", "2026-11-01 02:00", "2026-11-01T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08 01:59:59", "2026-03-08T06:59:59Z")]
    [InlineData("America/New_York", "2026-03-08 02:00", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08 02:59:59", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-03-08 03:00", "2026-03-08T07:00:00Z")]
    [InlineData("Pacific/Auckland", "2026-04-05 02:30", "2026-04-04T13:30:00Z")]
    [InlineData("Pacific/Auckland", "2026-09-27 02:30", "2026-09-26T14:00:00Z")]
    public void A_time_in_the_night_of_the_change_means_one_instant(string zone, string text, string expected)
    {
        TimeZoneInfo at = TimeZoneInfo.FindSystemTimeZoneById(zone);
        Assert.Equal(Utc(expected), TimeExpression.Parse(text).Resolve(at, Utc("2026-05-01T00:00:00Z")));
        Assert.Equal(
            Utc(expected), new TimeExpression(DateTime.Parse(text, CultureInfo.InvariantCulture)).Resolve(at, Utc("2026-05-01T00:00:00Z")));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("America/New_York", "2026-03-08", 23)]
    [InlineData("America/New_York", "2026-11-01", 25)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 23.5)]
    [InlineData("Europe/Berlin", "2026-06-01", 24)]
    public void Today_and_yesterday_are_as_long_as_the_day_is(string zone, string day, double hours)
    {
        TimeZoneInfo at = TimeZoneInfo.FindSystemTimeZoneById(zone);
        DateTimeOffset start = TimeExpression.Parse(day).Resolve(at, default);
        DateTimeOffset end = start.AddHours(hours);

        // At every quarter of an hour of it and of the day after.
        int looks = 0;
        for (DateTimeOffset now = start; now < end.AddHours(23); now = now.AddMinutes(15))
        {
            bool isAfter = now >= end;
            Assert.Equal(isAfter ? end : start, TimeExpression.Parse("today").Resolve(at, now));
            Assert.Equal(isAfter ? start : TimeExpression.Parse("yesterday").Resolve(at, start), TimeExpression.Parse("yesterday").Resolve(at, now));
            Assert.Equal(now.AddHours(-24), TimeExpression.Parse("-1d").Resolve(at, now));
            Assert.Equal(now.AddHours(-48), TimeExpression.Parse("-2d").Resolve(at, now));
            looks++;
        }

        Assert.InRange(looks, 180, 192);
    }

    [Fact]
    public async Task Exports_that_meet_at_midnight_have_each_call_once_in_the_nights_of_the_change_too()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        foreach (string change in new[] { "2026-03-29", "2026-10-25" })
        {
            // A call each ten minutes, from two days before to two days after.
            DateTimeOffset first = TimeExpression.Parse(change).Resolve(berlin, default).AddDays(-2);
            SandboxOptions options = Connection.With(0);
            options.Calls = [.. Enumerable.Range(0, 6 * 24 * 4).Select(i => new Call { Id = i + 1, CreatedAt = first.AddMinutes(10 * i) })];
            using Connection connection = Connection.Open(options);
            var counts = new List<int>();
            var ids = new List<long>();
            DateTime day = DateTime.Parse(change, CultureInfo.InvariantCulture).AddDays(-2);
            for (int i = 0; i < 5; i++, day = day.AddDays(1))
            {
                Filter created = Endpoints.Calls.Filter("created_at");
                ReadResult result = await connection.ReadAsync(new ReadRequest
                {
                    Filters =
                    [
                        new(created, FilterBound.From, new TimeExpression(day).Resolve(berlin, default)),
                        new(created, FilterBound.To, new TimeExpression(day.AddDays(1)).Resolve(berlin, default)),
                    ],
                });
                Assert.Null(result.Error);
                counts.Add(result.Calls.Count);
                ids.AddRange(result.Ids);
            }

            Assert.Equal(options.Calls.Select(call => call.Id!.Value), ids);
            Assert.Equal(6 * (change == "2026-03-29" ? 23 : 25), counts[2]);
        }
    }

    [Theory]
    [InlineData("2=429-date")]
    [InlineData("2x3=429-date")]
    [InlineData("3=503")]
    [InlineData("2=reset")]
    public async Task A_wall_clock_that_jumps_by_an_hour_stalls_no_read(string fault)
    {
        var clock = new JumpingClock(seed: 4);
        using Connection connection = Connection.Open(Connection.With(450, fault), clock, options => options.RequestsPerSecond = 10);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Equal(Enumerable.Range(1, 450).Select(id => (long)id), result.Ids);
        Assert.True(connection.Tenant.RetryCount > 0);

        // The tenant's own date says how long to wait for; the machine's says nothing.
        Assert.All(clock.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
        output.Say("clock", $"a wall clock that jumps by an hour either way, with {fault}: 450 of 450 calls, longest wait {clock.Waits.Max().TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    public void What_the_tenant_writes_means_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            foreach (string time in new[] { "2026-03-01T12:00:00.5Z", "2026-03-01T14:00:00.5+02:00", "2026-03-01T12:00:00.5", "2026-03-01 12:00:00.5 UTC" })
            {
                Call call = TestJson.Read<Call>($"{{\"created_at\":\"{time}\",\"rating\":\"5.0\",\"verified\":\"TRUE\",\"lang\":1.5}}");
                Assert.Equal(Utc("2026-03-01T12:00:00.5Z"), call.CreatedAt);
                Assert.Equal((5, true, "1.5"), (call.Rating, call.Verified, call.Lang));
            }

            // What a culture would read, and names no instant, is not read in any.
            foreach (string text in new[] { "2026-03-01 12:00:00.5", "03/01/2026 12:00:00.5", "01.03.2026 12:00", "1,5" })
            {
                Call call = TestJson.Read<Call>($"{{\"created_at\":\"{text}\",\"rating\":\"1,5\"}}");
                Assert.Null(call.CreatedAt);
                Assert.Null(call.Rating);
                Assert.Equal((text, "1,5"), (call.ExtensionData!["created_at"], call.ExtensionData["rating"]));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [NotOnMonoFact("The stopwatch of Mono and its time of day have different resolutions.")]
    public void The_clock_of_the_pace_is_none_that_hangs_on_a_wall()
    {
        for (int i = 0; i < 100; i++)
        {
            TimeSpan before = Stopwatch.GetElapsedTime(0);
            TimeSpan seen = SystemClock.Instance.Elapsed;
            Assert.InRange(seen, before - TimeSpan.FromTicks(10), Stopwatch.GetElapsedTime(0) + TimeSpan.FromTicks(10));
        }
    }

    public static TheoryData<string> Futures() => ["start", "booked", "pause", "opening", "admitted", "all"];

    [Theory]
    [MemberData(nameof(Futures))]
    public async Task What_was_kept_before_a_restart_stalls_nobody(string what)
    {
        foreach (TimeSpan ahead in new[] { TimeSpan.FromHours(30), TimeSpan.FromDays(400), TimeSpan.FromDays(10_000) })
        {
            var clock = new ImpatientClock();
            TimeSpan old = clock.Elapsed + ahead;
            TimeSpan? If(string name) => what == name || what == "all" ? old : null;
            var home = new MachinePaceHome(new Uri("https://customer.uc1.example.com/"), clock, _folder);
            home.Update(_ => new PaceState(If("start") ?? (what == "opening" ? clock.Elapsed : null), If("booked"), If("pause") ?? TimeSpan.Zero, If("opening"), Pacer.LeastRoom, If("admitted")));
            var pacer = new Pacer(home, clock);
            for (int i = 0; i < 3; i++)
            {
                Pacer.Slot slot = await pacer.TakeAsync(TimeSpan.FromSeconds(1), () => false, CancellationToken.None);
                slot.Started();
                slot.Answered();
            }

            TimeSpan waited = clock.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);
            Assert.InRange(waited, TimeSpan.Zero, TimeSpan.FromSeconds(4));
            Assert.True(pacer.LastAdmitted is null || pacer.LastAdmitted <= clock.Elapsed);
        }
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
