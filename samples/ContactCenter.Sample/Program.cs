using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security;
using System.Threading;
using ContactCenter;
using ContactCenter.Sample;
using ContactCenter.Sandbox;

// A week of calls out of a tenant into a CSV file, without PowerShell. The tenant is the sandbox, which enforces one request a second.
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

using SandboxTenant sandbox = SandboxTenant.Start(new SandboxOptions { RequestsPerSecond = 1 });
var token = new SecureString();
foreach (char c in sandbox.Token)
{
    token.AppendChar(c);
}

var log = new ConsoleLog();
using var tenant = new Tenant(new TenantOptions(sandbox.Uri, sandbox.UserName, token) { Name = "demo" });
await tenant.VerifyAsync(log, stop.Token);

string path = args.Length > 0 ? args[0] : Path.Combine(Path.GetTempPath(), "calls.csv");
var request = new ReadRequest
{
    Filters = [new FilterValue(Endpoints.Calls.Filter("created_at"), FilterBound.From, TimeExpression.Parse("-7d").Resolve(tenant.TimeZone, DateTimeOffset.UtcNow))],
};
int records = 0;
var watch = Stopwatch.StartNew();
using (IPageReader<Call> reader = tenant.Read(Endpoints.Calls, request, log))
await using (var file = new StreamWriter(path))
{
    await file.WriteLineAsync("id,created_at,call_type,status,agent,queue,queue_duration,call_duration");
    while (await reader.ReadAsync(stop.Token) is { } page)
    {
        foreach (Call call in page.Records)
        {
            if (records++ < 8)
            {
                Console.WriteLine($"{call.Id,8}  {call.CreatedAt:u}  {call.CallType,-22}  {call.Status,-10}  {call.AgentInfo,-20}  {call.SelectedMenu}");
            }

            await file.WriteLineAsync(string.Join(
                ",",
                new object?[] { call.Id, call.CreatedAt?.ToString("o"), call.CallType, call.Status, call.AgentInfo, call.SelectedMenu, call.QueueDuration, call.CallDuration }.Select(Field)));
        }
    }
}

watch.Stop();
Console.WriteLine($"Written to {path}");
Console.WriteLine(FormattableString.Invariant(
    $"Records: {records}. Requests: {sandbox.Requests.Count(sent => sent.Path.EndsWith("/calls", StringComparison.Ordinal))}. Seconds: {watch.Elapsed.TotalSeconds:0.0}. Share of the permitted pace used: {sandbox.PaceShare("calls"):0.000}. Refused for the rate limit (429): {sandbox.Requests.Count(sent => sent.Status == 429)}."));

static string Field(object? value)
{
    string text = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
    return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
