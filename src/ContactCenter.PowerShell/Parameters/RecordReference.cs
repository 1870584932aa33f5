using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Data;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Value of -Id: an id, or a record that has one or refers to one, live or as a row that was made of it.</summary>
[TypeConverter(typeof(RecordReferenceConverter))]
public sealed class RecordReference
{
    private readonly long? _id;
    private readonly string? _tenant;
    private readonly Record? _record;
    private readonly OpenReference? _open;
    private readonly CopiedRecord? _copy;

    /// <summary>Refers to an id.</summary>
    /// <param name="id">The id.</param>
    public RecordReference(long id) => _id = id;

    /// <summary>Refers to a record: itself, or what it refers to, as the command asks.</summary>
    /// <param name="record">The record.</param>
    public RecordReference(Record record)
    {
        _record = record ?? throw new ArgumentNullException(nameof(record));
        _id = record.Id;
        _tenant = record.Tenant;
    }

    private RecordReference(OpenReference open)
    {
        _open = open;
        _id = open.Id;
        _tenant = open.Tenant;
    }

    private RecordReference(PSObject row, CopiedRecord? copy)
    {
        _copy = copy;
        _id = FromId(Property(row, nameof(Record.Id)) ?? throw new PSInvalidCastException(Errors.Text(Strings.IdIsOther, Unwrapped.TypeName(row))));
        _tenant = Property(row, nameof(Record.Tenant)) is string { Length: > 0 } tenant ? tenant : null;
    }

    /// <summary>The connection that the record came from; null for the one that the command is aimed at.</summary>
    internal string? Tenant => _tenant;

    /// <summary>The record's type, for messages; empty where it is only an id.</summary>
    internal string TypeName => _record?.GetType().Name ?? _open?.TypeName ?? _copy?.Name ?? string.Empty;

    private Type? Kind => _record?.GetType() ?? _open?.Kind ?? _copy?.Type;

    /// <summary>The id.</summary>
    public override string ToString() => _id?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>Reads a reference from what a user can give for it.</summary>
    /// <exception cref="PSInvalidCastException">It is neither an id nor a record, nor a row with an id.</exception>
    internal static RecordReference From(object? value) => Unwrapped.Value(value) switch
    {
        RecordReference reference => reference,
        Record record => new RecordReference(record),
        _ when OpenReference.Find(value) is OpenReference open => new RecordReference(open),
        _ when CopiedRecord.Find(value) is CopiedRecord { Type: not null } copy => new RecordReference(copy.Row, copy),
        IDictionary or DataRow => new RecordReference(PSObject.AsPSObject(value), null),
        PSObject { BaseObject: PSCustomObject } row when !CopiedRecord.IsForeign(row) => new RecordReference(row, null),
        var id => new RecordReference(FromId(id)),
    };

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

        return Kind is Type kind && endpoint.PipedFilters.TryGetValue(kind, out string filter) ? (filter, Find(kind)!) : throw Wrong(endpoint.RecordType);
    }

    private IReadOnlyList<long>? Find(Type kind) => _record is not null ? _record.IdsOf(kind)
        : _open is not null ? _open.IdsOf(kind)
        : _copy is not null && _copy.Type != kind ? Restored(kind)
        : [_id!.Value];

    // Only what is there can be followed: a row that lost what it refers to must not look like one that refers to nothing.
    private IReadOnlyList<long>? Restored(Type kind)
    {
        var restorer = new RecordRestorer(lostListsThrow: true);
        ApiObject restored = _copy!.IsFlat ? restorer.FromFlat(_copy.Type!, _copy.Row, emptyIsNull: true) : restorer.FromRow(_copy.Type!, _copy.Row);
        IReadOnlyList<long>? ids = (restored as Record)?.IdsOf(kind);
        return ids is { Count: 0 } && restorer.Lost.Concat(restorer.Missing).FirstOrDefault() is string lost
            ? throw Errors.Make(ErrorKind.WrongRecordKind, Strings.CopyIncomplete, TypeName, kind.Name, lost)
            : ids;
    }

    private ContactCenterException Wrong(Type kind) =>
        Errors.Make(ErrorKind.WrongRecordKind, Strings.WrongRecordKind, TypeName, kind.Name, ToString());

    private static object? Property(PSObject row, string name) => Unwrapped.Value(row.BaseObject switch
    {
        IDictionary entries => entries.Keys.Cast<object>().FirstOrDefault(key => string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase)) is object key ? entries[key] : null,
        _ => row.Properties[name]?.Value,
    });

    private static long FromId(object? value) => value switch
    {
        string text => long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long id)
            ? id
            : throw new PSInvalidCastException(Errors.Text(Strings.IdIsNone, text)),
        IConvertible number and (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal) => FromNumber(number),
        _ => throw new PSInvalidCastException(Errors.Text(Strings.IdIsOther, Unwrapped.TypeName(value))),
    };

    private static long FromNumber(IConvertible number)
    {
        try
        {
            decimal exact = number.ToDecimal(CultureInfo.InvariantCulture);
            if (decimal.Truncate(exact) == exact)
            {
                return (long)exact;
            }
        }
        catch (OverflowException)
        {
            // Such a number is not an id either.
        }

        throw new PSInvalidCastException(Errors.Text(Strings.IdIsNone, number.ToString(CultureInfo.InvariantCulture)));
    }
}
