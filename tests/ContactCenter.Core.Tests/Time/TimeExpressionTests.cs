using System;
using System.Globalization;
using Xunit;

namespace ContactCenter.Tests.Time;

public sealed class TimeExpressionTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 10, 30, 15, TimeSpan.Zero);
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeZoneInfo SaoPaulo = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");
    private static readonly TimeZoneInfo LordHowe = TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe");

    [Theory]
    [InlineData("2026-05-01", "2026-04-30T22:00:00Z")]
    [InlineData("2026-01-01", "2025-12-31T23:00:00Z")]
    [InlineData("2026-05-01 13:00", "2026-05-01T11:00:00Z")]
    [InlineData("2026-05-01T13:00:01.5", "2026-05-01T11:00:01.5Z")]
    [InlineData(" 2026-05-01 ", "2026-04-30T22:00:00Z")]
    [InlineData("05/04/2026", "2026-05-03T22:00:00Z")]
    [InlineData("2026-05-01T13:00:00Z", "2026-05-01T13:00:00Z")]
    [InlineData("2026-05-01T13:00:00+05:30", "2026-05-01T07:30:00Z")]
    [InlineData("2026-05-01 13:00 -03:00", "2026-05-01T16:00:00Z")]
    [InlineData("-30s", "2026-05-20T10:29:45Z")]
    [InlineData("-90m", "2026-05-20T09:00:15Z")]
    [InlineData("-3h", "2026-05-20T07:30:15Z")]
    [InlineData("-7d", "2026-05-13T10:30:15Z")]
    [InlineData("-2W", "2026-05-06T10:30:15Z")]
    [InlineData("now", "2026-05-20T10:30:15Z")]
    [InlineData("today", "2026-05-19T22:00:00Z")]
    [InlineData("Yesterday", "2026-05-18T22:00:00Z")]
    public void A_text_means_one_instant(string text, string expected) =>
        Assert.Equal(Utc(expected), TimeExpression.Parse(text).Resolve(Berlin, Now));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fi-FI")]
    public void The_culture_makes_no_difference(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Utc("2026-05-03T22:00:00Z"), TimeExpression.Parse("05/04/2026").Resolve(Berlin, Now));
            Assert.Equal("2026-05-01T13:00:00+02:00", new TimeExpression(new DateTimeOffset(2026, 5, 1, 13, 0, 0, TimeSpan.FromHours(2))).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("7d")]
    [InlineData("-7")]
    [InlineData("-7y")]
    [InlineData("- 7d")]
    [InlineData("2026")]
    [InlineData("12:30")]
    [InlineData("5/3")]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("-9999999999d")]
    [InlineData("1750000000")]
    public void What_is_no_time_is_refused(string text)
    {
        ContactCenterException error = Assert.Throws<ContactCenterException>(() => TimeExpression.Parse(text));
        Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
        Assert.Contains("'-7d'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-7")]
    [InlineData("2026")]
    [InlineData("7.5")]
    public void Of_a_bare_number_it_is_said_that_a_short_form_wants_quotes(string text)
    {
        Assert.False(TimeExpression.TryParse(text, out _, out string? problem));
        Assert.Contains("quotes", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_kind_of_a_date_and_time_decides_its_zone()
    {
        var wall = new DateTime(2026, 5, 1, 13, 0, 0, DateTimeKind.Unspecified);
        Assert.Equal(Utc("2026-05-01T11:00:00Z"), new TimeExpression(wall).Resolve(Berlin, Now));
        Assert.Equal(Utc("2026-05-01T13:00:00Z"), new TimeExpression(DateTime.SpecifyKind(wall, DateTimeKind.Utc)).Resolve(Berlin, Now));
        Assert.Equal(
            new DateTimeOffset(DateTime.SpecifyKind(wall, DateTimeKind.Local)).ToUniversalTime(),
            new TimeExpression(DateTime.SpecifyKind(wall, DateTimeKind.Local)).Resolve(Berlin, Now));
    }

    [Fact]
    public void The_result_is_in_UTC() =>
        Assert.Equal(TimeSpan.Zero, new TimeExpression(new DateTimeOffset(2026, 5, 1, 13, 0, 0, TimeSpan.FromHours(9))).Resolve(Berlin, Now).Offset);

    [Theory]
    [InlineData("2026-03-29 01:59:59", "2026-03-29T00:59:59Z")]
    [InlineData("2026-03-29 02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29 03:00", "2026-03-29T01:00:00Z")]
    public void A_time_that_the_clocks_skip_is_the_first_instant_after(string text, string expected) =>
        Assert.Equal(Utc(expected), TimeExpression.Parse(text).Resolve(Berlin, Now));

    [Fact]
    public void A_skipped_half_hour_and_a_skipped_midnight_are_found_too()
    {
        Assert.Equal(Utc("2026-10-03T15:30:00Z"), TimeExpression.Parse("2026-10-04 02:10").Resolve(LordHowe, Now));
        Assert.Equal(Utc("2018-11-04T03:00:00Z"), TimeExpression.Parse("2018-11-04").Resolve(SaoPaulo, Now));
        Assert.Equal(Utc("2018-11-04T03:00:00Z"), TimeExpression.Parse("today").Resolve(SaoPaulo, Utc("2018-11-04T12:00:00Z")));
    }

    [Fact]
    public void A_time_that_comes_twice_is_the_earlier() =>
        Assert.Equal(Utc("2026-10-25T00:30:00Z"), TimeExpression.Parse("2026-10-25 02:30").Resolve(Berlin, Now));

    [Fact]
    public void Days_of_a_short_form_have_24_hours_whatever_the_clocks_do() =>
        Assert.Equal(Utc("2026-03-28T12:00:00Z"), TimeExpression.Parse("-1d").Resolve(Berlin, Utc("2026-03-29T12:00:00Z")));

    [Fact]
    public void The_ends_of_the_calendar_do_not_overflow()
    {
        Assert.Equal(DateTimeOffset.MinValue, TimeExpression.Parse("0001-01-01").Resolve(Berlin, Now));
        Assert.Equal(DateTimeOffset.MinValue, TimeExpression.Parse("-9999999d").Resolve(Berlin, Now));
        Assert.Equal(9999, TimeExpression.Parse("9999-12-31 23:59:59").Resolve(SaoPaulo, Now).Year);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
