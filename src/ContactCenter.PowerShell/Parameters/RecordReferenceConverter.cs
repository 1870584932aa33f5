using System;
using System.Collections;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Converts ids, records and rows wherever PowerShell converts values: also in mocks and proxy functions, which have no attributes of the cmdlet.</summary>
internal sealed class RecordReferenceConverter : PSTypeConverter
{
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        destinationType == typeof(RecordReference) && sourceValue is not null && (Unwrapped.Value(sourceValue) is string or IDictionary or not IEnumerable);

    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => RecordReference.From(sourceValue);

    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => throw new PSInvalidCastException();
}
