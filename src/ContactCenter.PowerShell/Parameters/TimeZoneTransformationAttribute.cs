using System;
using System.Management.Automation;
using System.Security;

namespace ContactCenter.PowerShell;

/// <summary>Takes a time zone, or its id.</summary>
internal sealed class TimeZoneTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrapped.Value(inputData) switch
    {
        TimeZoneInfo zone => zone,
        string id => Find(id),
        _ => throw new ArgumentTransformationMetadataException(Strings.TimeZoneType),
    };

    /// <summary>The zone of an id.</summary>
    public static TimeZoneInfo Find(string id)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(id.Trim());
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException or ArgumentException)
        {
            throw new ArgumentTransformationMetadataException(Errors.Text(Strings.TimeZoneInvalid, id), error);
        }
    }
}
