using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Flattening;
using ContactCenter.Json;
using ContactCenter.Protection;
using ContactCenter.Tests.Json;
using ContactCenter.Tests.Support;
using Newtonsoft.Json.Linq;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Fuzz;

/// <summary>
/// Guarantees §3, "One odd field": in every field of every type, a value that does not fit never becomes another value, never costs the
/// record or another field, and is kept as it came; one that fits is read.
/// </summary>
public sealed class OddFieldTests(ITestOutputHelper output)
{
    // A record with nothing nested in it; and one with lists in lists.
    private const int Flat = 7;
    private const int Nested = 4;

    public static TheoryData<Type> Types => [.. FilledRecord.Types.Where((_, index) => index % 4 == 0 || !Platform.IsMono)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_field_takes_what_fits_and_keeps_what_does_not(Type type)
    {
        var random = new Random(type.Name.Length);
        string sound = TestJson.Write(new FilledRecord().Make(type, Flat));
        int fitting = 0;
        int odd = 0;
        foreach (Field field in RecordMap.For(type).Fields)
        {
            foreach (JToken value in OddValues.All.Concat(Enumerable.Range(0, 30).Select(_ => OddValues.Random(random))))
            {
                JObject sent = TestJson.Parse(sound);
                sent[field.Key] = value.DeepClone();
                string json = sent.ToString(Newtonsoft.Json.Formatting.None);
                ApiObject read = TestJson.Read(type, json, out IReadOnlyList<Misfit> misfits);
                string what = $"{type.Name}.{field.Key} = {value.ToString(Newtonsoft.Json.Formatting.None)}";
                (bool fits, object? expected) = FieldOracle.Of(field.Property.PropertyType, value);
                JObject written = TestJson.Parse(TestJson.Write(read));
                if (fits)
                {
                    AssertFits(field, read, expected, what);
                    fitting++;
                }
                else
                {
                    Assert.True(field.Get(read) is null, what + " became " + field.Get(read));
                    Assert.True(read.ExtensionData!.ContainsKey(field.Key), what + " was lost");
                    Assert.Equal([field.Key], misfits.Select(misfit => misfit.Path));
                    Assert.True(JToken.DeepEquals(value, written[field.Key]), $"{what} was kept as {written[field.Key]}");
                    odd++;
                }

                // Nothing else changes.
                sent.Remove(field.Key);
                written.Remove(field.Key);
                Assert.True(JToken.DeepEquals(sent, written), what + " changed another field");
            }
        }

        Assert.True(fitting > 0 && (odd > 0 || RecordMap.For(type).Fields.All(field => field.Property.PropertyType == typeof(object))));
        output.WriteLine($"{type.Name}: {fitting} values that fit, {odd} that do not");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void At_any_depth_and_in_lists_too(Type type)
    {
        string sound = TestJson.Write(new FilledRecord().Make(type, Nested));
        var random = new Random(7);
        for (int i = 0; i < 100; i++)
        {
            JObject sent = TestJson.Parse(sound);
            (JToken place, Type expects, string path) = Place(sent, type, random);
            JToken value = Enumerable.Range(0, 1000).Select(_ => OddValues.Random(random)).First(value => !FieldOracle.Of(expects, value).Fits);
            place.Replace(value);
            ApiObject read = TestJson.Read(type, sent.ToString(Newtonsoft.Json.Formatting.None), out IReadOnlyList<Misfit> misfits);
            string what = $"{type.Name}.{path} = {value.ToString(Newtonsoft.Json.Formatting.None)}";
            Assert.True(JToken.DeepEquals(sent, TestJson.Parse(TestJson.Write(read))), what + " came as " + TestJson.Write(read));
            Assert.Equal([path], misfits.Select(misfit => misfit.Path));

            // Flat records lose nothing, either.
            string row = string.Join("|", FlatTable.For(type).Rows(read, new FlatFormat()).Single().Select(PlainJson.ToText));
            Assert.True(row.Length > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_kept_of_a_personal_field_is_protected(Type type)
    {
        string[] forms =
        [
            $"\"{FilledRecord.Canary} Nobody\"", $"[\"{FilledRecord.Canary}\"]", $"{{\"x\":\"{FilledRecord.Canary}\"}}", $"[{{\"x\":1}},\"{FilledRecord.Canary}\"]", $"[[\"{FilledRecord.Canary}\"]]",
            FilledRecord.NumberCanary + "5.5", FilledRecord.NumberCanary + "12345678901234567890",
        ];
        int kept = 0;
        foreach (Field field in RecordMap.For(type).Fields.Where(field => field.IsPersonal || LeadsToPerson(field.Property.PropertyType, [])))
        {
            foreach (string form in forms)
            {
                ApiObject read = TestJson.Read(type, $"{{\"{field.Key}\":{form}}}", out _);
                kept += read.ExtensionData?.Count ?? 0;
                foreach (ProtectionMethod method in Enum.GetValues<ProtectionMethod>())
                {
                    using var protector = new RecordProtector(method, method == ProtectionMethod.Hash ? new byte[16] : null, keepUnknown: true);
                    string copy = TestJson.Write(protector.Protect(read));
                    bool isObject = !field.IsPersonal && form.Contains("\"x\":\"", StringComparison.Ordinal);
                    Assert.True(isObject || !copy.Contains(FilledRecord.Canary, StringComparison.OrdinalIgnoreCase), $"{type.Name}.{field.Key} {form}: {copy}");
                    Assert.DoesNotContain(FilledRecord.NumberCanary, copy, StringComparison.Ordinal);
                }
            }
        }

        output.WriteLine($"{type.Name}: {kept} kept values");
    }

    private static void AssertFits(Field field, ApiObject read, object? expected, string what)
    {
        object? value = field.Get(read);
        Assert.True(read.ExtensionData?.ContainsKey(field.Key) != true, what + " was refused");
        if (expected is null or string or bool or int or long or double or DateTimeOffset && field.Property.PropertyType != typeof(object))
        {
            Assert.True(Equals(expected, value), $"{what} became {value}, not {expected}");
        }
        else
        {
            Assert.True(value is not null || expected is null, what + " was lost");
        }
    }

    // A field or an element of a list, anywhere: where it stands, what it takes, and the keys that lead to the field.
    private static (JToken Place, Type Expects, string Path) Place(JObject root, Type type, Random random)
    {
        JObject at = root;
        string path = string.Empty;
        while (true)
        {
            Field[] fields = [.. RecordMap.For(type).Fields.Where(field => field.Property.PropertyType != typeof(object) && at[field.Key] is not null)];
            Field field = fields[random.Next(fields.Length)];
            JToken value = at[field.Key]!;
            path += (path.Length == 0 ? string.Empty : ".") + field.Key;
            Type property = field.Property.PropertyType;
            Type? element = property.IsGenericType && typeof(System.Collections.IList).IsAssignableFrom(property) ? property.GetGenericArguments()[0] : null;
            if (element is not null && value is JArray { Count: > 0 } items && random.Next(3) > 0)
            {
                JToken item = items[random.Next(items.Count)];
                if (element == typeof(object) || item is not JObject inner || random.Next(3) == 0)
                {
                    return element == typeof(object) ? (value, property, path) : (item, element, path);
                }

                (at, type) = (inner, element);
            }
            else if (value is JObject inner && typeof(ApiObject).IsAssignableFrom(property) && random.Next(3) > 0)
            {
                (at, type) = (inner, property);
            }
            else
            {
                return (value, property, path);
            }
        }
    }

    private static bool LeadsToPerson(Type type, HashSet<Type> seen)
    {
        Type kind = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(RecordList<>) ? type.GetGenericArguments()[0] : type;
        return typeof(ApiObject).IsAssignableFrom(kind) && seen.Add(kind)
            && RecordMap.For(kind).Fields.Any(field => field.IsPersonal || LeadsToPerson(field.Property.PropertyType, seen));
    }
}
