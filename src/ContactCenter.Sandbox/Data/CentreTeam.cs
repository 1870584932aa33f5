using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>A team of the generated centre.</summary>
internal sealed class CentreTeam(long id, string name, CentreTeam? parent, int position)
{
    public long Id { get; } = id;

    public string Name { get; } = name;

    public CentreTeam? Parent { get; } = parent;

    public int Position { get; } = position;

    public bool IsDeleted { get; init; }

    /// <summary>The queues that are assigned to it.</summary>
    public IReadOnlyList<CentreMenu> Queues { get; init; } = [];

    public List<CentreAgent> Agents { get; } = [];
}
