using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Tests.Reading;
using Xunit;

namespace ContactCenter.Tests.Json;

/// <summary>
/// Every sample body of the reference, repaired where it is not JSON, goes in through HTTP and comes out with every value in the property of its name. The names are made from the keys here, not
/// by the code that reads.
/// </summary>
public sealed class SampleBodiesTests
{
    [Fact]
    public Task Agents() => CheckAsync(Endpoints.Agents);

    [Fact]
    public Task Agent_activities() => CheckAsync(Endpoints.AgentActivities);

    [Fact]
    public Task Calls() => CheckAsync(Endpoints.Calls);

    [Fact]
    public Task Chats() => CheckAsync(Endpoints.Chats);

    [Fact]
    public Task Emails() => CheckAsync(Endpoints.Emails);

    [Fact]
    public Task Menus() => CheckAsync(Endpoints.Menus);

    [Fact]
    public Task User_statuses() => CheckAsync(Endpoints.UserStatuses);

    [Fact]
    public Task Teams() => CheckAsync(Endpoints.Teams);

    [Fact]
    public Task Campaigns() => CheckAsync(Endpoints.Campaigns);

    private static async Task CheckAsync<T>(Endpoint<T> endpoint)
        where T : Record, new()
    {
        string name = endpoint.Path.Substring(endpoint.Path.LastIndexOf('/') + 1);
        string body = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".json"));
        using JsonDocument expected = JsonDocument.Parse(body);
        Assert.NotEqual(0, expected.RootElement.GetArrayLength());

        using var server = new CannedServer(body);
        using var token = new SecureString();
        token.AppendChar('t');
        using var tenant = new Tenant(new TenantOptions(server.Uri, "user", token) { RequestsPerSecond = 0, Name = "canned" });
        using IPageReader<T> reader = tenant.Read(endpoint, new ReadRequest { Limit = 1 }, new RecordingLog());
        Page<T>? page = await reader.ReadAsync(CancellationToken.None);
        Assert.Empty(page!.Errors);
        T record = Assert.Single(page.Records);
        int values = Compare(expected.RootElement[0], record, typeof(T).Name);
        Assert.True(values > 4, $"{values} values compared");
    }

    private static int Compare(JsonElement expected, object? actual, string path)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Null:
                Assert.True(actual is null, path);
                return 1;
            case JsonValueKind.Object when actual is ContactStats stats:
                Assert.Equal(expected.EnumerateObject().Count(), stats.Count);
                Assert.All(expected.EnumerateObject(), entry => Assert.Equal(entry.Value.GetDouble(), stats[entry.Name]));
                return stats.Count;
            case JsonValueKind.Object when actual is IList or IEnumerable<ApiObject>:
                return Compare(expected, Assert.Single((IEnumerable)actual), path + "[0]");
            case JsonValueKind.Object:
                Assert.True(actual is ApiObject, path);
                Assert.True(((ApiObject)actual!).ExtensionData is null, path + " has keys without a property");
                return expected.EnumerateObject().Sum(entry => Compare(entry.Value, Property(actual, entry.Name, path), path + "." + entry.Name));
            case JsonValueKind.Array:
                List<object?> items = ((IEnumerable)actual!).Cast<object?>().ToList();
                Assert.Equal(expected.GetArrayLength(), items.Count);
                return expected.EnumerateArray().Select((item, i) => Compare(item, items[i], $"{path}[{i}]")).Sum();
            case JsonValueKind.String when actual is DateTimeOffset time:
                Assert.Equal(expected.GetDateTimeOffset(), time);
                return 1;
            default:
                Assert.True(expected.ToString() == Convert.ToString(actual, CultureInfo.InvariantCulture), $"{path}: {expected} and {actual}");
                return 1;
        }
    }

    private static object? Property(object source, string key, string path)
    {
        string name = string.Concat(key.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
        PropertyInfo? property = source.GetType().GetProperty(name);
        Assert.True(property is not null, $"{path} has no property {name}");
        return property!.GetValue(source);
    }

    /// <summary>Answers every request with one body.</summary>
    private sealed class CannedServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly byte[] _answer;

        public CannedServer(string body)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            string head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTotal: 1\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n";
            _answer = [.. Encoding.ASCII.GetBytes(head), .. bytes];
            _listener.Start();
            _ = ServeAsync();
        }

        public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public void Dispose() => _listener.Stop();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync();
                    NetworkStream stream = client.GetStream();
                    using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
                    while (await reader.ReadLineAsync() is { Length: > 0 })
                    {
                        // To the end of the head.
                    }

                    await stream.WriteAsync(_answer);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
