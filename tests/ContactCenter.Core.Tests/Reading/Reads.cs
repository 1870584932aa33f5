using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ContactCenter.Reading;

namespace ContactCenter.Tests.Reading;

/// <summary>Reads a model tenant to its end, and says what came.</summary>
internal static class Reads
{
    /// <summary>Calls, as if they had no time to be read by.</summary>
    public static Endpoint<Call> Timeless { get; } = new("calls", "none");

    public static async Task<Outcome> AllAsync(ModelTenant tenant, ReadRequest request, Endpoint<Call>? endpoint = null)
    {
        var log = new RecordingLog();
        var query = new ListQuery(endpoint ?? Endpoints.Calls, request.Filters, request.Query, request.PageSize);
        using var handoff = new Handoff<Call>((self, token) =>
        {
            var session = new ReadSession<Call>(query, request, tenant.AnswerAsync, self, log, "model", _ => TimeSpan.Zero, 0);
            return Tenant.ReadAsync(session, query, request, token);
        });
        var calls = new List<Call>();
        while (await handoff.ReadAsync(CancellationToken.None) is Page<Call> page)
        {
            calls.AddRange(page.Records);
        }

        return new Outcome(tenant, calls, log);
    }

    /// <summary>The loop that everybody writes: page 1, 2, 3 … until a page is short.</summary>
    public static async Task<Outcome> ByPageNumberAsync(ModelTenant tenant)
    {
        var calls = new List<Call>();
        for (int number = 1; ; number++)
        {
            var query = new ListQuery(Endpoints.Calls, [], [], 100) { Page = number };
            Fetched<Call> page = await tenant.AnswerAsync(query, CancellationToken.None);
            calls.AddRange(page.Rows.Select(row => row.Record!));
            if (page.Rows.Count < Math.Min(100, tenant.Cap))
            {
                return new Outcome(tenant, calls, new RecordingLog());
            }
        }
    }

    public sealed record Outcome(ModelTenant Tenant, List<Call> Calls, RecordingLog Log)
    {
        public int Lost => Tenant.Throughout.Except(Calls.Select(call => call.Id!.Value)).Count();

        public int Twice => Calls.Count - Calls.Select(call => call.Id).Distinct().Count();
    }
}
