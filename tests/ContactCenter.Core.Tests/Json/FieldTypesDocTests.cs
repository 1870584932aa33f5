using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using ContactCenter.Json;
using ContactCenter.Tests.Support;
using Xunit;
using static System.FormattableString;

namespace ContactCenter.Tests.Json;

/// <summary>docs/fields.md says what each type of field accepts. Its tables are made here, of what the code does.</summary>
public sealed class FieldTypesDocTests
{
    private const string Update = "CC_UPDATE_DOCS";
    private const string Start = "<!-- generated: accepted values -->";
    private const string End = "<!-- end of generated text -->";

    private static readonly (string Name, Type Property, Type Owner, string Key, string[] Samples)[] Kinds =
    [
        ("Text", typeof(string), typeof(Call), "lang", ["\"en\"", "\"\"", "42", "42.5", "true", "null", "1e300", "[\"en\"]", "{}"]),
        ("Whole number, 32 bits", typeof(int?), typeof(Call), "call_duration",
            ["12", "-3", "12.0", "1e3", "\"12\"", "\"12 \"", "\"12.0\"", "\"+12\"", "\"\"", "null", "12.5", "\"12.5\"", "\"1e3\"", "\"1,000\"", "\"12 s\"", "\"00:12\"", "2147483648", "NaN", "\"NaN\"", "true", "[12]", "{\"seconds\":12}"]),
        ("Whole number, 64 bits (ids)", typeof(long?), typeof(Call), "parent_id",
            ["12", "\"12\"", "9223372036854775807", "\"\"", "null", "9223372036854775808", "12.5", "\"550e8400-e29b-41d4-a716-446655440000\"", "true"]),
        ("Number", typeof(double?), typeof(Campaign), "max_abandonment_percent",
            ["3", "2.5", "1e3", "\"2.5\"", "\" 2.5 \"", "\"1e3\"", "\"\"", "null", "\"2,5\"", "\"2.5 %\"", "1e999", "NaN", "\"NaN\"", "\"Infinity\"", "true"]),
        ("True or false", typeof(bool?), typeof(Call), "verified",
            ["true", "false", "\"true\"", "\"False\"", "0", "1", "\"0\"", "\"1\"", "\"\"", "null", "2", "\"yes\"", "\"no\"", "\"on\"", "\"t\"", "\"Y\"", "[]"]),
        ("Time", typeof(DateTimeOffset?), typeof(Call), "connected_at",
            [
                "\"2026-11-20T10:00:00.250Z\"", "\"2026-11-20T10:00Z\"", "\"2026-11-20T12:00:00+02:00\"", "\"2026-11-20T10:00:00\"", "\"20261120T100000Z\"", "\"2026-11-20 10:00:00 UTC\"", "\"2026-11-20 12:00:00 +0200\"",
                "\"Fri, 20 Nov 2026 10:00:00 GMT\"", "1795168800", "1795168800000", "1795168800.25", "\"0000-00-00 00:00:00\"", "\"\"", "null", "0", "1500", "1795168800000000", "\"1795168800\"", "\"2026-11-20 10:00:00\"", "\"2026-11-20\"",
                "\"10:15\"", "\"1.5\"", "\"Nov 2026\"", "\"11/10/2026 10:00\"", "\"2026-11-20T24:00:00Z\"", "\"2026-02-30T00:00:00Z\"", "\"Mon, 20 Nov 2026 10:00:00 GMT\"", "\"2026-11-20T10:00:00 CET\"", "\"yesterday\"", "true",
            ]),
        ("Object", typeof(ApiObject), typeof(Call), "agent_info", ["{\"id\":7}", "null", "\"Ana\"", "7", "[{\"id\":7}]"]),
        ("List of objects", typeof(RecordList<>), typeof(Call), "photos", ["[{\"id\":7},{\"id\":8}]", "[]", "[null,{\"id\":7}]", "{\"id\":7}", "null", "[{\"id\":7},8]", "\"none\""]),
        ("List of values", typeof(ValueList<>), typeof(UserStatus), "custom_roles", ["[1,\"2\"]", "[]", "null", "[1,\"x\"]", "1", "{}"]),
        ("Counts by name", typeof(ContactStats), typeof(Campaign), "contact_stats", ["{\"Finished\":4,\"Rate\":\"0.5\"}", "null", "{\"Finished\":\"many\"}", "[]"]),
        ("Any value", typeof(object), typeof(MenuInfo), "hidden", ["true", "\"false\"", "\"web\"", "3", "{\"web\":true}", "null"]),
    ];

    [Fact]
    public void The_page_says_what_the_code_does()
    {
        string path = PathOfPage();
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= Start.Length && end > start, "The marks of the generated part are missing in docs/fields.md.");
        string actual = page[..start] + "\n\n" + Generated() + "\n" + page[end..];
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(page == actual, $"docs/fields.md does not say what the code does. Run this test with the environment variable {Update}=1, look at what changed in the page, and commit it.");
    }

    private static string Generated()
    {
        var text = new StringBuilder();
        foreach ((string name, Type _, Type owner, string key, string[] samples) in Kinds)
        {
            text.Append(Invariant($"### {name}\n\n| The tenant sends | The property is |\n|---|---|\n"));
            foreach (string sample in samples)
            {
                ApiObject read = TestJson.Read(owner, $"{{\"{key}\":{sample}}}", out _);
                bool isKept = read.ExtensionData?.ContainsKey(key) == true;
                text.Append(Invariant($"| `{sample}` | {(isKept ? "null; kept in ExtensionData" : Shown(RecordMap.For(owner).ByKey[key].Get(read)))} |\n"));
            }

            text.Append('\n');
        }

        text.Append("### Fields by record type\n\n| Record | Fields |\n|---|---|\n");
        foreach (Type type in FilledRecord.Types)
        {
            IEnumerable<string> groups = RecordMap.For(type).Fields
                .GroupBy(field => KindOf(field.Property.PropertyType))
                .OrderBy(group => Array.FindIndex(Kinds, kind => kind.Name == group.Key))
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(field => "`" + field.Key + "`"))}");
            text.Append(Invariant($"| {type.Name} | {string.Join("; ", groups)} |\n"));
        }

        return text.ToString();
    }

    private static string KindOf(Type type) => Kinds.First(kind => kind.Property == type
        || (type.IsGenericType && kind.Property == type.GetGenericTypeDefinition()) || (kind.Property == typeof(ApiObject) && typeof(ApiObject).IsAssignableFrom(type))).Name;

    private static string Shown(object? value) => value switch
    {
        null => "null",
        string { Length: 0 } => "an empty text",
        string text => $"the text `{text}`",
        DateTimeOffset or bool or int or long or double => $"`{PlainJson.ToText(value)}`",
        System.Collections.ICollection { Count: 0 } => "an empty list",
        ContactStats stats => $"`{string.Join(", ", stats.Select(entry => entry.Key + " " + PlainJson.ToText(entry.Value)))}`",
        System.Collections.ICollection list => $"a list of {list.Count}",
        ApiObject => "the object",
        _ => $"`{PlainJson.ToJson(value)}`",
    };

    private static string PathOfPage([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "fields.md");
}
