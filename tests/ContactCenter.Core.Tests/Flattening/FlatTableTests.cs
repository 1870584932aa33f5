using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ContactCenter.Flattening;
using ContactCenter.Json;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Tests.Flattening;

/// <summary>The columns of a type are those of its type; the cells are the same in every culture.</summary>
public sealed class FlatTableTests
{
    private static readonly FlatFormat Plain = new();

    public static TheoryData<Type> Types => [.. FilledRecord.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_columns_depend_on_the_type_alone(Type type)
    {
        foreach (string? expand in FlatTable.ListsOf(type).Select(field => field.Property.Name).Append(null))
        {
            FlatTable table = FlatTable.For(type, expand);
            Assert.All(table.Names, name => Assert.Matches("^[A-Z][A-Za-z]+$", name));
            Assert.Equal(table.Names.Count, table.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Equal(nameof(ApiObject.ExtensionData), table.Names[^1]);
            object?[] empty = Assert.Single(table.Rows((ApiObject)Activator.CreateInstance(type)!, Plain));
            Assert.Equal(table.Names.Count, empty.Length);
            Assert.All(empty, Assert.Null);
            foreach (object?[] full in table.Rows(new FilledRecord().Make(type), Plain))
            {
                Assert.Equal(table.Names.Count, full.Length);

                // No column without a value: each has something that it stands for.
                Assert.All(table.Names.Zip(full), cell => Assert.True(cell.Second is string { Length: > 0 } or bool or int or long or double, cell.First));
            }
        }
    }

    [Fact]
    public void The_columns_of_a_call_are_in_the_order_of_what_is_looked_for_first()
    {
        IReadOnlyList<string> names = FlatTable.For(typeof(Call)).Names;
        string[] inOrder = ["Id", "Tenant", "CreatedAt", "UpdatedAt", "AgentInfoId", "AgentInfoName", "EndUserIdentifier", "SelectedMenuId", "SelectedMenuName", "MenuPathName", "QueueDuration", "CallDuration", "Rating", "CallType", "Status", "Transfers", "ExtensionData"];
        Assert.Equal(inOrder, names.Where(inOrder.Contains));
        Assert.Equal(["Id", "Tenant", "Name"], FlatTable.For(typeof(Campaign)).Names.Take(3));
        Assert.Equal(["Id", "Tenant", "CampaignId", "CreatedAt", "Name", "Phone"], FlatTable.For(typeof(CampaignContact)).Names.Take(6));
    }

    [Fact]
    public void Nested_fields_lists_numbers_and_times_are_cells()
    {
        var call = new Call
        {
            Id = 5,
            Tenant = "one",
            CreatedAt = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
            Rating = 4,
            Verified = false,
            AgentInfo = new AgentInfo { Id = 7, Name = "Åse Østergård" },
            Transfers = new([new CallTransfer { FromAgent = new AgentInfo { Name = "Ana" }, ToAgent = new AgentInfo { Name = "Bo" } }, new CallTransfer { FromMenu = new MenuPath { Name = "Sales" } }]),
            WaitTimeSms = new(["one", 2L, true]),
            Photos = new([]),
        };
        Dictionary<string, object?> row = Rows(call).Single();
        Assert.Equal(5L, row["Id"]);
        Assert.Equal("one", row["Tenant"]);
        Assert.Equal("2026-11-22T10:00:00.000Z", row["CreatedAt"]);
        Assert.Equal(4, row["Rating"]);
        Assert.Equal(false, row["Verified"]);
        Assert.Equal(7L, row["AgentInfoId"]);
        Assert.Equal("Åse Østergård", row["AgentInfoName"]);
        Assert.Equal("Ana > Bo; Sales > ?", row["Transfers"]);
        Assert.Equal("one; 2; true", row["WaitTimeSms"]);
        Assert.Equal(string.Empty, row["Photos"]);
        Assert.Null(row["Videos"]);
        Assert.Null(row["ExtensionData"]);
        Assert.Equal("one|2|true", Rows(call, format: new FlatFormat(separator: "|")).Single()["WaitTimeSms"]);
    }

    [Fact]
    public void What_is_not_documented_is_JSON_in_one_column_wherever_it_stood()
    {
        var call = new Call
        {
            ExtensionData = new PlainObject(new Dictionary<string, object?> { ["brand_new"] = "é\"\n" }),
            AgentInfo = new AgentInfo { ExtensionData = new PlainObject(new Dictionary<string, object?> { ["mood"] = 1L }) },
        };
        JsonEqual("""{"brand_new":"é\"\n","agent_info":{"mood":1}}""", Rows(call).Single()["ExtensionData"]);
        var campaign = new Campaign { ContactStats = new ContactStats { ["Finished"] = 40, ["Average Redials per Number"] = 0.5 } };
        JsonEqual("""{"Finished":40,"Average Redials per Number":0.5}""", Rows(campaign).Single()["ContactStats"]);
    }

    [Fact]
    public void A_list_gives_a_row_for_each_element_and_one_where_it_has_none()
    {
        var call = new Call { Id = 5, Tenant = "one", Rating = 3, Transfers = new([new CallTransfer { Id = 1 }, new CallTransfer { Id = 2, ExtensionData = new PlainObject(new Dictionary<string, object?> { ["x"] = 1L }) }]) };
        List<Dictionary<string, object?>> rows = Rows(call, "transfers");
        Assert.Equal([0, 1], rows.Select(row => row["TransfersIndex"]));
        Assert.Equal([1L, 2L], rows.Select(row => row["TransfersId"]));
        Assert.All(rows, row => Assert.Equal(5L, row["Id"]));
        Assert.All(rows, row => Assert.Equal("one", row["Tenant"]));
        Assert.All(rows, row => Assert.Equal(3, row["Rating"]));
        Assert.Equal("""{"x":1}""", rows[1]["TransfersExtensionData"]);
        foreach (Call none in new[] { new Call { Id = 6 }, new Call { Id = 6, Transfers = new([]) } })
        {
            Dictionary<string, object?> row = Assert.Single(Rows(none, "Transfers"));
            Assert.Equal(6L, row["Id"]);
            Assert.Null(row["TransfersIndex"]);
        }

        List<Dictionary<string, object?>> roles = Rows(new Agent { Id = 7, Roles = new(["agent", "manager"]) }, "Roles");
        Assert.Equal(["agent", "manager"], roles.Select(row => row["Roles"]));
        ContactCenterException error = Assert.Throws<ContactCenterException>(() => FlatTable.For(typeof(Call), "AgentInfo"));
        Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
        Assert.Contains("Transfers", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T01:59:59.999+01:00", "2026-03-29T03:00:00.000+02:00")]
    [InlineData("Asia/Kolkata", "2026-03-29T06:29:59.999+05:30", "2026-03-29T06:30:00.000+05:30")]
    [InlineData("UTC", "2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00.000Z")]
    public void Times_are_in_the_zone_with_its_offset(string zone, string before, string after)
    {
        var format = new FlatFormat(TimeZoneInfo.FindSystemTimeZoneById(zone));
        var change = new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal(before, format.Cell(change.AddTicks(-1)));
        Assert.Equal(after, format.Cell(change));
        Assert.Equal("0001-01-01T00:00:00.000Z", Plain.Cell(DateTimeOffset.MinValue));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("sv-SE")]
    public void The_cells_are_the_same_in_every_culture(string culture)
    {
        CultureInfo own = CultureInfo.CurrentCulture;
        foreach (Type type in FilledRecord.Types)
        {
            ApiObject record = new FilledRecord().Make(type);
            string[] usual = Texts(record);
            try
            {
                CultureInfo.CurrentCulture = new CultureInfo(culture);
                Assert.Equal(usual, Texts(record));
            }
            finally
            {
                CultureInfo.CurrentCulture = own;
            }
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30 901820", "'+49 30 901820")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\tplain", "'\tplain")]
    [InlineData("\rplain", "'\rplain")]
    [InlineData("\nplain", "'\nplain")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\u00A0=1", "'\u00A0=1")]
    [InlineData("\"=1", "'\"=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("\uFEFF=1", "'\uFEFF=1")]
    [InlineData("\u0001=1", "'\u0001=1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("\uFF0B1", "'\uFF0B1")]
    [InlineData("\uFF0D1", "'\uFF0D1")]
    [InlineData("\uFF20A", "'\uFF20A")]
    [InlineData("\u22121", "'\u22121")]
    [InlineData("a;=1", "a;'=1")]
    [InlineData("a, \"=1", "a, \"'=1")]
    [InlineData("a\r\n+1", "a\r\n'+1")]
    [InlineData("a\t@b", "a\t'@b")]
    [InlineData("1 = 1", "1 = 1")]
    [InlineData("a-b", "a-b")]
    [InlineData("ana@example.com", "ana@example.com")]
    [InlineData("", "")]
    public void What_a_spreadsheet_would_run_is_defused(string text, string safe)
    {
        Assert.Equal(safe, new FlatFormat(isExcelSafe: true).Cell(text));
        Assert.Equal(text, Plain.Cell(text));
    }

    [Fact]
    public void Numbers_stay_numbers_and_JSON_stays_JSON_where_texts_are_defused()
    {
        var format = new FlatFormat(isExcelSafe: true);
        Assert.Equal(-5L, format.Cell(-5L));
        Assert.Equal("a; '=b", format.Cell(new ValueList<object?>(["a", "=b"])));
        JsonEqual("""{"a":"'=1","'+b":["'@c",-5,{"d":"plain"}]}""", format.Cell(new PlainObject(new Dictionary<string, object?>
        {
            ["a"] = "=1",
            ["+b"] = new ValueList<object?>(["@c", -5L, new PlainObject(new Dictionary<string, object?> { ["d"] = "plain" })]),
        })));
    }

    [Fact]
    public void Records_without_a_model_have_the_columns_of_the_first_and_lose_nothing()
    {
        PlainObject first = Open("""{"name":"Sales","id":5,"calls":{"queued":2},"tags":["a","b"],"seen_at":"x"}""");
        var table = new OpenTable("MenuStatus", first, null, string.Empty, false);
        Assert.Equal(["id", "name", "seen_at", "callsqueued", "tags", "ExtensionData"], table.Names);
        Assert.Equal([5L, "Sales", "x", 2L, "a; b", null], table.Rows(first, Plain).Single());
        Assert.Equal(
            [6L, null, null, null, "z", """{"calls":7,"brand":"new"}"""],
            table.Rows(Open("""{"id":6,"calls":7,"brand":"new","tags":"z"}"""), Plain).Single());
        Assert.Equal(
            [null, null, null, 1L, null, """{"calls":{"more":[1]}}"""],
            table.Rows(Open("""{"calls":{"queued":1,"more":[1]}}"""), Plain).Single());
    }

    [Fact]
    public void A_list_of_a_record_without_a_model_gives_rows_too()
    {
        PlainObject first = Open("""{"id":5,"hours":[{"day":"monday"},{"day":"friday"}]}""");
        var table = new OpenTable("MenuOperationHour", first, "Hours", "_", false);
        Assert.Equal(["id", "hours_index", "hours_day", "ExtensionData"], table.Names);
        Assert.Equal([[5L, 0, "monday", null], [5L, 1, "friday", null]], table.Rows(first, Plain));
        Assert.Equal([[6L, null, null, null]], table.Rows(Open("""{"id":6,"hours":[]}"""), Plain));
        Assert.Throws<ContactCenterException>(() => new OpenTable("MenuOperationHour", first, "days", "_", false));
    }

    [Fact]
    public void Names_of_columns_that_come_from_the_tenant_are_defused_too()
    {
        PlainObject first = Open("""{"id":5,"=1+1":{"@x":2}}""");
        Assert.Contains("=1+1@x", new OpenTable("MenuStatus", first, null, string.Empty, false).Names);
        Assert.Contains("'=1+1@x", new OpenTable("MenuStatus", first, null, string.Empty, true).Names);
    }

    private static List<Dictionary<string, object?>> Rows(ApiObject record, string? expand = null, FlatFormat? format = null)
    {
        FlatTable table = FlatTable.For(record.GetType(), expand);
        return [.. table.Rows(record, format ?? Plain).Select(row => table.Names.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    // Numbers are told as what they are: their text is the business of who writes them.
    private static string[] Texts(ApiObject record) =>
        [.. FlatTable.For(record.GetType()).Rows(record, new FlatFormat(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))).Single().Select(PlainJson.ToText)];

    private static PlainObject Open(string json)
    {
        using var reader = new Newtonsoft.Json.JsonTextReader(new System.IO.StringReader(json)) { DateParseHandling = Newtonsoft.Json.DateParseHandling.None };
        reader.Read();
        return (PlainObject)PlainJson.Read(reader)!;
    }

    private static void JsonEqual(string wanted, object? found) => Assert.True(
        Newtonsoft.Json.Linq.JToken.DeepEquals(TestJson.Parse(wanted), TestJson.Parse((string)found!)), (string)found!);
}
