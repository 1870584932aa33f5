using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using ContactCenter.Tests.Support;
using Xunit;

namespace ContactCenter.Sandbox.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public async Task Once_stopped_the_port_refuses_and_can_be_had_again()
    {
        int port;
        using (var client = new Client())
        {
            port = client.Tenant.Uri.Port;
            Assert.Equal("127.0.0.1", client.Tenant.Uri.Host);
            await client.Calls("per=1");
            client.Tenant.Dispose();
            client.Tenant.Dispose();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.Calls("per=1"));
        }

        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        SocketException error = await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(IPAddress.Loopback, port));
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
        using var again = new Client(options => options.Port = port);
        Assert.Equal(port, again.Tenant.Uri.Port);
        Assert.Equal(200, (await again.Calls("per=1")).Status);
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error_with_words()
    {
        using var first = new Client();
        int port = first.Tenant.Uri.Port;
        string message = Assert.Throws<InvalidOperationException>(() => SandboxTenant.Start(new SandboxOptions { Days = 0, Port = port })).Message;
        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        foreach (Action<SandboxOptions> set in new Action<SandboxOptions>[]
        {
            options => options.Port = 65536,
            options => options.Days = -1,
            options => options.CallsPerDay = -1,
            options => options.RequestsPerSecond = -1,
            options => options.RequestsPerSecond = double.NaN,
            options => options.Latency = TimeSpan.FromTicks(-1),
            options => options.JitterBeforeStamp = TimeSpan.FromTicks(-1),
            options => options.Churn = -1,
            options => options.MaximumPageSize = 0,
            options => options.Calls = [new Call()],
        })
        {
            var options = new SandboxOptions { Days = 1 };
            set(options);
            Assert.Throws<ArgumentException>(() => SandboxTenant.Start(options));
        }
    }

    [Fact]
    public async Task Many_at_once_are_answered_all()
    {
        using var client = new Client(options => options.Churn = 1);
        Answer[] answers = await Task.WhenAll(Enumerable.Range(1, 60).Select(page => client.Calls("per=5&page=" + page)));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(Enumerable.Range(1, 60), client.Tenant.Requests.Select(request => request.Number));
    }

    [NotOnMonoFact("Mono does not count what is allocated.")]
    public void Twice_the_days_take_about_twice_as_much()
    {
        // What is allocated is a measure of the work that no other process can change.
        Start(5);
        double small = Start(30), large = Start(60);
        Assert.InRange(large / small, 1.5, 2.5);

        static double Start(int days)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            using var tenant = SandboxTenant.Start(new SandboxOptions { Days = days, Now = Client.Now });
            tenant.Store.Records(Endpoints.Calls);
            tenant.Store.Records(Endpoints.Emails);
            tenant.Store.Records(Endpoints.AgentActivities);
            tenant.Store.Records(Endpoints.Agents);
            tenant.Store.Records(Endpoints.CampaignContacts);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
