using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Refuses what is no credential without showing it, and without the prompt that PowerShell's own conversion brings.</summary>
internal sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrapped.Value(inputData) is PSCredential credential ? credential : throw new ArgumentTransformationMetadataException(Strings.CredentialType);
}
