using System.Collections.Generic;
using System.Linq;
using ContactCenter.Sandbox;

namespace ContactCenter.Tests.Support;

/// <summary>What a read brought, up to its end or to the error that it ended in.</summary>
internal sealed record ReadResult(List<Call> Calls, List<ContactCenterException> Errors, ContactCenterException? Error)
{
    public IEnumerable<long> Ids => Calls.Select(call => call.Id!.Value);

    public int Twice => Calls.Count - Ids.Distinct().Count();

    /// <summary>The calls that were there from before the read to after it and did not come.</summary>
    public IReadOnlyList<long> Lost(SandboxStore store, IEnumerable<long> atStart) =>
        atStart.Except(store.Ids(Endpoints.Calls, SandboxChangeKind.Deleted)).Except(Ids).ToList();
}
