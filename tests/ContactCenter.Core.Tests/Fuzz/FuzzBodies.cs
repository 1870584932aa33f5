using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace ContactCenter.Tests.Fuzz;

/// <summary>Makes bodies out of the reference's samples, each from its seed.</summary>
internal static class FuzzBodies
{
    /// <summary>The id of the sound record before the one that is changed.</summary>
    public const long Before = 900_001;

    /// <summary>The id of the sound record after it.</summary>
    public const long After = 900_003;

    private static readonly Dictionary<string, string> Samples = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "*.json")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => First(File.ReadAllText(path)));

    private static readonly string Node = "{\"id\":1,\"name\":\"Support\",\"parent_id\":null,\"position\":1,\"deleted\":false,\"hidden\":\"false\",\"menu_type\":\"ivr_menu\",\"output_msg\":\"hello\",\"children\":[{\"id\":2,\"name\":\"Billing\",\"parent_id\":1,\"children\":[{\"id\":3,\"name\":\"Refunds\",\"children\":[]}]},{\"id\":4,\"name\":\"Sales\"}]}";
    private static readonly string TeamNode = "{\"id\":1,\"name\":\"North\",\"parent_id\":null,\"position\":1,\"agents_count\":3,\"assignees\":[{\"id\":7,\"name\":\"Ana\"}],\"children\":[{\"id\":2,\"name\":\"Night\",\"children\":[]}]}";
    private static readonly string Contact = "{\"id\":1,\"name\":\"Ana Horvat\",\"phone\":\"+15550100\",\"external_unique_id\":\"c-1\",\"status\":\"Skipped & Closed\",\"created_at\":\"2026-03-01T00:00:00.000Z\",\"email\":\"ana@example.net\"}";
    private static readonly string Status = "{\"id\":1,\"status\":\"Available\",\"status_updated_at\":\"2026-03-01T00:00:00.000Z\",\"queues\":[{\"id\":2,\"name\":\"Sales\",\"waiting\":3}],\"load\":0.5}";

    /// <summary>Every kind of body that the API has: lists, single records, trees, and those that nobody documents.</summary>
    public static IReadOnlyList<FuzzTarget> Targets { get; } =
    [
        FuzzTarget.Of(Endpoints.Agents, Samples["agents"]),
        FuzzTarget.Of(Endpoints.AgentActivities, Samples["agent_activity_logs"]),
        FuzzTarget.Of(Endpoints.Calls, Samples["calls"]),
        FuzzTarget.Of(Endpoints.Chats, Samples["chats"]),
        FuzzTarget.Of(Endpoints.Emails, Samples["emails"]),
        FuzzTarget.Of(Endpoints.Menus, Samples["menus"]),
        FuzzTarget.Of(Endpoints.Menus, Samples["menus"], isItem: true),
        FuzzTarget.Of(Endpoints.UserStatuses, Samples["user_statuses"]),
        FuzzTarget.Of(Endpoints.Teams, Samples["teams"]),
        FuzzTarget.Of(Endpoints.Teams, Samples["teams"], isItem: true),
        FuzzTarget.Of(Endpoints.Campaigns, Samples["campaigns"]),
        FuzzTarget.Of(Endpoints.Campaigns, Samples["campaigns"], isItem: true),
        FuzzTarget.Of(Endpoints.CampaignContacts, Contact),
        FuzzTarget.Of(Endpoints.MenuTree, Node),
        FuzzTarget.Of(Endpoints.TeamTree, TeamNode),
        FuzzTarget.Of(Endpoints.AgentStatus, Status),
        FuzzTarget.Of(Endpoints.MenuStatus, Status),
        FuzzTarget.Of(Endpoints.MenuServiceLevels, Status),
        FuzzTarget.Of(Endpoints.QueueGroupServiceLevels, Status),
        FuzzTarget.Of(Endpoints.MenuOperationHours, Status),
    ];

    /// <summary>Changes that leave the body JSON: its other records must come, whatever they do to theirs.</summary>
    public static IReadOnlyList<string> SoundKinds { get; } =
        ["replace", "missing key", "key twice", "unknown key", "key renamed", "piece of another kind", "deep", "deep and unknown", "tree", "huge", "long number", "no object", "empty object", "BOM", "UTF-16", "invalid UTF-8 in a text"];

    /// <summary>Changes after which nothing but a clear error can be expected.</summary>
    public static IReadOnlyList<string> OtherKinds { get; } = ["truncated", "flipped", "swapped", "cut out", "said twice", "inserted", "whole body", "no JSON value", "other brackets"];

    /// <summary>Makes the body of a seed.</summary>
    public static Body Make(int seed)
    {
        var random = new Random(seed);
        FuzzTarget target = Targets[random.Next(Targets.Count)];
        bool isSound = random.Next(3) > 0;
        string kind = isSound ? SoundKinds[random.Next(SoundKinds.Count)] : OtherKinds[random.Next(OtherKinds.Count)];
        byte[] body = isSound ? Sound(kind, target, random) : Unsound(kind, target, random);
        return new Body(target, kind, isSound, body);
    }

    internal sealed record Body(FuzzTarget Target, string Kind, bool IsSound, byte[] Bytes);

    private static byte[] Sound(string kind, FuzzTarget target, Random random)
    {
        string record = Numbered(target.Sample, Before + 1);
        switch (kind)
        {
            case "BOM":
                return [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Page(target, record))];
            case "UTF-16":
                return random.Next(2) == 0
                    ? [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Page(target, record))]
                    : [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Page(target, record))];
            case "invalid UTF-8 in a text":
                byte[][] wrong = [[0xC3, 0x28], [0xFF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC0, 0x80]];
                string marked = Page(target, Added(record, "\"odd\":\"<here>\""));
                byte[] bytes = Encoding.UTF8.GetBytes(marked);
                int place = bytes.AsSpan().IndexOf("<here>"u8);
                return [.. bytes[..place], .. wrong[random.Next(wrong.Length)], .. bytes[(place + 6)..]];
            default:
                return Encoding.UTF8.GetBytes(Page(target, Changed(kind, record, target, random)));
        }
    }

    private static string Changed(string kind, string record, FuzzTarget target, Random random)
    {
        switch (kind)
        {
            case "replace":
                return Replaced(record, random, 1 + random.Next(4), () => Value(random));
            case "piece of another kind":
                return Replaced(record, random, 1 + random.Next(2), () => Piece(Targets[random.Next(Targets.Count)].Sample, random));
            case "deep":
                return Replaced(record, random, 1, () => Deep(random));
            case "huge":
                return Replaced(record, random, 1, () => Huge(random));
            case "long number":
                return Replaced(record, random, 1 + random.Next(3), () => LongNumber(random));
            case "deep and unknown":
                return Added(record, "\"deep\":" + Deep(random));
            case "unknown key":
                return Added(record, $"{Quoted(random)}:{Value(random)}");
            case "key twice":
                (int start, int end) = Properties(record) is { Count: > 0 } all ? all[random.Next(all.Count)] : (0, 0);
                string key = record[start..end].Split(':')[0];
                return Added(record, key + ":" + Value(random));
            case "missing key":
                List<(int Start, int End)> properties = Properties(record);
                (int from, int to) = properties[random.Next(properties.Count)];
                string without = record[..from].TrimEnd().TrimEnd(',') + record[to..];
                return without.Replace("{,", "{", StringComparison.Ordinal).Replace("{ ,", "{", StringComparison.Ordinal);
            case "key renamed":
                (int first, int _) = Properties(record)[random.Next(Properties(record).Count)];
                return record.Insert(first + 1, random.Next(2) == 0 ? "X" : " ");
            case "tree":
                return Tree(random.Next(1, 1100), record, random);
            case "no object":
                string value = Value(random);
                return value.StartsWith('{') ? "[]" : value;
            default:
                return "{}";
        }
    }

    private static byte[] Unsound(string kind, FuzzTarget target, Random random)
    {
        byte[] body = Encoding.UTF8.GetBytes(Page(target, Numbered(target.Sample, Before + 1)));
        int place = random.Next(body.Length);
        int length = random.Next(Math.Min(200, body.Length - place));
        switch (kind)
        {
            case "truncated":
                return body[..place];
            case "flipped":
                for (int i = random.Next(1, 20); i > 0; i--)
                {
                    body[random.Next(body.Length)] = (byte)random.Next(256);
                }

                return body;
            case "swapped":
                int other = random.Next(body.Length - length);
                byte[] piece = body[place..(place + length)];
                body.AsSpan(other, length).ToArray().CopyTo(body, place);
                piece.CopyTo(body, other);
                return body;
            case "cut out":
                return [.. body[..place], .. body[(place + length)..]];
            case "said twice":
                return [.. body[..(place + length)], .. body[place..]];
            case "inserted":
                string[] odd = ["{", "}", "[", "]", ",", ":", "\"", "'", "\\", "/", "/*", "//", "\0", "\u001b", "\u2028", "\ud83d\ude00", "<", "-", "NaN", "undefined", "new Date(", "0x", "\uFEFF"];
                return [.. body[..place], .. Encoding.UTF8.GetBytes(odd[random.Next(odd.Length)]), .. body[place..]];
            case "other brackets":
                for (int i = 0; i < body.Length; i++)
                {
                    if (body[i] is (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' && random.Next(8) == 0)
                    {
                        body[i] = (byte)"[]{}"[random.Next(4)];
                    }
                }

                return body;
            case "no JSON value":
                string[] none = ["NaN", "-Infinity", "undefined", "'text'", "nul", "tru", "01", "1.", ".5", "+1", "0x1F", "--1", "\"\n\"", "new Date(1)", "/* c */1", "\"\\x\"", "\"\\u12\"", "[1,]", "{,}", "{a:1}", new string('x', 2000), "-" + new string('9', 3000) + "x"];
                return Encoding.UTF8.GetBytes(Page(target, Replaced(Numbered(target.Sample, Before + 1), random, 1, () => none[random.Next(none.Length)])));
            default:
                string[] whole = ["null", "true", "0", "\"text\"", "{}", "[]", "[null]", "[[]]", "", " ", "[", "{", "\"", "[{}", "[{\"id\":", "[[[[", "<html></html>", "\uFEFF", "{\"calls\":[]}", "[]]", "[],[]", "-", "1e9999", new string('[', 10_000), new string('{', 10_000),
                    Nested("[", "]", 10_000), Nested("{\"a\":", "}", 10_000), Nested("[", "]", 150_000), "[" + string.Join(',', Enumerable.Repeat("{}", 200)) + "]", "[" + new string(',', 500) + "]", new string('9', 10_000)];
                return Encoding.UTF8.GetBytes(whole[random.Next(whole.Length)]);
        }
    }

    // The record in the middle of two that are as they should be, or by itself.
    private static string Page(FuzzTarget target, string record) =>
        target.IsItem ? record : "[" + Numbered(target.Sample, Before) + "," + record + "," + Numbered(target.Sample, After) + "]";

    // With its id first, and its times a minute from those of the next.
    private static string Numbered(string sample, long id)
    {
        int colon = sample.IndexOf("\"id\":", StringComparison.Ordinal) + 5;
        int end = sample.IndexOfAny([',', '}'], colon);
        return sample[..colon] + id + sample[end..].Replace("2018-06-07T19:49:52", $"2018-06-07T19:{40 + (id % 10)}:52", StringComparison.Ordinal);
    }

    private static string Added(string record, string property) => record[..record.LastIndexOf('}')] + "," + property + "}";

    private static string Replaced(string record, Random random, int count, Func<string> value)
    {
        List<(int Start, int End)> spans = Values(record);
        var chosen = new List<(int Start, int End)>();
        for (int i = 0; i < count; i++)
        {
            (int Start, int End) span = spans[random.Next(spans.Count)];
            if (chosen.TrueForAll(other => other.End <= span.Start || span.End <= other.Start))
            {
                chosen.Add(span);
            }
        }

        foreach ((int start, int end) in chosen.OrderByDescending(span => span.Start))
        {
            record = record[..start] + value() + record[end..];
        }

        return record;
    }

    private static string Piece(string sample, Random random)
    {
        List<(int Start, int End)> spans = Values(sample);
        (int start, int end) = spans[random.Next(spans.Count)];
        return sample[start..end];
    }

    private static string Value(Random random) => random.Next(12) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 or 3 => Pick(random, "0", "-0", "-1", "1.0", "1.5", "5e0", "1e-400", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e18", "1e400", "-1e400", "0.1e-5"),
        4 => LongNumber(random),
        5 => "\"" + Pick(random, string.Empty, " ", "text", "5", "-5.0", "1e5", "NaN", "Infinity", "1e999", "true", "TRUE", "null", "0x1F", "\\ud83d", "\\u0000", "\\\"\\\\\\/\\b\\f\\n\\r\\t", "\\u001b[2J", "99999999999999999999999999") + "\"",
        6 => "\"" + Pick(random, "2026-02-30T00:00:00.000Z", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "0000-00-00", "2026-03-01", "12:30", "2026-03-01T24:00:00Z", "2026-03-01T00:00:00.000000000000Z", "٢٠٢٦-٠٣-٠١T00:00:00.000Z", "2569-03-01T00:00:00.000Z") + "\"",
        7 => Pick(random, "[]", "[[]]", "[{}]", "[null]", "[null,null,{}]", "[1,\"x\",{\"a\":[]}]", "[[[[{}]]]]"),
        8 => Pick(random, "{}", "{\"a\":1}", "{\"id\":{}}", "{\"id\":\"x\"}", "{\"\":null}", "{\"id\":null,\"name\":7}", "{\"a\":{\"a\":{\"a\":{}}}}"),
        9 => Piece(Targets[random.Next(Targets.Count)].Sample, random),
        10 => Quoted(random),
        _ => Deep(random),
    };

    private static string LongNumber(Random random)
    {
        string digits = new(Enumerable.Range(0, random.Next(1, random.Next(2) == 0 ? 40 : 6000)).Select(_ => (char)('0' + random.Next(10))).ToArray());
        string whole = digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0";
        return (random.Next(2) == 0 ? "-" : string.Empty) + random.Next(6) switch
        {
            0 => whole + "." + digits,
            1 => "0." + digits,
            2 => whole + "e" + (whole.Length % 500),
            3 => whole + ".5E-" + digits,
            4 => "1e" + digits,
            _ => whole,
        };
    }

    private static string Deep(Random random)
    {
        int depth = random.Next(3) switch { 0 => random.Next(2, 40), 1 => 10_000, _ => random.Next(1000, 4000) };
        return random.Next(4) switch
        {
            0 => Nested("[", "]", depth),
            1 => Nested("{\"a\":", "}", depth),
            2 => Nested("{\"children\":[", "]}", depth / 2),
            _ => Nested("[{\"agent_info\":", "}]", depth / 2),
        };
    }

    private static string Nested(string open, string close, int depth) => string.Concat(Enumerable.Repeat(open, depth)) + (open.EndsWith(':') ? "1" : string.Empty) + string.Concat(Enumerable.Repeat(close, depth));

    private static string Tree(int depth, string node, Random random)
    {
        string leaf = random.Next(2) == 0 ? "{\"id\":1,\"name\":\"leaf\"}" : Replaced("{\"id\":1,\"name\":\"leaf\",\"position\":5}", random, 1, () => Value(random));
        string inner = Nested("{\"id\":5,\"name\":\"n\",\"children\":[", "]}", depth).Replace("[]", "[" + leaf + "]", StringComparison.Ordinal);
        return Added(node, "\"children\":[" + inner + "]");
    }

    private static string Huge(Random random) => random.Next(5) switch
    {
        0 => "\"" + new string('x', random.Next(100_000, 300_000)) + "\"",
        1 => "[" + string.Join(',', Enumerable.Repeat(Pick(random, "1", "[]", "{}", "null", "\"\"", "{\"id\":1}"), 30_000)) + "]",
        2 => "{" + string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"k{i}\":{i}")) + "}",
        3 => "[" + new string(' ', 200_000) + "]",
        _ => "\"" + string.Concat(Enumerable.Repeat("\\u00e9", 30_000)) + "\"",
    };

    private static string Quoted(Random random) =>
        "\"" + new string(Enumerable.Range(0, random.Next(1, 30)).Select(_ => "abcdefghijklmnopqrstuvwxyz _-&é漢\u0301"[random.Next(33)]).ToArray()) + "\"";

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];

    private static string First(string list)
    {
        using JsonDocument document = JsonDocument.Parse(list);
        return document.RootElement[0].GetRawText();
    }

    /// <summary>Where the values of a record are, the record itself left out.</summary>
    private static List<(int Start, int End)> Values(string record)
    {
        var spans = new List<(int, int)>();
        Scan(record, (_, start, end) => spans.Add((start, end)));
        return spans;
    }

    /// <summary>Where its properties are, from the key to the value's end.</summary>
    private static List<(int Start, int End)> Properties(string record)
    {
        var spans = new List<(int, int)>();
        Scan(record, (key, _, end) =>
        {
            if (key >= 0)
            {
                spans.Add((key, end));
            }
        });
        return spans;
    }

    // The samples are ASCII: a place among the bytes is one among the characters.
    private static void Scan(string record, Action<int, int, int> found)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(record));
        var open = new Stack<(int Key, int Start)>();
        int key = -1;
        while (reader.Read())
        {
            int start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    key = start;
                    continue;
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    open.Push((key, start));
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    (int Key, int Start) begun = open.Pop();
                    if (open.Count > 0)
                    {
                        found(begun.Key, begun.Start, (int)reader.BytesConsumed);
                    }

                    break;
                default:
                    found(key, start, (int)reader.BytesConsumed);
                    break;
            }

            key = -1;
        }
    }
}
