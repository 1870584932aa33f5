using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ContactCenter.Json;

namespace ContactCenter.PowerShell;

/// <summary>What a record without a documented body refers to: whatever it is the status of, and what its keys of the form agent_id name.</summary>
internal sealed class OpenReference
{
    private static readonly Dictionary<string, Type> Own = new(StringComparer.Ordinal)
    {
        [Endpoints.AgentStatus.OpenTypeName!] = typeof(Agent),
        [Endpoints.MenuStatus.OpenTypeName!] = typeof(Menu),
    };

    private readonly PSObject _record;

    private OpenReference(PSObject record, string typeName)
    {
        _record = record;
        TypeName = typeName.Substring(typeName.LastIndexOf('.') + 1);
        Kind = Own.TryGetValue(typeName, out Type kind) ? kind : null;
    }

    /// <summary>Its type's name, for messages.</summary>
    public string TypeName { get; }

    /// <summary>The kind of record whose id is its own; null where that is not known.</summary>
    public Type? Kind { get; }

    public string? Tenant => _record.Properties[OpenObject.TenantProperty]?.Value as string;

    public long? Id => Number("id");

    /// <summary>The reference, if the object is such a record.</summary>
    public static OpenReference? Find(object? value) =>
        value is PSObject record && record.TypeNames.FirstOrDefault(OpenObject.IsTypeName) is string name ? new OpenReference(record, name) : null;

    public IReadOnlyList<long>? IdsOf(Type kind)
    {
        string key = JsonNames.ToSnakeCase(kind.Name) + "_id";
        PSPropertyInfo? named = _record.Properties[JsonNames.ToPascalCase(key)] ?? _record.Properties[key];
        return kind == Kind && Id is long id ? [id]
            : named is not null ? Number(named.Name) is long other ? [other] : []
            : kind == Kind ? []
            : null;
    }

    private long? Number(string name) => Unwrapped.Value(_record.Properties[name]?.Value) as long?;
}
