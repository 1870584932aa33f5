using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ContactCenter.Flattening;
using ContactCenter.Json;
using ContactCenter.Protection;
using ContactCenter.Tests.Support;
using Newtonsoft.Json.Linq;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Protection;

/// <summary>No personal value comes through, of any type at any depth; all else does.</summary>
public sealed class RecordProtectorTests(ITestOutputHelper output)
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("a key of this test");

    public static TheoryData<Type, ProtectionMethod> All
    {
        get
        {
            var data = new TheoryData<Type, ProtectionMethod>();
            foreach (Type type in FilledRecord.Types)
            {
                foreach (ProtectionMethod method in Enum.GetValues<ProtectionMethod>())
                {
                    data.Add(type, method);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_canary_comes_through(Type type, ProtectionMethod method)
    {
        var filled = new FilledRecord();
        ApiObject source = filled.Make(type);
        Assert.True(filled.Canaries >= 3);
        string before = Json(source);
        Assert.Contains(FilledRecord.Canary, before, StringComparison.Ordinal);
        using RecordProtector protector = Make(method);
        ApiObject copy = protector.Protect(source);

        Assert.Equal(type, copy.GetType());
        Assert.Equal(before, Json(source));
        string after = Json(copy);
        Assert.DoesNotContain(FilledRecord.Canary, after, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(FilledRecord.NumberCanary, after, StringComparison.Ordinal);
        foreach (string? expand in FlatTable.ListsOf(type).Select(field => field.Property.Name).Append(null))
        {
            string rows = string.Join("|", FlatTable.For(type, expand).Rows(copy, new FlatFormat()).SelectMany(row => row).Select(PlainJson.ToText));
            Assert.DoesNotContain(FilledRecord.Canary, rows, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(FilledRecord.NumberCanary, rows, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_is_not_personal_is_kept(Type type, ProtectionMethod method)
    {
        var filled = new FilledRecord();
        ApiObject source = filled.Make(type);
        using RecordProtector protector = Make(method);
        JObject before = TestJson.Parse(Json(source));
        JObject after = TestJson.Parse(Json(protector.Protect(source)));
        int kept = 0;
        foreach (JValue value in before.Descendants().OfType<JValue>())
        {
            string text = value.ToString(CultureInfo.InvariantCulture);
            bool isCanary = text.Contains(FilledRecord.Canary, StringComparison.Ordinal) || text.StartsWith(FilledRecord.NumberCanary, StringComparison.Ordinal) || value.Path.Contains("inner", StringComparison.Ordinal);
            if (!isCanary)
            {
                Assert.Equal(value, after.SelectToken(value.Path));
                kept++;
            }
        }

        // What the module adds is no field of the answer.
        foreach (Field field in RecordMap.For(type).Added)
        {
            Assert.Equal(field.Get(source), field.Get(protector.Protect(source)));
            kept++;
        }

        Assert.True(kept > 0 || RecordMap.For(type).Fields.All(field => field.IsPersonal));
    }

    [Fact]
    public void The_same_value_is_the_same_hash_in_every_type_and_another_with_another_key()
    {
        using RecordProtector protector = Make(ProtectionMethod.Hash);
        using var other = new RecordProtector(ProtectionMethod.Hash, Encoding.UTF8.GetBytes("another key of this test"));
        var call = (Call)protector.Protect(new Call { SupportNumber = " +49 30 901820 ", EndUser = new EndUser { Id = 42, Identifier = "Zoë" }, Participants = new([new CallParticipant { EndUserId = 42 }]) });
        var contact = (CampaignContact)protector.Protect(new CampaignContact { Phone = "+49 30 901820", Name = "Zoë", Email = string.Empty });
        Assert.Equal(call.SupportNumber, contact.Phone);
        Assert.Equal(call.EndUser!.Identifier, contact.Name);
        Assert.Equal(call.EndUser.Id, call.Participants![0].EndUserId);
        Assert.NotEqual(42, call.EndUser.Id);
        Assert.InRange(call.EndUser.Id!.Value, 0, 999_999_999_999_999);
        Assert.Equal(string.Empty, contact.Email);
        Assert.Null(contact.ExternalUniqueId);
        Assert.Equal("Z", "Zoë"[..1]);

        // What it is, said once more: the first half of the HMAC, as hexadecimal digits.
        byte[] whole = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes("Zoë"));
        Assert.Equal(Convert.ToHexStringLower(whole)[..32], contact.Name);
        Assert.NotEqual(contact.Name, ((CampaignContact)other.Protect(new CampaignContact { Name = "Zoë" })).Name);
        Assert.NotEqual(call.EndUser.Id, ((EndUser)other.Protect(new EndUser { Id = 42 })).Id);
    }

    [Theory]
    [InlineData("+49 (0)30 901-820", "***20")]
    [InlineData("18885550177", "***77")]
    [InlineData("Anna Berg", "A***")]
    [InlineData("ana.horvat@example.com", "a***")]
    [InlineData("https://crm.example.com/1", "h***")]
    [InlineData("Ana", "***")]
    [InlineData("Jo", "***")]
    [InlineData("4036", "***")]
    [InlineData("王小明", "***")]
    [InlineData("अनिल शर्मा", "अ***")]
    [InlineData("  ", "")]
    [InlineData(null, null)]
    public void A_mask_leaves_a_hint_and_nothing_of_what_is_short(string? text, string? masked)
    {
        using RecordProtector protector = Make(ProtectionMethod.Mask);
        Assert.Equal(masked, ((AgentInfo)protector.Protect(new AgentInfo { Name = text })).Name);
    }

    [NotOnFrameworkFact(".NET Framework counts each person of a family as a character.")]
    public void A_mask_leaves_a_character_of_several_people_whole() =>
        A_mask_leaves_a_hint_and_nothing_of_what_is_short("👩‍👩‍👧 family", "👩‍👩‍👧***");

    [Fact]
    public void The_unknown_is_kept_on_demand_save_what_is_named_as_a_personal_field()
    {
        var source = new Call
        {
            ExtensionData = new PlainObject(new Dictionary<string, object?>
            {
                ["brand_new"] = "kept",
                ["count"] = 3L,
                ["phone_number"] = "+49 30 901820",
                ["name"] = "Ana Horvat",
                ["end_user"] = new PlainObject(new Dictionary<string, object?> { ["id"] = 42L, ["mood"] = "good" }),
                ["agents"] = new ValueList<object?>([new PlainObject(new Dictionary<string, object?> { ["first_name"] = "Ana", ["id"] = 7L })]),
            }),
        };
        using var protector = new RecordProtector(ProtectionMethod.Remove, keepUnknown: true);
        Assert.Equal(
            """{"brand_new":"kept","count":3,"phone_number":null,"name":null,"end_user":{"id":null,"mood":"good"},"agents":[{"first_name":null,"id":7}]}""",
            protector.Protect(source).ExtensionData!.ToString());
        using RecordProtector strict = Make(ProtectionMethod.Remove);
        Assert.Null(strict.Protect(source).ExtensionData);
    }

    [Fact]
    public void Of_an_object_without_a_model_numbers_flags_times_and_documented_texts_stay()
    {
        var source = new PlainObject(new Dictionary<string, object?>
        {
            ["Id"] = 5L,
            ["Name"] = "Ana Horvat",
            ["Status"] = "Available",
            ["StatusUpdatedAt"] = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero),
            ["ends_at"] = "2026-07-01T00:00:00.000Z",
            ["OnHold"] = true,
            ["Share"] = 0.25,
            ["Remark"] = "called by Bo",
            ["UserId"] = 77L,
            ["dialed_number"] = 4930901820L,
            ["Calls"] = new PlainObject(new Dictionary<string, object?> { ["Queued"] = 2L, ["Email"] = "a@example.com" }),
            ["Notes"] = new ValueList<object?>(["one", 2L]),
        });
        using RecordProtector protector = Make(ProtectionMethod.Remove);
        Assert.Equal(
            """{"Id":5,"Name":null,"Status":"Available","StatusUpdatedAt":"2026-07-01T00:00:00.000Z","ends_at":"2026-07-01T00:00:00.000Z","OnHold":true,"Share":0.25,"Remark":null,"UserId":null,"dialed_number":null,"Calls":{"Queued":2,"Email":null},"Notes":[null,2]}""",
            protector.Protect(source, []).ToString());
        Assert.Equal("Ana Horvat", protector.Protect(source, [typeof(Menu)])["Name"]);
        using var lenient = new RecordProtector(ProtectionMethod.Remove, keepUnknown: true);
        Assert.Equal("called by Bo", lenient.Protect(source, [])["Remark"]);
        Assert.Null(lenient.Protect(source, [])["Name"]);
    }

    [Fact]
    public void A_key_is_needed_for_hashes_alone_and_has_a_length()
    {
        Assert.Equal(ErrorKind.InvalidArgument, Assert.Throws<ContactCenterException>(() => new RecordProtector(ProtectionMethod.Hash)).Kind);
        Assert.Contains("15 bytes", Assert.Throws<ContactCenterException>(() => new RecordProtector(ProtectionMethod.Hash, new byte[15])).Message, StringComparison.Ordinal);
        Assert.Equal(ErrorKind.InvalidArgument, Assert.Throws<ContactCenterException>(() => new RecordProtector(ProtectionMethod.Mask, new byte[32])).Kind);
        new RecordProtector(ProtectionMethod.Hash, new byte[16]).Dispose();
    }

    [Fact]
    public void A_tree_of_a_thousand_levels_is_protected()
    {
        var root = new TeamNode { Id = 0 };
        for (int i = 1; i <= 1000; i++)
        {
            root = new TeamNode { Id = i, Children = new([root]), Assignees = new([new AgentInfo { Name = FilledRecord.Canary }]) };
        }

        // The smallest stack that a pipeline has.
        using RecordProtector protector = Make(ProtectionMethod.Remove);
        TeamNode copy = OnSmallStack(() => (TeamNode)protector.Protect(root));
        Assert.Equal(1001, Tree.Nodes(copy).Count());
        Assert.All(Tree.Nodes(copy), node => Assert.Null(node.Assignees?[0].Name));
        output.Say("private", $"{FilledRecord.Types.Count} types, every personal field of each at any depth, 3 methods: no canary came through Protect-CcRecord.");
    }

    [Fact]
    public void What_is_nested_deep_in_the_unknown_or_in_a_personal_list_is_protected()
    {
        object? deep = FilledRecord.Canary;
        object? list = FilledRecord.Canary;
        for (int i = 0; i < 1200; i++)
        {
            deep = new PlainObject(new Dictionary<string, object?> { ["email"] = FilledRecord.Canary, ["inner"] = new ValueList<object?>([deep]) });
            list = new ValueList<object?>([list]);
        }

        var call = new Call { ExtensionData = (PlainObject)deep, WaitTimeSms = (ValueList<object?>)list };
        using var protector = new RecordProtector(ProtectionMethod.Mask, keepUnknown: true);
        var copy = (Call)OnSmallStack(() => protector.Protect(call));
        for (object? at = copy.WaitTimeSms; ; at = ((ValueList<object?>)at)[0])
        {
            if (at is not ValueList<object?>)
            {
                Assert.Equal("C***", at);
                break;
            }
        }

        string row = OnSmallStack(() => (string)FlatTable.For(typeof(Call)).Rows(copy, new FlatFormat(isExcelSafe: true)).Single()[^1]!);
        Assert.DoesNotContain("\"email\":\"Canary", row, StringComparison.Ordinal);
        Assert.Contains("\"email\":\"C***\"", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_keeps_its_place_in_the_tree()
    {
        var root = new MenuNode { Name = "Support", Children = new([new MenuNode { Name = "Billing" }]) };
        using RecordProtector protector = Make(ProtectionMethod.Remove);
        MenuNode[] copies = [.. Tree.Flatten(root).Select(node => (MenuNode)protector.Protect(node))];
        Assert.Equal(["Support", "Support > Billing"], copies.Select(node => node.Path));
        Assert.Equal([0, 1], copies.Select(node => node.Depth));
        Assert.Null(((MenuNode)protector.Protect(new MenuNode { Name = "Support" })).Path);
    }

    private static T OnSmallStack<T>(Func<T> run)
    {
        T result = default!;
        var thread = new System.Threading.Thread(() => result = run(), 1024 * 1024);
        thread.Start();
        thread.Join();
        return result;
    }

    private static RecordProtector Make(ProtectionMethod method) => new(method, method == ProtectionMethod.Hash ? Key : null);

    private static string Json(ApiObject record)
    {
        using var text = new System.IO.StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new Newtonsoft.Json.JsonTextWriter(text))
        {
            RecordMap.For(record.GetType()).Write(writer, record);
        }

        return text.ToString();
    }
}
