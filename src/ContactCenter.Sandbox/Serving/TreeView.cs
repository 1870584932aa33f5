using System;
using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Serving;

/// <summary>Records as a tree. What is deleted is left out; what is under something that is not there comes to the top.</summary>
internal static class TreeView
{
    /// <summary>The menus.</summary>
    /// <param name="menus">All of them.</param>
    /// <param name="type">The kind of menu; null for all.</param>
    /// <param name="language">Only queues that are served in that language, and what leads to them; null for all.</param>
    public static IEnumerable<Record> Menus(IEnumerable<Menu> menus, string? type, string? language)
    {
        MenuNode? Make(Menu menu, IReadOnlyList<MenuNode> children)
        {
            bool fits = language is null || children.Count > 0
                || menu.AgentAssignments?.Any(assignment => assignment.Lang == language) == true
                || menu.TeamAssignments?.Any(assignment => assignment.Lang == language) == true;
            return fits
                ? new MenuNode
                {
                    Id = menu.Id,
                    Name = menu.Name,
                    ParentId = menu.ParentId,
                    Position = menu.Position,
                    Deleted = menu.Deleted,
                    Hidden = menu.Hidden,
                    MenuType = menu.MenuType,
                    OutputMsg = menu.OutputMsg,
                    Children = new(children),
                }
                : null;
        }

        Menu[] shown = [.. menus.Where(menu => menu.Deleted != true && (type is null || menu.MenuType == type)).OrderBy(menu => menu.Position).ThenBy(menu => menu.Id)];
        return Build<Menu, MenuNode>(shown, menu => menu.ParentId, Make);
    }

    /// <summary>The teams.</summary>
    public static IEnumerable<Record> Teams(IEnumerable<Team> teams)
    {
        Team[] shown = [.. teams.Where(team => team.Deleted != true).OrderBy(team => team.Position).ThenBy(team => team.Id)];
        return Build<Team, TeamNode>(shown, team => team.ParentId, (team, children) => new TeamNode
        {
            Id = team.Id,
            Name = team.Name,
            ParentId = team.ParentId,
            Position = team.Position,
            Deleted = team.Deleted,
            AgentsCount = team.AgentsCount,
            Assignees = team.Assignees,
            Children = new(children),
        });
    }

    private static List<TNode> Build<T, TNode>(T[] records, Func<T, long?> parentOf, Func<T, IReadOnlyList<TNode>, TNode?> make)
        where T : Record
        where TNode : Record
    {
        var known = new HashSet<long?>(records.Select(record => record.Id));
        ILookup<long?, T> byParent = records.ToLookup(record => known.Contains(parentOf(record)) ? parentOf(record) : null);
        List<TNode> Under(long? parent) => [.. byParent[parent].Select(record => make(record, Under(record.Id))).OfType<TNode>()];
        return Under(null);
    }
}
