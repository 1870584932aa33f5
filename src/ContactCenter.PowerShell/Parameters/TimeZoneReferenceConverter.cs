using System;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Converts zones and their ids wherever PowerShell converts values: also in mocks and proxy functions.</summary>
internal sealed class TimeZoneReferenceConverter : PSTypeConverter
{
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        destinationType == typeof(TimeZoneReference) && Unwrapped.Value(sourceValue) is string or TimeZoneInfo;

    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => TimeZoneReference.From(sourceValue);

    public override bool CanConvertTo(object sourceValue, Type destinationType) =>
        destinationType == typeof(TimeZoneInfo) && Unwrapped.Value(sourceValue) is TimeZoneReference;

    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Unwrapped.Value(sourceValue) is TimeZoneReference reference ? reference.Zone : throw new PSInvalidCastException();
}
