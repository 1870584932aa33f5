using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class FaultTests
{
    [Theory]
    [InlineData("3=500", new[] { 3 })]
    [InlineData("3x4=500", new[] { 3, 4, 5, 6 })]
    [InlineData("*5=500", new[] { 5, 10 })]
    [InlineData("*5x2=500", new[] { 5, 6, 10, 11 })]
    [InlineData(" all = 500 ", new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    public void Which_requests_it_hits(string text, int[] expected) =>
        Assert.Equal(expected, Enumerable.Range(1, 12).Where(SandboxFault.Parse(text).Hits));

    [Theory]
    [InlineData("")]
    [InlineData("500")]
    [InlineData("0=500")]
    [InlineData("-1=500")]
    [InlineData("x=500")]
    [InlineData("*=500")]
    [InlineData("3x=500")]
    [InlineData("3x0=500")]
    [InlineData("3x2x2=500")]
    [InlineData("3=")]
    [InlineData("3=200")]
    [InlineData("3=600")]
    [InlineData("3=explode")]
    public void What_is_no_fault_is_refused_with_words(string text)
    {
        string message = Assert.Throws<ArgumentException>(() => SandboxFault.Parse(text)).Message;
        Assert.Contains($"'{text}'", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("404")]
    [InlineData("401")]
    [InlineData("403")]
    [InlineData("408")]
    [InlineData("422")]
    public async Task A_status(string status)
    {
        using var client = With("2=" + status);
        Assert.Equal(200, (await client.Calls()).Status);
        Answer answer = await client.Calls();
        Assert.Equal(status, answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotNull(JsonDocument.Parse(answer.Body).RootElement.GetProperty("message").GetString());
        Assert.Equal(200, (await client.Calls()).Status);
        Assert.All(client.Tenant.Requests, request => Assert.True(request.IsAdmitted));
    }

    [Fact]
    public async Task Refusals_although_the_limit_was_kept()
    {
        using var client = With("1=429", "2=429-date", "3=429-bare");
        Assert.Matches(@"^\d+$", (await client.Calls()).Header("Retry-After"));
        Assert.Matches("GMT$", (await client.Calls()).Header("Retry-After"));
        Answer bare = await client.Calls();
        Assert.Equal(429, bare.Status);
        Assert.Null(bare.Header("Retry-After"));
    }

    [Fact]
    public async Task Only_requests_for_data_that_were_admitted_are_counted()
    {
        using var client = With("2=503");
        await client.Send("GET /manager/api/v1/user_statuses");
        await client.Send("GET /manager/api/v1/nothing");
        await client.Send("POST /manager/api/v1/calls");
        Assert.Equal(200, (await client.Calls()).Status);
        Assert.Equal(503, (await client.Calls()).Status);
    }

    [Fact]
    public async Task The_first_fault_that_fits_counts()
    {
        using var client = With("1=503", "all=404");
        Assert.Equal(503, (await client.Calls()).Status);
        Assert.Equal(404, (await client.Calls()).Status);
    }

    [Theory]
    [InlineData("html", 200)]
    [InlineData("html-500", 500)]
    public async Task Html(string what, int status)
    {
        using var client = With("all=" + what);
        Answer answer = await client.Calls();
        Assert.Equal(status, answer.Status);
        Assert.Equal("text/html", answer.MediaType);
        Assert.StartsWith("<!DOCTYPE", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("null")]
    [InlineData("garbage")]
    [InlineData("cut-json")]
    public async Task Bodies_that_are_no_list(string what)
    {
        using var client = With("1=" + what);
        Answer answer = await client.Calls();
        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        bool isList = false;
        try
        {
            isList = JsonDocument.Parse(answer.Body).RootElement.ValueKind == JsonValueKind.Array;
        }
        catch (JsonException)
        {
            Assert.NotEqual("null", what);
        }

        Assert.False(isList);
        Answer good = await client.Calls();
        Assert.NotEmpty(good.Rows);
        Assert.Equal(what == "cut-json", answer.Body.Length > 100 && good.Body.StartsWith(answer.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cut", true)]
    [InlineData("cut", false)]
    [InlineData("reset", false)]
    public async Task The_connection_breaks(string what, bool gzip)
    {
        using var client = With("1=" + what);
        if (gzip)
        {
            client.Headers.Add("Accept-Encoding", "gzip");
        }

        Exception error = await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.Calls());
        Assert.NotNull(error.InnerException as IOException);
        Assert.Equal(what == "cut" ? 200 : 0, client.Tenant.Requests[0].Status);
        Assert.Equal(200, (await client.Calls()).Status);
    }

    [Fact]
    public async Task It_hangs_until_the_sandbox_stops()
    {
        var reached = new TaskCompletionSource();
        using var client = new Client(options => (options.Faults, options.BeforeRequest) = ([SandboxFault.Parse("1=hang")], _ => reached.TrySetResult()));
        Task<Answer> hanging = client.Calls();
        await reached.Task;
        Assert.Equal(200, (await client.Calls()).Status);
        Assert.False(hanging.IsCompleted);
        client.Tenant.Dispose();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task One_record_has_an_object_for_a_number()
    {
        using var client = With("1=wrongtype");
        IReadOnlyList<JsonElement> rows = (await client.Calls("per=9")).Rows;
        Assert.Equal(9, rows.Count);
        Assert.Equal([4], Enumerable.Range(0, 9).Where(i => rows[i].GetProperty("call_duration").ValueKind == JsonValueKind.Object));
        Assert.Equal((await client.Calls("per=9")).Ids, rows.Select(row => row.GetProperty("id").GetInt64()));
    }

    [Fact]
    public async Task One_record_has_an_object_for_its_id()
    {
        using var client = With("1=noid");
        IReadOnlyList<JsonElement> rows = (await client.Calls("per=9")).Rows;
        Assert.Equal(9, rows.Count);
        Assert.Equal([4], Enumerable.Range(0, 9).Where(i => rows[i].GetProperty("id").ValueKind == JsonValueKind.Object));
    }

    [Fact]
    public async Task Redirects_at_home_and_away()
    {
        using var client = With("1=redirect", "2=redirect-away");
        Answer home = await client.Calls("page=2");
        Assert.Equal(302, home.Status);
        Assert.Equal(new Uri(client.Tenant.Uri, "/manager/api/v1/calls?page=2").AbsoluteUri, home.Header("Location"));
        Assert.Equal("https://elsewhere.example.net/manager/api/v1/calls?page=2", (await client.Calls("page=2")).Header("Location"));
    }

    [Fact]
    public async Task A_dripping_body_arrives_whole_in_the_end()
    {
        using var client = new Client(options => (options.Faults, options.DripInterval) = ([SandboxFault.Parse("1=drip")], TimeSpan.Zero));
        Assert.Equal((await client.Calls()).Body, (await client.Calls()).Body);

        using var slow = new Client(options => (options.Faults, options.DripInterval) = ([SandboxFault.Parse("1=drip")], TimeSpan.FromDays(1)));
        Task<Answer> dripping = slow.Calls();
        while (slow.Tenant.Requests.Count == 0 || slow.Tenant.Requests[0].Status == 0)
        {
            await Task.Yield();
        }

        Assert.False(dripping.IsCompleted);
    }

    private static Client With(params string[] faults) => new(options => options.Faults = [.. faults.Select(SandboxFault.Parse)]);
}
