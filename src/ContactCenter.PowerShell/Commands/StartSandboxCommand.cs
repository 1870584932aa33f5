using System;
using System.Collections.Generic;
using System.Management.Automation;
using ContactCenter.Sandbox;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Starts the embedded tenant as a server on loopback, for any client.</summary>
[Cmdlet(VerbsLifecycle.Start, "CcSandbox")]
[OutputType(typeof(SandboxServer))]
public sealed class StartSandboxCommand : CcCommand
{
    /// <summary>The port to listen on; 0 for a free one.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>What the data is made from: the same seed makes the same data, counted back from the present.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>How many days of data there are.</summary>
    [Parameter]
    [ValidateRange(1, 3660)]
    public int Days { get; set; } = 30;

    /// <summary>How many calls a day there are, on average.</summary>
    [Parameter]
    [ValidateRange(0, 1000000)]
    public int CallsPerDay { get; set; } = 300;

    /// <summary>How many requests a second are admitted, 0.1 to 10; 0 for no limit.</summary>
    [Parameter]
    public double RequestsPerSecond { get; set; } = 1;

    /// <summary>How long each answer is held back, in milliseconds.</summary>
    [Parameter]
    [ValidateRange(0, 600000)]
    public int LatencyMilliseconds { get; set; }

    /// <summary>How many records are created, changed or deleted between two requests.</summary>
    [Parameter]
    [ValidateRange(0, 10000)]
    public int Churn { get; set; }

    /// <summary>Failures on chosen requests, each as "which=what".</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Fault { get; set; }

    /// <summary>Sends none of the headers Link, Total and Per-Page, as some tenants do.</summary>
    [Parameter]
    public SwitchParameter NoPagingHeaders { get; set; }

    /// <summary>How many records a page has at most, whatever is asked for.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int MaximumPageSize { get; set; } = 100;

    /// <summary>
    /// Says in each answer how much of the rate limit is left: X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset.
    /// </summary>
    [Parameter]
    public SwitchParameter RateLimitHeaders { get; set; }

    /// <summary>
    /// How many requests a second another client of the tenant sends, which use up part of the limit; 0 for no such client.
    /// </summary>
    [Parameter]
    [ValidateRange(0.0, 10.0)]
    public double NeighborRequestsPerSecond { get; set; }

    private protected override void Process()
    {
        if (RequestsPerSecond != 0 && !(RequestsPerSecond is >= 0.1 and <= 10))
        {
            throw Errors.Invalid(Strings.RateInvalid, RequestsPerSecond);
        }

        var server = new SandboxServer(
            SandboxServer.StartTenant(new SandboxOptions
            {
                Port = Port,
                Seed = Seed,
                Days = Days,
                CallsPerDay = CallsPerDay,
                RequestsPerSecond = RequestsPerSecond,
                Latency = TimeSpan.FromMilliseconds(LatencyMilliseconds),
                Churn = Churn,
                Faults = Faults(),
                NoPagingHeaders = NoPagingHeaders,
                MaximumPageSize = MaximumPageSize,
                RateLimitHeaders = RateLimitHeaders,
                NeighborRequestsPerSecond = NeighborRequestsPerSecond,
            }),
            RequestsPerSecond);
        Session.Here.Add(server);
        WriteObject(server);
    }

    private List<SandboxFault> Faults()
    {
        var faults = new List<SandboxFault>();
        foreach (string text in Fault ?? [])
        {
            try
            {
                faults.Add(SandboxFault.Parse(text));
            }
            catch (Exception error) when (error is FormatException or ArgumentException)
            {
                throw Errors.Invalid(Strings.FaultInvalid, text, Errors.Plain(error));
            }
        }

        return faults;
    }
}
