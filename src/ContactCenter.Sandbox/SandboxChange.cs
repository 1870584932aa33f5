namespace ContactCenter.Sandbox;

/// <summary>A change to the sandbox's records after its start.</summary>
/// <param name="Request">The request for data (1 for the first) before whose answer it happened; 0 before the first.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Path">The path of the record's endpoint, such as calls.</param>
/// <param name="Id">The record's id.</param>
public sealed record SandboxChange(int Request, SandboxChangeKind Kind, string Path, long Id);
