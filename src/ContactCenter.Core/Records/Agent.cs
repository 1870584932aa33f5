using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter;

/// <summary>An agent (reference, "Agent Endpoints").</summary>
public sealed class Agent : Record
{
    /// <summary>The agent's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The e-mail address.</summary>
    [PersonalData]
    public string? Email { get; set; }

    /// <summary>When the agent was created, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the agent last logged in, in UTC; null where never.</summary>
    public DateTimeOffset? LastLoginTime { get; set; }

    /// <summary>The first name.</summary>
    [PersonalData]
    public string? FirstName { get; set; }

    /// <summary>The middle name.</summary>
    [PersonalData]
    public string? MiddleName { get; set; }

    /// <summary>The last name.</summary>
    [PersonalData]
    public string? LastName { get; set; }

    /// <summary>The address of the agent's picture; null without one.</summary>
    [PersonalData]
    public string? AvatarUrl { get; set; }

    /// <summary>The number that the admin gave the agent. It comes as a text or as a number; null where none was given.</summary>
    [PersonalData]
    public string? AgentNumber { get; set; }

    /// <summary>The present status.</summary>
    public UserStatus? Status { get; set; }

    /// <summary>Since when, in UTC.</summary>
    public DateTimeOffset? StatusUpdatedAt { get; set; }

    /// <summary>Whether the agent is signed in to the CRM.</summary>
    public bool? CrmAuthenticated { get; set; }

    /// <summary>Whether the agent is logged in.</summary>
    public bool? Online { get; set; }

    /// <summary>Whether the agent is in after-call work.</summary>
    public bool? WrapUp { get; set; }

    /// <summary>How many calls the agent is on.</summary>
    public int? CallCount { get; set; }

    /// <summary>How many chats the agent is in.</summary>
    public int? ChatCount { get; set; }

    /// <summary>Where the agent works.</summary>
    public string? Location { get; set; }

    /// <summary>The roles, such as agent or manager.</summary>
    public ValueList<string?>? Roles { get; set; }

    /// <summary>What the agent takes.</summary>
    public AvailabilityPreferences? AvailabilityPreferences { get; set; }

    /// <summary>The teams that the agent is in.</summary>
    public RecordList<Team>? Teams { get; set; }

    /// <summary>The queues that the agent is assigned to.</summary>
    public RecordList<AgentChannel>? Channels { get; set; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(TextOf.Pair(FirstName, LastName), Id);

    internal override void SetTenant(string tenant)
    {
        base.SetTenant(tenant);
        Status?.SetTenant(tenant);
        foreach (Team team in Teams ?? Enumerable.Empty<Team>())
        {
            team.SetTenant(tenant);
        }
    }

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Team) ? Many(Teams?.Select(team => team.Id))
        : kind == typeof(Menu) ? Many(Channels?.Select(channel => channel.Menu?.Id))
        : base.IdsOf(kind);
}
