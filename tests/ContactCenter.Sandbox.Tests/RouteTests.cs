using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class RouteTests
{
    [Theory]
    [InlineData("GET /")]
    [InlineData("GET /manager/api/v1/")]
    [InlineData("GET /manager/api/v1/call")]
    [InlineData("GET /manager/api/v1/calls/")]
    [InlineData("GET /manager/api/v2/calls")]
    public async Task Other_paths_are_not_found(string line)
    {
        using var client = new Client();
        Answer answer = await client.Send(line);
        Assert.Equal(404, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        Assert.NotEmpty(JsonDocument.Parse(answer.Body).RootElement.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task What_not_found_says_can_be_set()
    {
        using var client = new Client(options => options.NotFoundBody = "[]");
        Assert.Equal("[]", (await client.Send("GET /manager/api/v1/none")).Body);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("HEAD")]
    public async Task Other_methods_are_refused(string method)
    {
        using var client = new Client();
        Answer answer = await client.Send(method + " /manager/api/v1/calls");
        Assert.Equal(405, answer.Status);
        Assert.Equal("GET", answer.Header("Allow"));
        Assert.Equal(200, (await client.Calls("per=1")).Status);
    }

    [Fact]
    public async Task The_statuses_are_those_of_every_tenant()
    {
        using var client = new Client();
        Answer answer = await client.Send("GET /manager/api/v1/user_statuses");
        Assert.Equal([0L, -1, -2, -3, -4, -5, -6, -7, -8, -10], answer.Ids.Where(id => id <= 0));
        Assert.True(answer.Rows.GroupBy(row => row.GetProperty("name").GetString()).Count(name => name.Count() > 1) >= 2);
        Assert.Equal("Wrap-up", answer.Rows.Single(row => row.GetProperty("id").GetInt32() == -6).GetProperty("name").GetString());
        Assert.Null(answer.Header("Total"));
    }

    [Fact]
    public async Task A_body_is_compressed_for_who_wants_it()
    {
        using var client = new Client();
        string plain = (await client.Calls("per=5")).Body;
        client.Headers.Add("Accept-Encoding", "gzip, deflate");
        byte[] compressed = await client.Bytes("/manager/api/v1/calls?per=5");
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        Assert.Equal(plain, await reader.ReadToEndAsync());

        using var without = new Client(options => options.SendGzip = false);
        without.Headers.Add("Accept-Encoding", "gzip");
        Assert.Null((await without.Calls("per=5")).Header("Content-Encoding"));
    }

    [Fact]
    public async Task The_log_has_what_was_asked_and_no_credentials()
    {
        using var client = new Client();
        await client.Calls("call_status[]=finished&created_at[from]=2026-01-01T00:00:00Z&per=1");
        await client.Send("GET /manager/api/v1/nothing");
        Assert.Equal(
            ["1 GET /manager/api/v1/calls?call_status[]=finished&created_at[from]=2026-01-01T00:00:00Z&per=1 200", "2 GET /manager/api/v1/nothing 404"],
            client.Tenant.Requests.Select(request => request.ToString()));
        SandboxRequest first = client.Tenant.Requests[0];
        Assert.True(first.HasAuthorization && first.IsAdmitted);
        Assert.Contains("Authorization", first.HeaderNames);
        Assert.True(client.Tenant.Requests[1].Arrived > first.Arrived);
        Assert.DoesNotContain(client.Tenant.Token, JsonSerializer.Serialize(client.Tenant.Requests));
    }
}
