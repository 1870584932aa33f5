using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ContactCenter.Tests.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ContactCenter.Tests.Json;

/// <summary>The calls of the reference: every field has its property, and every value of its sample comes out there. The sample is repaired by hand as facts.md says.</summary>
public sealed class CallModelTests
{
    private const string Menu = "items_count ItemsCount int, name Name text, materialized_path MaterializedPath text";
    private const string Agent = "id Id long, name Name text, last_name LastName text, first_name FirstName text, agent_number AgentNumber text, avatar_url AvatarUrl text";

    // Written from the reference, "Calls Endpoints"; the offer events from the chat's sample.
    private static readonly Dictionary<Type, string> Fields = new()
    {
        [typeof(Call)] =
            """
            id Id long, parent_id ParentId long, lang Lang text, call_type CallType text, status Status text, sub_status SubStatus text,
            created_at CreatedAt time, queued_at QueuedAt time, assigned_at AssignedAt time, connected_at ConnectedAt time, ends_at EndsAt time,
            scheduled_at ScheduledAt time, updated_at UpdatedAt time, wait_duration WaitDuration int, queue_duration QueueDuration int,
            call_duration CallDuration int, hold_duration HoldDuration int, rating Rating int, has_feedback HasFeedback flag, voip_provider VoipProvider text,
            out_ticket_id OutTicketId text, out_ticket_url OutTicketUrl text, verified Verified flag, recording_url RecordingUrl text,
            recording_permission RecordingPermission text, voicemail_reason VoicemailReason text, deflection Deflection text, disconnected_by DisconnectedBy text,
            finish_reason FinishReason text, fail_details FailDetails text, fail_reason FailReason text, adapter_fail_code AdapterFailCode int,
            adapter_fail_message AdapterFailMessage text, support_number SupportNumber text, selected_menu SelectedMenu MenuInfo, menu_path MenuPath MenuPath,
            agent_info AgentInfo AgentInfo, end_user EndUser EndUser, photos Photos Photo[], videos Videos Video[], transfers Transfers CallTransfer[],
            handle_durations HandleDurations CallHandleDuration[], queue_durations QueueDurations QueueDurationItem[], participants Participants CallParticipant[],
            offer_type OfferType text, offer_events OfferEvents OfferEvent[], answer_type AnswerType text, outbound_number OutboundNumber text,
            wait_time_sms WaitTimeSms any[], in_call_sms InCallSms any[]
            """,
        [typeof(MenuInfo)] =
            "id Id long, name Name text, parent_id ParentId long, position Position int, deleted Deleted flag, hidden Hidden any, menu_type MenuType text, output_msg OutputMsg text",
        [typeof(MenuPath)] = Menu,
        [typeof(AgentInfo)] = Agent,
        [typeof(EndUser)] = "id Id long, identifier Identifier text, out_contact_id OutContactId text",
        [typeof(Photo)] = "id Id long, photo_type PhotoType text, url Url text",
        [typeof(Video)] = "id Id long, url Url text",
        [typeof(CallTransfer)] =
            """
            id Id long, status Status text, fail_reason FailReason text, created_at CreatedAt time, call_duration CallDuration int, wait_duration WaitDuration int,
            assigned_at AssignedAt time, connected_at ConnectedAt time, updated_at UpdatedAt time, deflection Deflection text, from_menu FromMenu MenuPath,
            to_menu ToMenu MenuPath, from_agent FromAgent AgentInfo, to_agent ToAgent AgentInfo
            """,
        [typeof(CallHandleDuration)] =
            """
            agent_id AgentId long, acw_duration AcwDuration int, call_duration CallDuration int, menu_path_id MenuPathId long, wait_duration WaitDuration int,
            lang Lang text, transfer Transfer flag, started_at StartedAt time, ended_at EndedAt time, event Event text
            """,
        [typeof(QueueDurationItem)] =
            """
            agent_id AgentId long, queue_duration QueueDuration int, menu_path_id MenuPathId long, lang Lang text, transfer Transfer flag, started_at StartedAt time,
            ended_at EndedAt time, service_level_abandon_time_threshold ServiceLevelAbandonTimeThreshold int, service_level_event ServiceLevelEvent text,
            service_level_target_percent ServiceLevelTargetPercent int, service_level_target_time ServiceLevelTargetTime int, event Event text
            """,
        [typeof(CallParticipant)] =
            """
            id Id long, type Type text, status Status text, call_id CallId long, user_id UserId long, end_user_id EndUserId long, call_duration CallDuration int,
            hold_duration HoldDuration int, connected_at ConnectedAt time, ended_at EndedAt time, fail_reason FailReason text, adapter_fail_code AdapterFailCode int,
            adapter_fail_message AdapterFailMessage text
            """,
        [typeof(OfferEvent)] = "casting_time CastingTime time, group Group text",
    };

    public static TheoryData<Type> Types() => [.. Fields.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_field_of_the_reference_has_its_property(Type type)
    {
        List<(string Key, string Name, string Type)> wanted = Parse(Fields[type]);
        foreach ((string _, string name, string kind) in wanted)
        {
            PropertyInfo? property = type.GetProperty(name);
            Assert.True(property is not null, $"{type.Name}.{name} is missing");
            Assert.True(TypeOf(kind) == property.PropertyType, $"{type.Name}.{name} is {property.PropertyType}, not {kind}");
            Assert.NotNull(property.GetSetMethod());
        }

        string[] others = typeof(Record).IsAssignableFrom(type) ? ["ExtensionData", "Tenant"] : ["ExtensionData"];
        Assert.Equal(
            wanted.Select(field => field.Name).Concat(others).Order(),
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order());
    }

    [Theory]
    [InlineData("call-of-the-reference")]
    [InlineData("call-with-values")]
    public void Every_value_comes_out_in_its_property(string sample)
    {
        string json = TestJson.Resource(sample);
        int compared = 0;
        Compare(TestJson.Parse(json), TestJson.Read<Call>(json), "call", ref compared);
        Assert.True(compared > 120, $"{compared} values");
    }

    [Fact]
    public void The_samples_have_every_field()
    {
        foreach (string sample in new[] { "call-of-the-reference", "call-with-values" })
        {
            Assert.Equal(Parse(Fields[typeof(Call)]).Select(field => field.Key), TestJson.Parse(TestJson.Resource(sample)).Properties().Select(property => property.Name));
        }

        // Different values, so that no field can be taken for another.
        Assert.DoesNotContain(TestJson.Parse(TestJson.Resource("call-with-values")).Descendants().OfType<JValue>(), value => value.Type == JTokenType.Null);
    }

    [Theory]
    [InlineData("call-of-the-reference")]
    [InlineData("call-with-values")]
    public void What_is_written_is_what_was_read(string sample)
    {
        JObject read = TestJson.Parse(TestJson.Resource(sample));
        JObject written = TestJson.Parse(TestJson.Write(TestJson.Read<Call>(TestJson.Resource(sample))));

        // A transfer's deflection comes as a text or as a number, and is a text here.
        JValue deflection = (JValue)read["transfers"]![0]!["deflection"]!;
        deflection.Replace(new JValue(deflection.ToString(CultureInfo.InvariantCulture)));
        Assert.True(JToken.DeepEquals(read, written), written.ToString());
        Assert.Equal(read.Properties().Select(property => property.Name), written.Properties().Select(property => property.Name));
    }

    [Fact]
    public void What_is_unknown_is_written_again_too()
    {
        const string Json = "{\"id\":5,\"new_key\":{\"a\":[1,2.5,\"x\",true,null,{\"b\":[]}]},\"end_user\":{\"id\":6,\"new_too\":\"y\"},\"big\":123456789012345678901234567890}";
        JObject written = TestJson.Parse(TestJson.Write(TestJson.Read<Call>(Json)));
        JObject read = TestJson.Parse(Json);
        Assert.True(JToken.DeepEquals(read["new_key"], written["new_key"]), written.ToString());
        Assert.Equal("y", written["end_user"]!["new_too"]);
        Assert.Equal(read["big"]!.ToString(), written["big"]!.ToString());
    }

    private static void Compare(JObject json, object record, string path, ref int compared)
    {
        var unknown = (IReadOnlyDictionary<string, object?>?)record.GetType().GetProperty("ExtensionData")!.GetValue(record);
        Assert.True(unknown is null, $"{path}: {string.Join(", ", unknown?.Keys ?? [])} are taken for unknown");
        List<(string Key, string Name, string Type)> fields = Parse(Fields[record.GetType()]);
        foreach (JProperty property in json.Properties())
        {
            string name = fields.Single(field => field.Key == property.Name).Name;
            Compare(property.Value, record.GetType().GetProperty(name)!.GetValue(record), $"{path}.{property.Name}", ref compared);
        }
    }

    private static void Compare(JToken json, object? value, string path, ref int compared)
    {
        compared++;
        switch (json)
        {
            case JObject one:
                Compare(one, Assert.IsAssignableFrom<ApiObject>(value), path, ref compared);
                break;
            case JArray many:
                List<object?> items = [.. Assert.IsAssignableFrom<IEnumerable>(value).Cast<object?>()];
                Assert.Equal(many.Count, items.Count);
                for (int i = 0; i < items.Count; i++)
                {
                    Compare(many[i], items[i], $"{path}[{i}]", ref compared);
                }

                break;
            default:
                string? expected = json.Type == JTokenType.Null ? null : json.ToObject<object>()!.ToString();
                string? actual = value is DateTimeOffset time
                    ? time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)
                    : Convert.ToString(value, CultureInfo.InvariantCulture);
                Assert.True(value is null ? expected is null : expected == actual, $"{path}: '{expected}' came, and '{actual}' is there");
                break;
        }
    }

    private static List<(string Key, string Name, string Type)> Parse(string fields) =>
        [.. fields.Split(',').Select(field => field.Trim().Split(' ')).Select(parts => (parts[0], parts[1], parts[2]))];

    private static Type TypeOf(string kind) => kind switch
    {
        "long" => typeof(long?),
        "int" => typeof(int?),
        "text" => typeof(string),
        "flag" => typeof(bool?),
        "time" => typeof(DateTimeOffset?),
        "any" => typeof(object),
        "any[]" => typeof(ValueList<object?>),
        _ when kind.EndsWith("[]", StringComparison.Ordinal) => typeof(RecordList<>).MakeGenericType(TypeOf(kind[..^2])),
        _ => typeof(Call).Assembly.GetType("ContactCenter." + kind, throwOnError: true)!,
    };
}
