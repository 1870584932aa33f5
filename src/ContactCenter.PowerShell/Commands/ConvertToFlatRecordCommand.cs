using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;
using ContactCenter.Flattening;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Makes flat objects of records, for files and reports.</summary>
[Cmdlet(VerbsData.ConvertTo, "CcFlatRecord")]
[OutputType(FlatTypeName)]
[OutputType(typeof(string))]
public sealed class ConvertToFlatRecordCommand : CcCommand
{
    /// <summary>The name of the type that all flat records have.</summary>
    internal const string FlatTypeName = "ContactCenter.FlatRecord";

    private const string FlatPrefix = "ContactCenter.Flat";

    private static readonly ConstructorInfo? WithRoom = typeof(PSObject).GetConstructor([typeof(int)]);

    private readonly Dictionary<string, OpenTable> _open = new(StringComparer.Ordinal);
    private FlatFormat _format = new();
    private Type? _only;
    private FlatTable? _table;
    private Type? _tableType;

    /// <summary>The records.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The type that the records have to have, such as Call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FlatCompleter))]
    public string? Type { get; set; }

    /// <summary>Emits the names of the columns instead of records.</summary>
    [Parameter]
    public SwitchParameter HeaderOnly { get; set; }

    /// <summary>The list of which each element gets a row of its own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FlatCompleter))]
    public string? ExpandProperty { get; set; }

    /// <summary>The zone of times, which are then written with their offset. Left out, they are in UTC.</summary>
    [Parameter]
    [ValidateNotNull]
    [TimeZoneTransformation]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public TimeZoneInfo? TimeZone { get; set; }

    /// <summary>What stands between the values of a list.</summary>
    [Parameter]
    [ValidateNotNull]
    public string Separator { get; set; } = FlatFormat.DefaultSeparator;

    /// <summary>Puts an apostrophe before texts that a spreadsheet would run as a formula.</summary>
    [Parameter]
    public SwitchParameter ExcelSafe { get; set; }

    private protected override void Begin()
    {
        _format = new FlatFormat(TimeZone, Separator, ExcelSafe);
        _only = Type is null ? null : RecordTypes.Find(Type);
        if (HeaderOnly)
        {
            WriteObject(TableOf(_only ?? throw Errors.Invalid(Strings.ParameterMissing, nameof(Type), Strings.TypeHow)).Names, enumerateCollection: true);
        }
        else if (_only is not null)
        {
            TableOf(_only);
        }
    }

    private protected override void Process()
    {
        if (InputObject is null || HeaderOnly)
        {
            return;
        }

        foreach (object? item in Unwrapped.Values(InputObject))
        {
            if (item is not null && !Unwrapped.IsTotalCount(item))
            {
                Convert(item);
            }
        }
    }

    private void Convert(object item)
    {
        if (Unwrapped.Value(item) is ApiObject record and not OpenRecord)
        {
            Type type = record.GetType();
            if (_only is not null && type != _only)
            {
                Refuse(Errors.Text(Strings.FlatOtherType, type.Name, _only.Name), item);
                return;
            }

            FlatTable table = TableOf(type);
            Write(FlatPrefix + type.Name, table.Names, table.Rows(record, _format));
        }
        else if (item is PSObject open && OpenObject.ToPlain(open, out string typeName) is { } entries)
        {
            string name = typeName.Substring(typeName.LastIndexOf('.') + 1);
            if (_only is not null)
            {
                Refuse(Errors.Text(Strings.FlatOtherType, name, _only.Name), item);
                return;
            }

            IReadOnlyDictionary<string, object?> whole = OpenObject.WithTenant(entries, open);
            if (!_open.TryGetValue(typeName, out OpenTable? table))
            {
                // Names as they came have their words apart: what is nested in them goes on so.
                bool asItCame = typeName == typeof(OpenRecord).FullName;
                table = new OpenTable(name, whole, ExpandProperty, asItCame ? "_" : string.Empty, ExcelSafe);
                _open.Add(typeName, table);
            }

            Write(FlatPrefix + name, table.Names, table.Rows(whole, _format));
        }
        else
        {
            Refuse(
                Unwrapped.IsCopyOf(item, "ContactCenter.") ? Strings.RecordIsCopy
                : IsFlat(item) ? Strings.FlatAlready
                : Errors.Text(Strings.FlatWrongKind, Unwrapped.TypeName(item)),
                item);
        }
    }

    /// <summary>Whether a value is a flat record.</summary>
    internal static bool IsFlat(object? value) => value is PSObject record && record.TypeNames.Contains(FlatTypeName);

    private FlatTable TableOf(Type type)
    {
        if (_tableType != type)
        {
            _table = FlatTable.For(type, ExpandProperty);
            _tableType = type;
        }

        return _table!;
    }

    // With room for its properties, where PowerShell has that: else it makes room again and again as they are added, and gives up what it had.
    private static PSObject NewObject(int properties) => (PSObject?)WithRoom?.Invoke([properties]) ?? new PSObject();

    private void Write(string typeName, IReadOnlyList<string> names, IEnumerable<object?[]> rows)
    {
        foreach (object?[] row in rows)
        {
            PSObject output = NewObject(row.Length);
            output.TypeNames.Insert(0, FlatTypeName);
            output.TypeNames.Insert(0, typeName);
            for (int i = 0; i < row.Length; i++)
            {
                output.Properties.Add(new PSNoteProperty(names[i], InvariantNumber.Of(row[i])), preValidated: true);
            }

            WriteObject(output);
        }
    }
}
