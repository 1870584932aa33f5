using System;
using System.Globalization;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Takes a time in every form that <see cref="TimeExpression"/> knows.</summary>
internal sealed class TimeTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrapped.Value(inputData) switch
    {
        TimeExpression time => time,
        DateTimeOffset time => new TimeExpression(time),
        DateTime time => new TimeExpression(time),
        string text => Parse(text),
        IFormattable number and (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal) =>
            throw new ArgumentTransformationMetadataException(TimeExpression.NumberProblem(number.ToString(null, CultureInfo.InvariantCulture))),
        object value => throw new ArgumentTransformationMetadataException(Errors.Text(Strings.TimeIsNone, Unwrapped.TypeName(value))),
        null => throw new ArgumentTransformationMetadataException(Errors.Text(Strings.TimeIsNone, "null")),
    };

    private static TimeExpression Parse(string text) =>
        TimeExpression.TryParse(text, out TimeExpression? time, out string? problem) ? time! : throw new ArgumentTransformationMetadataException(problem);
}
