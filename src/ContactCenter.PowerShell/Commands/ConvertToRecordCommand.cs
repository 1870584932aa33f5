using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using ContactCenter.Flattening;
using ContactCenter.Json;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Restores typed records from copies: of Start-Job, Import-Clixml, remoting, ConvertFrom-Json, or flat records.</summary>
[Cmdlet(VerbsData.ConvertTo, "CcRecord")]
[OutputType(typeof(ApiObject), typeof(PSObject))]
public sealed class ConvertToRecordCommand : CcCommand
{
    private readonly HashSet<(Type Type, string Property)> _told = [];
    private Type? _only;

    /// <summary>The copies of records. Records that are live are emitted as they are.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The type of the records, such as Call, for rows that do not say it: those of ConvertFrom-Json and Import-Csv.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FlatCompleter))]
    public string? Type { get; set; }

    private protected override void Begin() => _only = Type is null ? null : RecordTypes.Find(Type);

    private protected override void Process()
    {
        if (InputObject is null)
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
            if (IsWanted(record.GetType(), record.GetType().Name))
            {
                WriteObject(record);
            }
        }
        else if (item is PSObject open && OpenObject.ToPlain(open, out _) is not null)
        {
            WriteObject(open);
        }
        else if (CopiedRecord.Find(item) is CopiedRecord copy)
        {
            Restore(copy);
        }
        else if (item is PSObject row && IsPlainRow(row))
        {
            FromPlainRow(row);
        }
        else
        {
            Refuse(Errors.Text(Strings.CopyWrongKind, Unwrapped.TypeName(item)), null);
        }
    }

    private static bool IsPlainRow(PSObject row) => row.BaseObject is PSCustomObject or IDictionary && !CopiedRecord.IsForeign(row);

    private bool IsWanted(Type? type, string name)
    {
        if (_only is null || type == _only)
        {
            return true;
        }

        Refuse(Errors.Text(Strings.CopyOtherType, name, _only.Name), null);
        return false;
    }

    private void Restore(CopiedRecord copy)
    {
        if (!IsWanted(copy.Type, copy.Name))
        {
            return;
        }

        if (copy.Type is null)
        {
            WriteObject(OpenObject.Restored(copy.Row, copy.OpenTypeName!));
        }
        else
        {
            Write(copy.Type, copy.Row, copy.IsFlat);
        }
    }

    private void FromPlainRow(PSObject row)
    {
        if (_only is null)
        {
            Refuse(Strings.CopyKindUnknown, null);
            return;
        }

        // A flat row has the columns of nested objects in their place, and in a file all of its values are texts.
        bool isFlat = row.BaseObject is PSCustomObject && (row.Properties.All(property => property.Value is null or string) || RecordMap.For(_only).Fields
            .Where(field => typeof(ApiObject).IsAssignableFrom(field.Property.PropertyType))
            .Any(field => row.Properties[field.Property.Name] is null && row.Properties.Any(one => one.Name.StartsWith(field.Property.Name, StringComparison.OrdinalIgnoreCase))));
        Write(_only, row, isFlat);
    }

    private void Write(Type type, PSObject row, bool isFlat)
    {
        if (isFlat && FlatTable.ListsOf(type).Any(list => row.Properties[list.Property.Name + "Index"] is not null))
        {
            Refuse(Strings.CopyExpanded, null);
            return;
        }

        var restorer = new RecordRestorer();
        ApiObject record = isFlat ? restorer.FromFlat(type, row, !ConvertToFlatRecordCommand.IsFlat(row)) : restorer.FromRow(type, row);
        if (record is Record { Id: null })
        {
            WriteError(Errors.Make(ErrorKind.InvalidRecord, Strings.CopyWithoutId, type.Name), null);
            return;
        }

        string[] lost = [.. restorer.Lost.Select(WithoutIndex).Distinct().Where(property => _told.Add((type, property)))];
        if (lost.Length > 0)
        {
            WriteWarning(Errors.Text(Strings.CopyLost, type.Name, string.Join(", ", lost)));
        }

        WriteObject(record);
    }

    private static string WithoutIndex(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[\d+\]", string.Empty);
}
