using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>A list whose records can also be asked for by id, and by records that refer to them.</summary>
/// <typeparam name="T">The type of the records.</typeparam>
public abstract class RecordListCommand<T> : ListCommand<T>
    where T : Record, new()
{
    // For each connection, and under null for those that the command is aimed at, the ids in the order in which they came.
    private readonly List<(string? Tenant, List<long> Ids, HashSet<long> Seen)> _wanted = [];

    /// <summary>The ids, as numbers or texts, or records: those of this kind mean themselves, others what they refer to.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [RecordTransformation]
    public RecordReference[]? Id { get; set; }

    private protected override void Process()
    {
        foreach (RecordReference reference in Id ?? [])
        {
            try
            {
                Want(reference.Record?.Tenant, reference.Ids(typeof(T)));
            }
            catch (ContactCenterException error)
            {
                WriteError(error, reference.ToString());
            }
        }
    }

    private protected override void End()
    {
        if (_wanted.Count > 0)
        {
            Read([.. Plan()]);
        }
        else if (Id is null && !MyInvocation.ExpectingInput)
        {
            base.End();
        }
    }

    private void Want(string? tenant, IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        int index = _wanted.FindIndex(item => string.Equals(item.Tenant, tenant, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            index = _wanted.Count;
            _wanted.Add((tenant, [], []));
        }

        (string? _, List<long> list, HashSet<long> seen) = _wanted[index];
        list.AddRange(ids.Where(seen.Add));
    }

    private IEnumerable<TenantRead<T>> Plan()
    {
        var byTenant = new List<(Tenant Tenant, List<long> Ids)>();
        foreach ((string? name, List<long> ids, _) in _wanted)
        {
            foreach (Tenant tenant in TenantsOf(name))
            {
                // A name and the tenant that the command is aimed at can be the same connection.
                List<long>? others = byTenant.Find(item => item.Tenant == tenant).Ids;
                if (others is null)
                {
                    byTenant.Add((tenant, [.. ids]));
                }
                else
                {
                    others.AddRange(ids.Except(others).ToArray());
                }
            }
        }

        return byTenant.Select(item => new TenantRead<T>(item.Tenant, Endpoint, Request(item.Tenant, item.Ids)));
    }

    /// <summary>A record is asked of the tenant that it came from, which can be one that was handed over from another runspace.</summary>
    private IReadOnlyList<Tenant> TenantsOf(string? name)
    {
        if (name is null)
        {
            return GetTenants();
        }

        try
        {
            return
            [
                (Tenant is null ? null : GetTenants().FirstOrDefault(tenant => string.Equals(tenant.Name, name, StringComparison.OrdinalIgnoreCase)))
                ?? Session.Here.Get(name).Tenant,
            ];
        }
        catch (ContactCenterException error)
        {
            WriteError(error, name);
            return [];
        }
    }
}
