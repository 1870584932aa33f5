namespace ContactCenter.Sandbox;

/// <summary>What happened to a record of the sandbox.</summary>
public enum SandboxChangeKind
{
    /// <summary>It came into being.</summary>
    Created,

    /// <summary>It was changed.</summary>
    Changed,

    /// <summary>It was deleted.</summary>
    Deleted,
}
