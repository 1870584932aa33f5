using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;

namespace ContactCenter.PowerShell;

/// <summary>Takes a key as a SecureString or as bytes. PowerShell's own refusal of a text would show it in the error.</summary>
internal sealed class KeyTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrapped.Value(inputData) switch
    {
        ProtectionKey key => key,
        SecureString text => new ProtectionKey(text),
        byte[] bytes => new ProtectionKey(bytes),
        object[] items when items.Select(Unwrapped.Value).ToList() is List<object?> values && values.TrueForAll(value => value is byte) => new ProtectionKey([.. values.Cast<byte>()]),
        _ => throw new ArgumentTransformationMetadataException(Strings.KeyType),
    };
}
