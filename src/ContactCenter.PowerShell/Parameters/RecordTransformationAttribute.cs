using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Takes ids as numbers or as texts, and records.</summary>
internal sealed class RecordTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (Unwrapped.Value(inputData) is null)
        {
            return inputData;
        }

        var references = new List<RecordReference>();
        foreach (object? value in Unwrapped.Values(inputData))
        {
            references.Add(Unwrapped.Value(value) switch
            {
                RecordReference reference => reference,
                Record record => new RecordReference(record),
                string text => new RecordReference(FromText(text)),
                IConvertible number and (sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal) =>
                    new RecordReference(FromNumber(number)),
                _ when OpenReference.Find(value) is OpenReference open => new RecordReference(open),
                _ => throw new ArgumentTransformationMetadataException(
                    Unwrapped.IsCopyOf(value, "ContactCenter.") ? Strings.IdIsCopy : Errors.Text(Strings.IdIsOther, Unwrapped.TypeName(value))),
            });
        }

        return references.ToArray();
    }

    private static long FromText(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long id)
            ? id
            : throw new ArgumentTransformationMetadataException(Errors.Text(Strings.IdIsNone, text));

    private static long FromNumber(IConvertible number)
    {
        try
        {
            decimal exact = number.ToDecimal(CultureInfo.InvariantCulture);
            if (decimal.Truncate(exact) == exact)
            {
                return (long)exact;
            }
        }
        catch (OverflowException)
        {
            // Said below: such a number is no id.
        }

        throw new ArgumentTransformationMetadataException(Errors.Text(Strings.IdIsNone, number.ToString(CultureInfo.InvariantCulture)));
    }
}
