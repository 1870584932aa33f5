using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContactCenter.Tests.Json;

/// <summary>Values that a tenant may put in any field.</summary>
internal static class OddValues
{
    private static readonly string[] Numbers =
    [
        "0", "1", "-1", "2", "5", "12.5", "-0.5", "0.0", "1.0", "5e0", "1e3", "1.5e2", "2147483647", "2147483648", "-2147483648", "-2147483649", "9007199254740993", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "1e15", "1e18", "1e300", "0.00000001", "20261120", "946684799", "946684800", "1795168800", "1795168800.25", "4102444799",
        "4102444800", "946684800000", "1795168800000", "1795168800123", "4102444800000", "1795168800000000", "253402300799",
    ];

    private static readonly string[] Texts =
    [
        "text", "yes", "no", "Y", "on", "true", "FALSE", " true ", "1", "0", "01", "12 ", " 5", "+5", "-3", "5.0", "5.", ".5", "12.5", "1e3", "1E-2", "0x1F", "1,000", "1.000,5", "1 000", "12 s", "5 min", "00:05:00", "NaN", "Infinity",
        "-Infinity", "9223372036854775808", "5.00000000000000000000000000000000001", "--5", "5-", "\u0665", "null", "none", "N/A", "-", "550e8400-e29b-41d4-a716-446655440000", "a\u0000b", "\u001b[2J", "\uD83D\uDE00",
    ];

    private static readonly string[] Others = ["null", "true", "false", "[]", "{}", "[null]", "[1]", "[\"x\",2]", "[{}]", "[{\"id\":1},7]", "[[]]", "{\"id\":\"x\"}", "{\"a\":{\"b\":[1,2]}}", "[{\"a\":[null,{}]},null]", "{\"seconds\":12}"];

    /// <summary>All that are listed.</summary>
    public static IReadOnlyList<JToken> All { get; } =
        [.. Numbers.Concat(Others).Select(Parse), .. Texts.Concat(FieldOracle.Times.Keys).Concat(FieldOracle.NoTimes).Select(text => (JToken)new JValue(text))];

    /// <summary>Any value: a listed one, or one that is made up.</summary>
    public static JToken Random(Random random) => random.Next(4) switch
    {
        0 => new JValue(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)),
        1 => new JValue(new string([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => "0123456789-:.+TZ /eAby"[random.Next(22)])]) + "#"),
        2 => Parse(random.Next(2) == 0 ? $"[{All[random.Next(All.Count)].ToString(Formatting.None)}]" : $"{{\"k\":{All[random.Next(All.Count)].ToString(Formatting.None)}}}"),
        _ => All[random.Next(All.Count)],
    };

    private static JToken Parse(string json)
    {
        using var reader = new JsonTextReader(new System.IO.StringReader(json)) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }
}
