using System;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class AuthenticationTests
{
    [Fact]
    public async Task The_right_token_opens()
    {
        using var client = new Client();
        Assert.Equal(200, (await client.Calls("per=1")).Status);
    }

    [Fact]
    public async Task A_wrong_token_a_wrong_user_another_scheme_and_none_do_not()
    {
        using var client = new Client(options => options.Token = "secret");
        client.Authorize("sandbox", "Secret");
        await Refused(client);
        client.Authorize("Sandbox", "secret");
        await Refused(client);
        client.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "secret");
        await Refused(client);
        client.Headers.Authorization = null;
        await Refused(client);
        Assert.False(client.Tenant.Requests[^1].HasAuthorization);

        client.Authorize("sandbox", "secret");
        Assert.Equal(200, (await client.Calls("per=1")).Status);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_the_limit()
    {
        using var client = new Client(options => options.RequestsPerSecond = 0.001);
        client.Authorize("sandbox", "wrong");
        await Refused(client);
        client.Authorize(client.Tenant.UserName, client.Tenant.Token);
        Assert.Equal(200, (await client.Calls("per=1")).Status);
        Assert.Equal([false, true], [client.Tenant.Requests[0].IsAdmitted, client.Tenant.Requests[1].IsAdmitted]);
    }

    [Fact]
    public void The_token_is_another_with_each_start()
    {
        using var one = new Client();
        using var other = new Client();
        Assert.NotEqual(one.Tenant.Token, other.Tenant.Token);
        Assert.True(one.Tenant.Token.Length >= 24);
    }

    private static async Task Refused(Client client)
    {
        Answer answer = await client.Calls("per=1");
        Assert.Equal(401, answer.Status);
        Assert.StartsWith("Basic", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Contains("message", answer.Body, StringComparison.Ordinal);
    }
}
