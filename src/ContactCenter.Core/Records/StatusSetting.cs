namespace ContactCenter;

/// <summary>Who may choose a status (reference, "setting").</summary>
public sealed class StatusSetting : ApiObject
{
    /// <summary>Whether the status can be chosen by some roles alone.</summary>
    public bool? Restricted { get; set; }

    /// <summary>Whether no role can choose it.</summary>
    public bool? AllRolesRestricted { get; set; }

    /// <summary>Whether calls can reach an agent in this status.</summary>
    public bool? BreakthroughEnabled { get; set; }

    /// <summary>Whether it is restricted.</summary>
    public override string ToString() => Restricted == true ? "restricted" : string.Empty;
}
