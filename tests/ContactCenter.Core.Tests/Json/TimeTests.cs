using System;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Json;

/// <summary>Guarantees §3: only a text or a number that names one instant is a time.</summary>
public sealed class TimeTests
{
    public static TheoryData<string> Times => [.. FieldOracle.Times.Keys];

    public static TheoryData<string> NoTimes => [.. FieldOracle.NoTimes];

    [Theory]
    [MemberData(nameof(Times))]
    public void What_names_an_instant_is_a_time(string text)
    {
        Call call = Read(Newtonsoft.Json.JsonConvert.ToString(text));
        Assert.Equal(FieldOracle.Times[text], call.ConnectedAt);
        Assert.Equal(TimeSpan.Zero, call.ConnectedAt?.Offset ?? TimeSpan.Zero);
        Assert.Null(call.ExtensionData);
    }

    [Theory]
    [MemberData(nameof(NoTimes))]
    public void What_names_none_is_kept_as_it_came(string text)
    {
        Call call = Read(Newtonsoft.Json.JsonConvert.ToString(text));
        Assert.Null(call.ConnectedAt);
        Assert.Equal(text, call.ExtensionData!["connected_at"]);
    }

    [Theory]
    [InlineData("1795168800", "2026-11-20T10:00:00.000Z")]
    [InlineData("1795168800000", "2026-11-20T10:00:00.000Z")]
    [InlineData("1795168800123", "2026-11-20T10:00:00.123Z")]
    [InlineData("1795168800.5", "2026-11-20T10:00:00.500Z")]
    [InlineData("1.7951688e9", "2026-11-20T10:00:00.000Z")]
    [InlineData("946684800", "2000-01-01T00:00:00.000Z")]
    [InlineData("4102444799", "2099-12-31T23:59:59.000Z")]
    public void Seconds_and_milliseconds_since_1970_are_times(string number, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Read(number).ConnectedAt);

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-1795168800")]
    [InlineData("1500")]
    [InlineData("946684799")]
    [InlineData("4102444800")]
    [InlineData("20261120")]
    [InlineData("20261120100000")]
    [InlineData("1795168800000000")]
    [InlineData("253402300799")]
    [InlineData("1e300")]
    public void Other_numbers_are_no_times(string number)
    {
        Call call = Read(number);
        Assert.Null(call.ConnectedAt);
        Assert.True(call.ExtensionData!.ContainsKey("connected_at"));
    }

    private static Call Read(string value) => TestJson.Read<Call>($"{{\"connected_at\":{value}}}");
}
