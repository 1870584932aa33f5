using System;
using System.Management.Automation;
using System.Security;
using TimeZoneConverter;

namespace ContactCenter.PowerShell;

/// <summary>Takes a time zone, or its id: an IANA name or one of Windows, on every system.</summary>
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
        string name = id.Trim();
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or SecurityException or ArgumentException)
        {
            // Of .NET, the Framework knows no IANA names, and without ICU the names of the other family are not known either.
            if (TZConvert.TryGetTimeZoneInfo(name, out TimeZoneInfo? zone))
            {
                return zone;
            }

            throw new ArgumentTransformationMetadataException(Errors.Text(Strings.TimeZoneInvalid, id), error);
        }
    }
}
