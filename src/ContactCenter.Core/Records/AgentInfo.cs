namespace ContactCenter;

/// <summary>An agent, in short, as other records show one (reference, "agent_info", "whodunnit", "assignee").</summary>
public sealed class AgentInfo : ApiObject
{
    /// <summary>The agent's id.</summary>
    public long? Id { get; set; }

    /// <summary>The full name.</summary>
    [PersonalData]
    public string? Name { get; set; }

    /// <summary>The last name.</summary>
    [PersonalData]
    public string? LastName { get; set; }

    /// <summary>The first name.</summary>
    [PersonalData]
    public string? FirstName { get; set; }

    /// <summary>The number that the admin gave the agent. It comes as a text or as a number; null where none was given.</summary>
    [PersonalData]
    public string? AgentNumber { get; set; }

    /// <summary>The address of the agent's picture; null without one.</summary>
    [PersonalData]
    public string? AvatarUrl { get; set; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Name, Id);
}
