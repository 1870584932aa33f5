using System;
using System.Globalization;

namespace ContactCenter.PowerShell;

/// <summary>What -Id takes: an id, or a record that has one or refers to one.</summary>
public sealed class RecordReference
{
    private readonly long _id;

    /// <summary>An id.</summary>
    /// <param name="id">The id.</param>
    public RecordReference(long id) => _id = id;

    /// <summary>A record: itself, or what it refers to, as the command asks.</summary>
    /// <param name="record">The record.</param>
    public RecordReference(Record record) => Record = record ?? throw new ArgumentNullException(nameof(record));

    /// <summary>The record; null where an id was given.</summary>
    internal Record? Record { get; }

    /// <summary>The id.</summary>
    public override string ToString() => (Record?.Id ?? _id).ToString(CultureInfo.InvariantCulture);

    /// <summary>The ids of the wanted kind.</summary>
    /// <param name="kind">The type of the wanted records.</param>
    /// <exception cref="ContactCenterException">The record refers to nothing of that kind (<see cref="ErrorKind.WrongRecordKind"/>).</exception>
    internal System.Collections.Generic.IReadOnlyList<long> Ids(Type kind) =>
        Record is null
            ? [_id]
            : Record.IdsOf(kind) ?? throw Errors.Make(ErrorKind.WrongRecordKind, Strings.WrongRecordKind, Record.GetType().Name, kind.Name, Record.Id);
}
