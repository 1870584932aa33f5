using System;

namespace ContactCenter;

/// <summary>How far a read has come.</summary>
/// <param name="Tenant">The name of the connection.</param>
/// <param name="Path">The endpoint's path, such as calls.</param>
/// <param name="Read">How many records have come.</param>
/// <param name="Total">How many there are, as the tenant counted them at the first request; null where it did not say.</param>
/// <param name="TimeLeft">How long the rest takes at the pace; null where the total is not known.</param>
public sealed record ReadProgress(string Tenant, string Path, long Read, long? Total, TimeSpan? TimeLeft);
