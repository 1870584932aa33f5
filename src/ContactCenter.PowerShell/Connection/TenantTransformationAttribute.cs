using System.Collections.Generic;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>Takes names and connections. What is neither is kept, so that the command can say <see cref="ErrorKind.NotConnected"/>.</summary>
internal sealed class TenantTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (Unwrapped.Value(inputData) is null)
        {
            return inputData;
        }

        var references = new List<TenantReference>();
        foreach (object? value in Unwrapped.Values(inputData))
        {
            references.Add(Unwrapped.Value(value) switch
            {
                TenantReference reference => reference,
                Tenant tenant => new TenantReference(tenant),
                string name => new TenantReference(name),
                _ when Unwrapped.IsCopyOf(value, "ContactCenter.Tenant") => new TenantReference(Errors.NotConnected(Strings.TenantIsCopy)),
                _ => new TenantReference(Errors.NotConnected(Strings.TenantIsNone, Unwrapped.TypeName(value))),
            });
        }

        return references.ToArray();
    }
}
