namespace ContactCenter.PowerShell;

/// <summary>A command that reads one endpoint, for completion, which knows the command's type alone.</summary>
internal interface IEndpointCommand
{
    /// <summary>The endpoint's description.</summary>
    Endpoint Description { get; }
}
