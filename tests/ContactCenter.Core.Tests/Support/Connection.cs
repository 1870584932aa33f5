using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Pace;
using ContactCenter.Sandbox;
using ContactCenter.Tests.Reading;
using Xunit;

namespace ContactCenter.Tests.Support;

/// <summary>A sandbox, or another server on loopback, and a connection to it. Whatever is read over it is searched for the token.</summary>
internal sealed class Connection : IDisposable
{
    private readonly SandboxTenant? _sandbox;
    private readonly string _userName;
    private readonly string _token;

    private Connection(SandboxTenant? sandbox, Uri address, string userName, string token, IClock? clock, Action<TenantOptions>? change)
    {
        _sandbox = sandbox;
        _userName = userName;
        _token = token;
        var options = new TenantOptions(address, userName, new NetworkCredential(string.Empty, token).SecurePassword) { RequestsPerSecond = 0 };
        change?.Invoke(options);
        IClock used = clock ?? new ImpatientClock();
        Tenant = new Tenant(options, new Pacer(new ProcessPaceHome(), used), used);
    }

    public Tenant Tenant { get; }

    public RecordingLog Log { get; } = new();

    public SandboxTenant Sandbox => _sandbox ?? throw new InvalidOperationException("There is none.");

    /// <summary>Starts a sandbox and connects to it.</summary>
    /// <param name="options">What the sandbox is to be like; without a limit unless it is set after.</param>
    /// <param name="clock">The connection's clock; null for one that does not wait.</param>
    /// <param name="change">Changes the connection's options.</param>
    public static Connection Open(SandboxOptions options, IClock? clock = null, Action<TenantOptions>? change = null)
    {
        SandboxTenant sandbox = SandboxTenant.Start(options);
        return new Connection(sandbox, sandbox.Uri, sandbox.UserName, sandbox.Token, clock, change);
    }

    /// <summary>Connects to another server.</summary>
    public static Connection To(Uri address, string token = "Tok3n-of-the-tests", IClock? clock = null, Action<TenantOptions>? change = null, string userName = "customer") =>
        new(null, address, userName, token, clock, change);

    public static SandboxOptions With(int calls, params string[] faults) =>
        new() { RequestsPerSecond = 0, Calls = TestCalls.Make(calls), Faults = [.. faults.Select(SandboxFault.Parse)] };

    public async Task<ReadResult> ReadAsync(ReadRequest? request = null, CancellationToken cancellationToken = default)
    {
        var result = new ReadResult([], [], null);
        using (IPageReader<Call> reader = Tenant.Read(Endpoints.Calls, request ?? new ReadRequest(), Log))
        {
            try
            {
                while (await reader.ReadAsync(cancellationToken) is Page<Call> page)
                {
                    result.Calls.AddRange(page.Records);
                    result.Errors.AddRange(page.Errors);
                }
            }
            catch (ContactCenterException e)
            {
                result = result with { Error = e };
            }
        }

        AssertPrivate(result.Errors.Append(result.Error));
        return result;
    }

    /// <summary>Neither the token nor the header's value is in what was said or in an error, with all that is in it.</summary>
    public void AssertPrivate(IEnumerable<Exception?> errors)
    {
        IEnumerable<string> texts = Log.Lines.Concat(Log.Warnings).Concat(errors.Where(error => error is not null).Select(error => error!.ToString()));
        string header = Convert.ToBase64String(Encoding.UTF8.GetBytes(_userName + ":" + _token));
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(_token));
        foreach (string text in texts)
        {
            Assert.DoesNotContain(_token, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(header, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(encoded, text, StringComparison.OrdinalIgnoreCase);

            // Half of it would be too much, too.
            Assert.DoesNotContain(_token.Substring(0, 8), text, StringComparison.OrdinalIgnoreCase);
        }
    }

    public void Dispose()
    {
        Tenant.Dispose();
        _sandbox?.Dispose();
    }
}
