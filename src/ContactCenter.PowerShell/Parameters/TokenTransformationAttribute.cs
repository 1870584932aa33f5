using System.Management.Automation;
using System.Security;

namespace ContactCenter.PowerShell;

/// <summary>Refuses a token in the clear. PowerShell's own refusal would show it in the error.</summary>
internal sealed class TokenTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrapped.Value(inputData) is SecureString token ? token : throw new ArgumentTransformationMetadataException(Strings.TokenIsText);
}
