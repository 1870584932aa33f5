using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>A time for which an agent would be in a status, were there not a weightier one.</summary>
internal sealed record StatusSpan(DateTimeOffset From, DateTimeOffset To, long Status)
{
    /// <summary>Which of several goes first.</summary>
    public int Weight => Status switch
    {
        StatusGenerator.InCall => 4,
        StatusGenerator.InChat => 3,
        StatusGenerator.WrapUp => 2,
        _ => 1,
    };
}
