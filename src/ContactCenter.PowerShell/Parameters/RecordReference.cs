using System;
using System.Collections.Generic;
using System.Globalization;

namespace ContactCenter.PowerShell;

/// <summary>What -Id takes: an id, or a record that has one or refers to one.</summary>
public sealed class RecordReference
{
    private readonly long _id;
    private readonly Record? _record;
    private readonly OpenReference? _open;

    /// <summary>An id.</summary>
    /// <param name="id">The id.</param>
    public RecordReference(long id) => _id = id;

    /// <summary>A record: itself, or what it refers to, as the command asks.</summary>
    /// <param name="record">The record.</param>
    public RecordReference(Record record) => _record = record ?? throw new ArgumentNullException(nameof(record));

    internal RecordReference(OpenReference open) => _open = open;

    /// <summary>The connection that the record came from; null for the one that the command is aimed at.</summary>
    internal string? Tenant => _record is null ? _open?.Tenant : _record.Tenant;

    /// <summary>The record's type, for messages; empty where it is an id alone.</summary>
    internal string TypeName => _record?.GetType().Name ?? _open?.TypeName ?? string.Empty;

    /// <summary>The id.</summary>
    public override string ToString() => (_record is not null ? _record.Id : _open is not null ? _open.Id : _id)?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The ids of the wanted kind.</summary>
    /// <param name="kind">The type of the wanted records.</param>
    /// <exception cref="ContactCenterException">The record refers to nothing of that kind (<see cref="ErrorKind.WrongRecordKind"/>).</exception>
    internal IReadOnlyList<long> Ids(Type kind) => Find(kind) ?? throw Wrong(kind);

    /// <summary>What an endpoint is to be asked for: ids of its records (then the filter is null), or a filter that the record stands for.</summary>
    /// <exception cref="ContactCenterException">The record refers to nothing of that kind (<see cref="ErrorKind.WrongRecordKind"/>).</exception>
    internal (string? Filter, IReadOnlyList<long> Ids) Ask(Endpoint endpoint)
    {
        if (Find(endpoint.RecordType) is IReadOnlyList<long> ids)
        {
            return (null, ids);
        }

        foreach (KeyValuePair<Type, string> filter in endpoint.PipedFilters)
        {
            if (_record?.GetType() == filter.Key || _open?.Kind == filter.Key)
            {
                return (filter.Value, Find(filter.Key)!);
            }
        }

        throw Wrong(endpoint.RecordType);
    }

    private IReadOnlyList<long>? Find(Type kind) => _record is not null ? _record.IdsOf(kind) : _open is not null ? _open.IdsOf(kind) : [_id];

    private ContactCenterException Wrong(Type kind) =>
        Errors.Make(ErrorKind.WrongRecordKind, Strings.WrongRecordKind, TypeName, kind.Name, ToString());
}
