using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;

namespace ContactCenter.Sandbox.Tests;

/// <summary>A sandbox without a rate limit unless one is asked for, and a plain client to it.</summary>
internal sealed class Client : IDisposable
{
    private readonly HttpClient _http;

    public Client(Action<SandboxOptions>? set = null)
    {
        var options = new SandboxOptions { RequestsPerSecond = 0, Days = 7, CallsPerDay = 60, Now = Now };
        set?.Invoke(options);
        Tenant = SandboxTenant.Start(options);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Tenant.Uri };
        Authorize(Tenant.UserName, Tenant.Token);
    }

    /// <summary>A Wednesday afternoon.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 3, 4, 15, 30, 0, TimeSpan.FromHours(1));

    public SandboxTenant Tenant { get; }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public void Authorize(string userName, string token) =>
        Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + token)));

    /// <summary>Sends a request line such as <c>GET /manager/api/v1/calls?page=2</c>.</summary>
    public async Task<Answer> Send(string line)
    {
        string[] parts = line.Split(' ', 2);
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1]);
        HttpResponseMessage response = await _http.SendAsync(request);
        return new Answer(response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks for what is under the API's root, such as <c>chats?page=2</c>.</summary>
    public Task<Answer> Get(string path) => Send("GET /manager/api/v1/" + path);

    /// <summary>Asks for calls.</summary>
    public Task<Answer> Calls(string query = "") => Send("GET /manager/api/v1/calls" + (query.Length == 0 ? string.Empty : "?" + query));

    public Task<byte[]> Bytes(string path) => _http.GetByteArrayAsync(path);

    public void Dispose()
    {
        _http.Dispose();
        Tenant.Dispose();
    }
}
