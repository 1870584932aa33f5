using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace ContactCenter.Tests.Reading;

/// <summary>Reads a model tenant to its end, and says what came.</summary>
internal static class Reads
{
    public static Task<Outcome> AllAsync(ModelTenant tenant, ReadRequest request) => tenant.Endpoint.ReadAsync(tenant, request);

    /// <summary>The loop that everybody writes: page 1, 2, 3 … until a page is short.</summary>
    public static Task<Outcome> ByPageNumberAsync(ModelTenant tenant) => tenant.Endpoint.ReadByPageNumberAsync(tenant, new ReadRequest());

    public sealed record Outcome(ModelTenant Tenant, List<Record> Records, RecordingLog Log)
    {
        public IEnumerable<long> Ids => Records.Select(record => record.Id!.Value);

        public int Lost => Tenant.Throughout.Except(Ids).Count();

        public int Twice => Records.Count - Ids.Distinct().Count();
    }
}
