using System.Collections.Generic;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Takes what <see cref="RecordReference"/> can be read from, with a message that says only what is wrong with the value.</summary>
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
            try
            {
                references.Add(RecordReference.From(value));
            }
            catch (PSInvalidCastException error)
            {
                throw new ArgumentTransformationMetadataException(error.Message);
            }
        }

        return references.ToArray();
    }
}
