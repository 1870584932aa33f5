namespace ContactCenter;

/// <summary>A state that an agent can be in (reference, "User Status Endpoints").</summary>
public sealed class UserStatus : Record
{
    /// <summary>The status's id. It can be 0 (Available) and negative (the built-in ones).</summary>
    public override long? Id { get; set; }

    /// <summary>The id in the workforce management system; null without one.</summary>
    public long? WfmId { get; set; }

    /// <summary>The name. The same name can stand under several ids.</summary>
    public string? Name { get; set; }

    /// <summary>The colour that it is shown in.</summary>
    public string? Color { get; set; }

    /// <summary>Who may choose it.</summary>
    public StatusSetting? Setting { get; set; }

    /// <summary>The ids of the custom roles that may choose it.</summary>
    public ValueList<long?>? CustomRoles { get; set; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Name, Id);
}
