using System;
using System.Management.Automation;
using ContactCenter.Protection;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Makes copies of records without personal data.</summary>
[Cmdlet(VerbsSecurity.Protect, "CcRecord")]
[OutputType(typeof(ApiObject), typeof(PSObject))]
public sealed class ProtectRecordCommand : CcCommand
{
    private RecordProtector? _protector;

    /// <summary>The records.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>What becomes of personal data: it is removed, masked or hashed.</summary>
    [Parameter]
    public ProtectionMethod Method { get; set; } = ProtectionMethod.Remove;

    /// <summary>The key of the hash: a SecureString or bytes, at least 16 of them.</summary>
    [Parameter]
    [ValidateNotNull]
    [KeyTransformation]
    public ProtectionKey? Key { get; set; }

    /// <summary>Keeps what the reference does not document.</summary>
    [Parameter]
    public SwitchParameter KeepUnknown { get; set; }

    private protected override void Begin()
    {
        byte[]? key = Key?.Bytes();
        try
        {
            _protector = new RecordProtector(Method, key, KeepUnknown);
        }
        finally
        {
            if (key is not null)
            {
                Array.Clear(key, 0, key.Length);
            }
        }
    }

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
                Protect(item);
            }
        }
    }

    private protected override void Close() => _protector?.Dispose();

    private void Protect(object item)
    {
        if (Unwrapped.Value(item) is ApiObject record and not OpenRecord)
        {
            WriteObject(_protector!.Protect(record));
        }
        else if (item is PSObject open && OpenObject.ToPlain(open, out string typeName) is { } entries)
        {
            WriteObject(OpenObject.With(open, typeName, _protector!.Protect(entries, OpenObject.ModelsOf(typeName))));
        }
        else
        {
            // Never with the record itself, whose personal data would lie in $Error.
            Refuse(
                ConvertToFlatRecordCommand.IsFlat(item) ? Strings.ProtectFlat
                : Unwrapped.IsCopyOf(item, "ContactCenter.") ? Strings.RecordIsCopy
                : Errors.Text(Strings.ProtectWrongKind, Unwrapped.TypeName(item)),
                null);
        }
    }
}
