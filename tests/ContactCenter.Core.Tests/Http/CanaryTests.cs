using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Tests.Reading;
using ContactCenter.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace ContactCenter.Tests.Http;

/// <summary>
/// Guarantees §4, by canaries: every endpoint against every way to fail, with a server that says back what it was sent. The token and what is personal are looked for in all that is said, and a
/// second server, to which the first one leads, must see nothing.
/// </summary>
public sealed class CanaryTests(ITestOutputHelper output)
{
    private const string Token = "Canary/t0ken+of=the&tests";
    private const string Phone = "5550177123";
    private const string Person = "ana.canary@example.net";

    // What a server may say, with what it was sent in it: {plain}, {basic}, {query}, {elsewhere} and {length} are filled in for each request.
    private static readonly Dictionary<string, string> Faults = new()
    {
        ["good"] = "200 OK\r\nTotal: 1\r\n\r\n[{\"id\":5,\"name\":\"+5550177123\",\"phone\":\"5550177123\"}]",
        ["401"] = "401 Unauthorized {plain}\r\nWWW-Authenticate: Basic realm=\"{basic}\"\r\n\r\n{\"message\":\"unknown: {plain} {basic} {query}\"}",
        ["403"] = "403 Forbidden\r\n\r\n{\"error\":\"Authorization: Basic {basic}\"}",
        ["404"] = "404 Not Found\r\n\r\n{\"errors\":[\"{escaped}\",{\"{plain}\":\"{base64}\"}]}",
        ["408"] = "408 Timeout\r\n\r\n{plain}",
        ["422"] = "422 Unprocessable\r\n\r\n{\"message\":\"{unpadded} {escaped}\"}",
        ["429"] = "429 Too Many\r\nRetry-After: {plain}\r\n\r\n{\"message\":\"{basic}\"}",
        ["500"] = "500 {basic}\r\nServer: {plain}\r\n\r\n<html>{plain}</html>",
        ["503"] = "503 Unavailable\r\nRetry-After: 0\r\n\r\n{\"message\":\"{plain}\"}",
        ["html"] = "200 OK\r\nContent-Type: text/html\r\n\r\n<html>{plain} {basic} {query}</html>",
        ["garbage"] = "200 OK\r\n\r\n{plain} {basic}",
        ["text"] = "200 OK\r\n\r\n\"{plain} {query}\"",
        ["null"] = "200 OK\r\nX-Echo: {plain}\r\n\r\nnull",
        ["empty"] = "200 OK\r\n\r\n",
        ["cut"] = "200 OK\r\n\r\n[{\"id\":1,\"{plain}\":\"{basic} 5550177123",
        ["cut by length"] = "200 OK\r\nContent-Length: 5000\r\n\r\n[{\"id\":1,\"{plain}\":\"{basic} 5550177123",
        ["wrong type"] = "200 OK\r\nTotal: 2\r\n\r\n[{\"id\":\"ana.canary@example.net\",\"status\":[\"{plain}\"],\"created_at\":\"{plain}\",\"name\":{\"a\":\"5550177123\"}},{\"id\":5,\"created_at\":\"5550177123\",\"position\":\"{plain}\"}]",
        ["odd header"] = "200 OK\r\n{plain}\r\n\r\n[]",
        ["odd status"] = "{plain} {basic}\r\n\r\n[]",
        ["odd length"] = "200 OK\r\nContent-Length: {plain}\r\n\r\n[]",
        ["redirect elsewhere"] = "302 Found\r\nLocation: {elsewhere}{plain}?{query}\r\n\r\n",
        ["redirect with the token for a host"] = "302 Found\r\nLocation: http://{escaped}.example.net/\r\n\r\n",
        ["redirect with the token for a user"] = "307 Moved\r\nLocation: http://customer:{escaped}@127.0.0.1:1/\r\n\r\n",
        ["redirect to https"] = "301 Moved\r\nLocation: https://127.0.0.1/\r\n\r\n",
        ["link elsewhere"] = "200 OK\r\nLink: <{elsewhere}calls?page=2>; rel=\"next\", <{elsewhere}calls?page=2>; rel=\"last\"\r\nTotal: 2\r\n\r\n[{\"id\":5,\"created_at\":\"2026-03-01T00:00:00Z\"}]",
        ["reset"] = "",
    };

    [Fact]
    public async Task Nothing_private_is_said_whatever_endpoint_fails_however()
    {
        int reads = 0;
        int texts = 0;
        int personal = 0;
        string fault = "good";
        using var elsewhere = new RawServer((_, stream, token) => RawServer.WriteAsync(stream, "200 OK", "[]"u8.ToArray(), string.Empty, token));
        using var server = new RawServer((head, stream, token) => SayAsync(Faults[fault], head, elsewhere.Uri, stream, token));
        foreach (Endpoint endpoint in Endpoints.All)
        {
            foreach (string each in Faults.Keys)
            {
                fault = each;
                using Connection connection = Connection.To(
                    server.Uri, Token, change: options => (options.MaximumRetryCount, options.RateLimitTimeout) = (1, TimeSpan.FromMilliseconds(1)));
                int before = server.Requests.Count;
                List<Exception> errors = await (Task<List<Exception>>)typeof(CanaryTests).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(endpoint.RecordType).Invoke(null, [endpoint, connection])!;
                Assert.True(server.Requests.Count > before, $"{endpoint.Path}, {fault}: nothing was sent");
                Assert.All(errors, error => Assert.True(error is ContactCenterException, $"{endpoint.Path}, {fault}: {error}"));
                List<string> said = [.. connection.Log.Lines, .. connection.Log.Warnings, .. connection.Log.Steps.Select(step => step.ToString()), .. errors.SelectMany(All)];
                Assert.NotEmpty(said);
                foreach (string text in said)
                {
                    AssertPrivate(text, $"{endpoint.Path}, {fault}");
                }

                personal += said.Count(text => text.Contains("=***", StringComparison.Ordinal));
                texts += said.Count;
                reads++;
            }
        }

        Assert.All(server.Requests, head => Assert.StartsWith("GET /manager/api/v1/", head, StringComparison.Ordinal));
        Assert.All(server.Requests, head => Assert.Contains("\r\nAuthorization: Basic ", head, StringComparison.Ordinal));
        Assert.Contains(server.Requests, head => head.Contains(Phone, StringComparison.Ordinal));
        Assert.Contains(server.Requests, head => head.Contains(Uri.EscapeDataString(Person), StringComparison.Ordinal));
        Assert.Equal(0, elsewhere.Connections);
        Assert.True(personal > reads / 4, $"only {personal} texts show that a value was held back");
        output.Say(
            "private",
            $"{Endpoints.All.Count} endpoints against {Faults.Count} answers each, {reads} reads and {server.Requests.Count} requests: token and personal values in none of {texts} lines and errors; GET alone, with no request elsewhere");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("***")]
    [InlineData("a")]
    public async Task A_token_that_its_mask_holds_is_masked_too(string token)
    {
        using var server = new RawServer((head, stream, stop) => SayAsync(Faults["401"], head, new Uri("http://127.0.0.1:1/"), stream, stop));
        using Connection connection = Connection.To(server.Uri, token);
        ContactCenterException error = await Assert.ThrowsAsync<ContactCenterException>(() => connection.Tenant.VerifyAsync(connection.Log, default));
        Assert.Equal(ErrorKind.Unauthorized, error.Kind);
    }

    private static async Task<List<Exception>> ReadAsync<T>(Endpoint<T> endpoint, Connection connection)
        where T : Record, new()
    {
        var errors = new List<Exception>();
        var filters = new List<FilterValue>();
        foreach (Filter filter in endpoint.Filters.Where(filter => IsPersonal(typeof(T), filter.Field)))
        {
            filters.Add(new FilterValue(filter, [filter.Name.EndsWith("_id", StringComparison.Ordinal) ? long.Parse(Phone, System.Globalization.CultureInfo.InvariantCulture) : "+" + Phone]));
        }

        var request = new ReadRequest
        {
            Filters = filters,
            Query = [new("contact", Person), new("number[]", "+" + Phone)],
            ParentId = endpoint.NeedsParent ? 7 : null,
        };
        try
        {
            using IPageReader<T> reader = connection.Tenant.Read(endpoint, request, connection.Log);
            while (await reader.ReadAsync(CancellationToken.None) is Page<T> page)
            {
                errors.AddRange(page.Errors);
            }
        }
        catch (Exception e)
        {
            errors.Add(e);
        }

        return errors;
    }

    // Found anew, not by the code that decides it.
    private static bool IsPersonal(Type type, string field)
    {
        foreach (string part in field.Split('.'))
        {
            string name = string.Concat(part.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            if (type.GetProperty(name) is not PropertyInfo property)
            {
                return false;
            }

            if (property.GetCustomAttribute<PersonalDataAttribute>() is not null)
            {
                return true;
            }

            type = property.PropertyType;
        }

        return false;
    }

    // All that an error holds, down to the errors in it.
    private static IEnumerable<string> All(Exception error)
    {
        for (Exception? at = error; at is not null; at = at.InnerException)
        {
            yield return at.ToString();
            yield return at.Message;
            yield return at.HelpLink ?? string.Empty;
            yield return at.Source ?? string.Empty;
            foreach (DictionaryEntry entry in at.Data)
            {
                yield return entry.Key + " " + entry.Value;
            }
        }
    }

    private static void AssertPrivate(string text, string where)
    {
        foreach (string secret in Secrets)
        {
            Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{where}: '{secret}' is in: {text}");
        }
    }

    private static readonly string[] Secrets =
    [
        Token, Uri.EscapeDataString(Token), Base64("customer:" + Token).TrimEnd('='), Base64(Token).TrimEnd('='), Token[..10],
        Phone, Person, Uri.EscapeDataString(Person), "ana.canary",
    ];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task SayAsync(string fault, string head, Uri elsewhere, System.IO.Stream stream, CancellationToken cancellationToken)
    {
        string basic = head.Split("Authorization: Basic ")[1].Split('\r')[0];
        string plain = Encoding.UTF8.GetString(Convert.FromBase64String(basic)).Split(':', 2)[1];
        string answer = fault
            .Replace("{plain}", plain, StringComparison.Ordinal)
            .Replace("{basic}", basic, StringComparison.Ordinal)
            .Replace("{unpadded}", basic.TrimEnd('='), StringComparison.Ordinal)
            .Replace("{base64}", Base64(plain), StringComparison.Ordinal)
            .Replace("{escaped}", Uri.EscapeDataString(plain), StringComparison.Ordinal)
            .Replace("{query}", head.Split(' ')[1], StringComparison.Ordinal)
            .Replace("{elsewhere}", elsewhere.ToString(), StringComparison.Ordinal);
        int body = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (body < 0)
        {
            return;
        }

        bool isLong = answer.Contains("Content-Length", StringComparison.Ordinal);
        string length = isLong ? string.Empty : "\r\nContent-Length: " + (answer.Length - body - 4);
        await stream.WriteAsync(Encoding.Latin1.GetBytes("HTTP/1.1 " + answer[..body] + length + "\r\nConnection: close" + answer[body..]), cancellationToken);
    }
}
