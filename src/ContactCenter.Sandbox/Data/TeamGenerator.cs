using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>Writes the centre's teams out as records.</summary>
internal static class TeamGenerator
{
    public static IEnumerable<Team> Generate(Centre centre) => centre.Teams.Select(team => Write(team, withAssignees: true));

    /// <summary>The record of a team.</summary>
    /// <param name="team">The team.</param>
    /// <param name="withAssignees">Whether its agents are listed: within an agent they are not.</param>
    public static Team Write(CentreTeam team, bool withAssignees) => new()
    {
        Id = team.Id,
        Name = team.Name,
        ParentId = team.Parent?.Id,
        Position = team.Position,
        Deleted = team.IsDeleted,
        AgentsCount = team.Agents.Count,
        Assignees = withAssignees ? new([.. team.Agents.Select(agent => agent.Info)]) : null,
    };

    /// <summary>A team that was just made.</summary>
    public static Team New(long id) => new() { Id = id, Name = $"Team {id}", Position = 9, Deleted = false, AgentsCount = 0, Assignees = new([]) };
}
