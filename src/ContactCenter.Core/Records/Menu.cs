using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter;

/// <summary>A menu: a choice of the end user's or, as a leaf, a queue (reference, "Menu Endpoints").</summary>
public sealed class Menu : Record
{
    /// <summary>The menu's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The id of the menu above it; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>The place among its siblings.</summary>
    public int? Position { get; set; }

    /// <summary>Whether the menu has been deleted.</summary>
    public bool? Deleted { get; set; }

    /// <summary>Whether the menu is hidden from end users: a truth value where it came as one or reads as one, else the text that came.</summary>
    public object? Hidden { get; set; }

    /// <summary>The kind of menu: ivr_menu, mobile_menu, web_menu, email_menu.</summary>
    public string? MenuType { get; set; }

    /// <summary>The message that is played or shown.</summary>
    public string? OutputMsg { get; set; }

    /// <summary>The agents who take from it.</summary>
    public RecordList<AgentAssignment>? AgentAssignments { get; set; }

    /// <summary>The teams that take from it.</summary>
    public RecordList<TeamAssignment>? TeamAssignments { get; set; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Name, Id);

    internal override void SetTenant(string tenant)
    {
        base.SetTenant(tenant);
        foreach (TeamAssignment assignment in TeamAssignments ?? Enumerable.Empty<TeamAssignment>())
        {
            assignment.Team?.SetTenant(tenant);
        }
    }

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Agent) ? Many(AgentAssignments?.Select(assignment => assignment.Assignee?.Id))
        : kind == typeof(Team) ? Many(TeamAssignments?.Select(assignment => assignment.Team?.Id))
        : base.IdsOf(kind);
}
