using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ContactCenter.Json;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Json;

/// <summary>The forms in which real tenants send what the reference documents otherwise (facts.md, "Values").</summary>
public sealed class ToleranceTests
{
    [Fact]
    public void All_may_be_missing()
    {
        Call call = TestJson.Read<Call>("{}");
        Assert.All(typeof(Call).GetProperties(), property => Assert.Null(property.GetValue(call)));
        Assert.Equal(string.Empty, call.ToString());
    }

    [Fact]
    public void All_may_be_null()
    {
        string json = "{" + string.Join(",", RecordMap<Call>.Instance.Fields.Select(field => $"\"{field.Key}\":null")) + "}";
        Call call = TestJson.Read<Call>(json);
        Assert.All(typeof(Call).GetProperties(), property => Assert.Null(property.GetValue(call)));
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("\" 5 \"", 5)]
    [InlineData("5.0", 5)]
    [InlineData("\"5.0\"", 5)]
    [InlineData("-3", -3)]
    [InlineData("5e0", 5)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void A_number_may_come_as_a_text(string json, int? expected) => Assert.Equal(expected, TestJson.Read<Call>($"{{\"rating\":{json}}}").Rating);

    [Theory]
    [InlineData("\"0042\"", "0042")]
    [InlineData("42", "42")]
    [InlineData("42.5", "42.5")]
    [InlineData("true", "true")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    public void A_text_may_come_as_a_number(string json, string? expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, TestJson.Read<AgentInfo>($"{{\"agent_number\":{json}}}").AgentNumber);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void A_flag_may_come_as_a_text(string json, bool? expected) => Assert.Equal(expected, TestJson.Read<Call>($"{{\"verified\":{json}}}").Verified);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"false\"", false)]
    [InlineData("\"web\"", "web")]
    [InlineData("null", null)]
    public void Hidden_is_a_truth_value_where_it_reads_as_one(string json, object? expected) =>
        Assert.Equal(expected, TestJson.Read<MenuInfo>($"{{\"hidden\":{json}}}").Hidden);

    [Theory]
    [InlineData("2018-06-07T19:49:52.896Z", 896_0000)]
    [InlineData("2018-06-07T19:49:52Z", 0)]
    [InlineData("2018-06-07T19:49:52.8961234Z", 896_1234)]
    [InlineData("2018-06-07T19:49:52.896123Z", 896_1230)]
    [InlineData("2018-06-07T21:49:52.896+02:00", 896_0000)]
    [InlineData("2018-06-07T19:49:52.896", 896_0000)]
    [InlineData("2018-06-07 19:49:52Z", 0)]
    public void A_time_may_come_finer_or_with_an_offset(string text, int ticks) => Assert.Equal(
        new DateTimeOffset(2018, 6, 7, 19, 49, 52, TimeSpan.Zero).AddTicks(ticks), TestJson.Read<Call>($"{{\"created_at\":\"{text}\"}}").CreatedAt);

    [Fact]
    public void A_time_that_is_empty_is_none() => Assert.Null(TestJson.Read<Call>("{\"created_at\":\"\"}").CreatedAt);

    [Fact]
    public void One_object_where_a_list_is_documented_is_a_list_of_one() => Assert.Equal(7, Assert.Single(TestJson.Read<Call>("{\"photos\":{\"id\":7}}").Photos!).Id);

    [Fact]
    public void Null_in_a_list_is_nothing() => Assert.Equal([1L, 2L], TestJson.Read<Call>("{\"photos\":[null,{\"id\":1},null,{\"id\":2}]}").Photos!.Select(photo => photo.Id!.Value));

    [Fact]
    public void Of_a_key_that_comes_twice_the_last_value_counts()
    {
        Call call = TestJson.Read<Call>("{\"rating\":\"many\",\"photos\":[{\"id\":1},2],\"agent_info\":{\"id\":\"x\"},\"rating\":4,\"photos\":[],\"agent_info\":{\"id\":5}}");
        Assert.Equal((4, 5), (call.Rating, call.AgentInfo!.Id));
        Assert.Empty(call.Photos!);
        Assert.Null(call.ExtensionData);
        call = TestJson.Read<Call>("{\"rating\":4,\"photos\":[],\"agent_info\":{\"id\":5},\"rating\":\"many\",\"photos\":[{\"id\":1},2],\"agent_info\":\"Ana\"}");
        Assert.Null(call.Rating);
        Assert.Null(call.Photos);
        Assert.Null(call.AgentInfo);
        Assert.Equal("""{"rating":"many","photos":[{"id":1},2],"agent_info":"Ana"}""", call.ExtensionData!.ToString());
    }

    [Fact]
    public void A_wrong_element_at_every_level_of_a_tree_keeps_the_outermost_list()
    {
        const int Levels = 1000;
        string inner = string.Concat(Enumerable.Repeat("{\"id\":5,\"children\":[", Levels)) + "7" + string.Concat(Enumerable.Repeat("]},7", Levels)).TrimEnd('7').TrimEnd(',');
        foreach (string list in new[] { "[" + inner + "]", "[" + inner + ",8]" })
        {
            MenuNode node = TestJson.Read<MenuNode>($"{{\"id\":1,\"name\":\"n\",\"children\":{list}}}");
            ApiObject holder = list.EndsWith(",8]", StringComparison.Ordinal) ? node : node.Children![0];
            string kept = PlainJson.ToJson(holder.ExtensionData!["children"]);
            Assert.Contains(kept, list, StringComparison.Ordinal);
            Assert.True(kept.Length > list.Length - 40, kept.Length.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Lists_may_be_empty()
    {
        Call call = TestJson.Read<Call>("{\"photos\":[],\"in_call_sms\":[],\"offer_events\":null}");
        Assert.Empty(call.Photos!);
        Assert.Empty(call.InCallSms!);
        Assert.Null(call.OfferEvents);
    }

    [Fact]
    public void What_is_unknown_is_kept_where_it_came()
    {
        Call call = TestJson.Read<Call>(
            "{\"id\":1,\"deflection_details\":{\"a\":[1,\"x\",null,true]},\"Id\":\"another\",\"agent_info\":{\"id\":2,\"new\":3.5},\"participants\":[{\"id\":3},{\"id\":4,\"mood\":\"good\"}],\"n\":12345678901234567890}");
        Assert.Equal(["deflection_details", "Id", "n"], call.ExtensionData!.Keys);
        Assert.Equal("another", call.ExtensionData["Id"]);
        Assert.Equal("{\"a\":[1,\"x\",null,true]}", call.ExtensionData["deflection_details"]!.ToString());
        Assert.Equal("12345678901234567890", Convert.ToString(call.ExtensionData["n"], CultureInfo.InvariantCulture));
        Assert.Equal(3.5, call.AgentInfo!.ExtensionData!["new"]);
        Assert.Null(call.Participants![0].ExtensionData);
        Assert.Equal("good", call.Participants[1].ExtensionData!["mood"]);
        Assert.Equal(1, call.Id);
    }

    [Fact]
    public void What_is_unknown_has_no_type_of_the_json_library()
    {
        Call call = TestJson.Read<Call>("{\"a\":{\"b\":[1,1.5,\"x\",true,null,{\"c\":{}}]},\"d\":[[]],\"e\":12345678901234567890}");
        var seen = new List<object>();
        Collect(call.ExtensionData!.Values, seen);
        Assert.True(seen.Count >= 8);
        Assert.All(seen, value => Assert.DoesNotContain("Newtonsoft", value.GetType().FullName!, StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_as_text_says_what_it_is()
    {
        Assert.Equal("Voice Inbound (IVR) finished 7", new Call { Id = 7, CallType = "Voice Inbound (IVR)", Status = "finished" }.ToString());
        Assert.Equal("7", new Call { Id = 7 }.ToString());
        Assert.Equal("finished", new Call { Status = "finished" }.ToString());
    }

    [Fact]
    public void Nested_records_and_lists_as_text_are_their_names()
    {
        var ana = new AgentInfo { Id = 1, Name = "Ana" };
        var bo = new AgentInfo { Id = 2 };
        Assert.Equal("Ana", ana.ToString());
        Assert.Equal("2", bo.ToString());
        Assert.Equal(string.Empty, new AgentInfo().ToString());
        Assert.Equal("2 (Ana, 2)", new RecordList<AgentInfo>([ana, bo]).ToString());
        Assert.Equal(string.Empty, new RecordList<AgentInfo>([]).ToString());
        Assert.Equal("Ana > 2", new CallTransfer { FromAgent = ana, ToAgent = bo }.ToString());
        Assert.Equal("Billing > ?", new CallTransfer { FromMenu = new MenuPath { Name = "Billing" } }.ToString());
        Assert.Equal("a, 1, 2.5, true", new ValueList<object?>(["a", 1L, 2.5, true]).ToString());
        Assert.Equal(string.Empty, new ValueList<object?>([]).ToString());
        Assert.Equal("answered in_sla", new QueueDurationItem { Event = "answered", ServiceLevelEvent = "in_sla" }.ToString());
        Assert.Equal("end_user waiting", new CallParticipant { Type = "end_user", Status = "waiting" }.ToString());
    }

    [Fact]
    public void No_record_as_text_is_the_name_of_its_type()
    {
        Call call = TestJson.Read<Call>(TestJson.Resource("call-with-values"));
        foreach (PropertyInfo property in typeof(Call).GetProperties())
        {
            string text = property.GetValue(call)?.ToString() ?? string.Empty;
            Assert.DoesNotContain("ContactCenter.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
            Assert.True(text.Length > 0 || property.Name is "ExtensionData" or "Tenant", property.Name);
        }
    }

    [Fact]
    public void Reading_is_the_same_in_every_culture()
    {
        string json = TestJson.Resource("call-with-values");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            string plain = TestJson.Write(TestJson.Read<Call>(json));
            foreach (string name in new[] { "de-DE", "tr-TR", "ar-SA", "fa-IR", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(plain, TestJson.Write(TestJson.Read<Call>(json)));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Collect(IEnumerable<object?> values, List<object> seen)
    {
        foreach (object? value in values)
        {
            if (value is null)
            {
                continue;
            }

            seen.Add(value);
            switch (value)
            {
                case IReadOnlyDictionary<string, object?> entries:
                    Collect(entries.Values, seen);
                    break;
                case IEnumerable<object?> items:
                    Collect(items, seen);
                    break;
            }
        }
    }
}
