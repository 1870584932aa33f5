using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.PowerShell;

/// <summary>The ids that a command was given, gathered for each tenant apart: id 5 of one is not id 5 of another.</summary>
internal sealed class PipedRecords
{
    // For each connection, and under null for those that the command is aimed at, what is wanted, each in the order in which it came.
    private readonly List<(string? Tenant, WantedIds Wanted)> _byTenant = [];

    public bool IsEmpty => _byTenant.Count == 0;

    /// <summary>Adds ids of one tenant; null for the tenants that the command is aimed at.</summary>
    public void Add(string? tenant, string? filter, IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        WantedIds? wanted = _byTenant.Find(item => string.Equals(item.Tenant, tenant, StringComparison.OrdinalIgnoreCase)).Wanted;
        if (wanted is null)
        {
            wanted = new WantedIds();
            _byTenant.Add((tenant, wanted));
        }

        wanted.Add(filter, ids);
    }

    /// <summary>What is wanted of each connection.</summary>
    /// <param name="resolve">The connections of a name; of null, those that the command is aimed at.</param>
    public IReadOnlyList<(Tenant Tenant, WantedIds Wanted)> Of(Func<string?, IReadOnlyList<Tenant>> resolve)
    {
        var result = new List<(Tenant Tenant, WantedIds Wanted)>();
        foreach ((string? name, WantedIds wanted) in _byTenant)
        {
            foreach (Tenant tenant in resolve(name))
            {
                // A name and the tenant that the command is aimed at can be the same connection.
                WantedIds? others = result.Find(item => item.Tenant == tenant).Wanted;
                if (others is null)
                {
                    others = new WantedIds();
                    result.Add((tenant, others));
                }

                others.Add(wanted);
            }
        }

        return result;
    }
}
