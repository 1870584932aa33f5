using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Takes a time zone or its id, with a message that says only what is wrong with the value.</summary>
internal sealed class TimeZoneTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            return TimeZoneReference.From(inputData);
        }
        catch (PSInvalidCastException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }
}
