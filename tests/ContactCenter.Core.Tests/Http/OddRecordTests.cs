using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace ContactCenter.Tests.Http;

/// <summary>Guarantees §3, over HTTP: one odd field costs neither the record nor the read, and is said once.</summary>
public sealed class OddRecordTests
{
    [Theory]
    [InlineData("connected_at", "\"10:15\"", "a time is expected, and the tenant sent the text '10:15'")]
    [InlineData("connected_at", "\"1.5\"", "a time is expected, and the tenant sent the text '1.5'")]
    [InlineData("connected_at", "\"Nov 2026\"", "a time is expected, and the tenant sent the text 'Nov 2026'")]
    [InlineData("connected_at", "\"11/10/2026 10:00\"", "a time is expected, and the tenant sent a text of the form '99/99/9999 99:99'")]
    [InlineData("connected_at", "0", "a time is expected, and the tenant sent the number 0")]
    [InlineData("call_duration", "12.5", "a whole number is expected, and the tenant sent the number 12.5")]
    [InlineData("call_duration", "\"+15550177123\"", "a whole number is expected, and the tenant sent a text of the form '+99999999999'")]
    [InlineData("call_duration", "15550177123", "a whole number is expected, and the tenant sent a number of 11 digits")]
    [InlineData("verified", "\"yes\"", "true or false is expected, and the tenant sent the text 'yes'")]
    [InlineData("lang", "\"en\\u001b[2J\"", null)]
    [InlineData("rating", "\"\\u001b[2J\"", "a whole number is expected, and the tenant sent a text of the form '?[9a'")]
    [InlineData("outbound_number", "[\"+15550177123\"]", "a text is expected, and the tenant sent a list")]
    [InlineData("end_user", "\"+15550177123\"", "an object is expected, and the tenant sent a text")]
    public async Task An_odd_field_is_said_once_and_names_what_came(string key, string value, string? problem)
    {
        using RawServer server = RawServer.WithBody($"[{{\"id\":5,\"{key}\":{value}}},{{\"id\":6,\"{key}\":{value}}}]", "Total: 2\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Null(result.Error);
        Assert.Empty(result.Errors);
        Assert.Equal([5L, 6L], result.Ids);
        if (problem is null)
        {
            Assert.Empty(connection.Log.Warnings);
            return;
        }

        string warning = Assert.Single(connection.Log.Warnings);
        Assert.Contains($"The field '{key}' of calls does not read: ", warning, StringComparison.Ordinal);
        Assert.Contains(problem, warning, StringComparison.Ordinal);
        Assert.Contains("(record 5)", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(warning, char.IsControl);
        Assert.DoesNotContain("5550177", warning, StringComparison.Ordinal);
        Assert.All(result.Calls, call => Assert.True(call.ExtensionData!.ContainsKey(key)));
    }

    [Fact]
    public async Task Each_field_is_said_by_its_path()
    {
        using RawServer server = RawServer.WithBody(
            "[{\"id\":5,\"agent_info\":{\"id\":\"x\"},\"transfers\":[{\"id\":1,\"call_duration\":\"3 s\",\"to_agent\":{\"name\":[\"Ana\"]}}],\"participants\":[{\"id\":1,\"call_duration\":\"?\"},{\"id\":2},3]}]", "Total: 1\r\n");
        using Connection connection = Connection.To(server.Uri);
        Call call = Assert.Single((await connection.ReadAsync()).Calls);
        Assert.Equal(
            ["agent_info.id", "participants", "transfers.call_duration", "transfers.to_agent.name"],
            connection.Log.Warnings.Select(warning => Regex.Match(warning, "The field '([^']+)'").Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(connection.Log.Warnings, warning => warning.Contains("Ana", StringComparison.Ordinal));

        // A list with one wrong element is kept as a whole: three participants are not two.
        Assert.Null(call.Participants);
        Assert.Equal("[{\"id\":1,\"call_duration\":\"?\"},{\"id\":2},3]", ContactCenter.Json.PlainJson.ToJson(call.ExtensionData!["participants"]));
        Assert.Equal("3 s", call.Transfers![0].ExtensionData!["call_duration"]);
    }

    [Fact]
    public async Task A_zero_date_is_none_without_a_word()
    {
        using RawServer server = RawServer.WithBody("[{\"id\":5,\"last_login_time\":\"0000-00-00 00:00:00\"}]", "Total: 1\r\n");
        using Connection connection = Connection.To(server.Uri);
        using IPageReader<Agent> reader = connection.Tenant.Read(Endpoints.Agents, new ReadRequest(), connection.Log);
        Agent agent = Assert.Single((await reader.ReadAsync(default))!.Records);
        Assert.Null(agent.LastLoginTime);
        Assert.Null(agent.ExtensionData);
        Assert.Empty(connection.Log.Warnings);
    }

    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss.fff 'UTC'", true)]
    [InlineData("ddd, dd MMM yyyy HH:mm:ss 'GMT'", true)]
    [InlineData("seconds", true)]
    [InlineData("milliseconds", true)]
    [InlineData("dd/MM/yyyy HH:mm:ss", false)]
    [InlineData("yyyy-MM-dd HH:mm:ss", false)]
    [InlineData("HH:mm", false)]
    [InlineData("'2026-03-01 00:00'", false)]
    public async Task A_list_whose_own_time_is_odd_is_complete(string format, bool reads)
    {
        foreach (bool descending in new[] { false, true })
        {
            foreach (bool every in new[] { true, false })
            {
                using Connection tenant = Connection.Open(Connection.With(250));
                using var server = new SpoiltTenant(tenant.Sandbox.Uri, async exchange =>
                {
                    SpoiltTenant.Answer answer = await exchange.AskAsync();
                    await exchange.SendAsync(answer with { Body = Encoding.UTF8.GetBytes(Changed(Encoding.UTF8.GetString(answer.Body), format, every)) });
                });
                using Connection connection = Connection.To(server.Server.Uri, tenant.Sandbox.Token, userName: tenant.Sandbox.UserName);
                ReadResult result = await connection.ReadAsync(new ReadRequest { Descending = descending, PageSize = 40 });
                Assert.True(result.Error is null, result.Error?.Message);
                Assert.Empty(result.Errors);
                Assert.Equal(Enumerable.Range(1, 250).Select(id => (long)id), result.Ids.Order());
                Assert.Equal(reads ? 0 : every ? 250 : 84, result.Calls.Count(call => call.ExtensionData?.ContainsKey("created_at") == true));
                Assert.Equal(reads ? 0 : 1, connection.Log.Warnings.Count(warning => warning.Contains("'created_at' of calls", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public async Task A_bound_on_an_odd_field_loses_nothing()
    {
        using RawServer server = RawServer.WithBody("[{\"id\":5,\"queued_at\":\"10:15\"},{\"id\":6},{\"id\":7,\"queued_at\":\"2026-11-20T10:00:00Z\"}]", "Total: 3\r\n");
        using Connection connection = Connection.To(server.Uri);
        var from = new FilterValue(Endpoints.Calls.Filter("queued_at"), FilterBound.From, new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
        ReadResult result = await connection.ReadAsync(new ReadRequest { Filters = [from] });
        Assert.Equal([5L, 7L], result.Ids.Order());
    }

    [Theory]
    [InlineData("\"550e8400-e29b-41d4-a716-44665544000#\"", "a text of the form '999a9999-a99a-99a9-a999-99999999999")]
    [InlineData("1234567890123456789012#", "a number of 23 digits")]
    [InlineData("\"1234567890123456789012#\"", "a text of the form '99999999999999999999999'")]
    public async Task Ids_that_are_not_supported_are_one_error(string id, string what)
    {
        string body = "[" + string.Join(",", Enumerable.Range(0, 9).Select(i => $"{{\"id\":{id.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}}}")) + "]";
        using RawServer server = RawServer.WithBody(body, "Total: 9\r\n");
        using Connection connection = Connection.To(server.Uri);
        ReadResult result = await connection.ReadAsync();
        Assert.Empty(result.Calls);
        Assert.Empty(result.Errors);
        Assert.Equal(ErrorKind.InvalidResponse, result.Error!.Kind);
        Assert.Contains("64 bits", result.Error.Message, StringComparison.Ordinal);
        Assert.Contains(what, result.Error.Message, StringComparison.Ordinal);
        Assert.Contains("Invoke-CcApi", result.Error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static string Changed(string body, string format, bool every)
    {
        JArray rows = JArray.Load(new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None });
        foreach (JToken row in rows.Where(row => every || row.Value<long>("id") % 3 == 1))
        {
            DateTimeOffset time = DateTimeOffset.Parse(row.Value<string>("created_at")!, CultureInfo.InvariantCulture);
            row["created_at"] = format switch
            {
                "seconds" => new JValue(time.ToUnixTimeMilliseconds() / 1000.0),
                "milliseconds" => new JValue(time.ToUnixTimeMilliseconds()),
                _ => new JValue(time.ToString(format, CultureInfo.InvariantCulture)),
            };
        }

        return rows.ToString(Formatting.None);
    }
}
