using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A team in the tree of teams (reference, "team/tree").</summary>
public sealed class TeamNode : Record, ITreeNode<TeamNode>
{
    private TeamNode? _above;

    /// <summary>The team's id.</summary>
    public override long? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The id of the team above it; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>The place among its siblings.</summary>
    public int? Position { get; set; }

    /// <summary>Whether the team has been deleted.</summary>
    public bool? Deleted { get; set; }

    /// <summary>How many agents it has.</summary>
    public int? AgentsCount { get; set; }

    /// <summary>The agents in it; null where the tenant does not list them.</summary>
    public RecordList<AgentInfo>? Assignees { get; set; }

    /// <summary>The teams below it.</summary>
    public RecordList<TeamNode>? Children { get; set; }

    /// <summary>How far below the top it is, 0 at the top; null unless the tree was made flat.</summary>
    [NotInResponse]
    public int? Depth { get; internal set; }

    /// <summary>The names from the top to it, such as "Support > Billing"; null unless the tree was made flat.</summary>
    [NotInResponse]
    public string? Path => Depth is null ? null : Tree.PathOf(this);

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Name, Id);

    internal override void SetTenant(string tenant)
    {
        foreach (TeamNode node in Tree.Nodes(this))
        {
            node.Tenant = tenant;
        }
    }

    internal override void PlaceLike(Record other) => _above = (other as TeamNode)?._above;

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Team) ? One(Id)
        : kind == typeof(Agent) ? AssigneesOf(Assignees, Id)
        : base.IdsOf(kind);

    TeamNode? ITreeNode<TeamNode>.Above => _above;

    void ITreeNode<TeamNode>.Place(int depth, TeamNode? above)
    {
        Depth = depth;
        _above = above;
    }
}
