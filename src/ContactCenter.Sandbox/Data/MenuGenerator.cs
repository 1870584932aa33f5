using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>Writes the centre's menus out as records.</summary>
internal static class MenuGenerator
{
    public static IEnumerable<Menu> Generate(Centre centre) => centre.Menus.All.Select(menu => Write(menu, centre));

    /// <summary>A menu that was just made.</summary>
    public static Menu New(long id) => new()
    {
        Id = id,
        Name = $"Menu {id}",
        Position = 9,
        Deleted = false,
        Hidden = false,
        MenuType = "ivr_menu",
        AgentAssignments = new([]),
        TeamAssignments = new([]),
    };

    private static Menu Write(CentreMenu menu, Centre centre)
    {
        CentreTeam[] teams = [.. centre.Teams.Where(team => team.Queues.Contains(menu))];
        CentreAgent[] others = [.. menu.Agents.Except(teams.SelectMany(team => team.Agents))];
        return new Menu
        {
            Id = menu.Id,
            Name = menu.Info.Name,
            ParentId = menu.Info.ParentId,
            Position = menu.Info.Position,
            Deleted = menu.Info.Deleted,
            Hidden = menu.Info.Hidden,
            MenuType = menu.Info.MenuType,
            OutputMsg = menu.Info.OutputMsg,
            AgentAssignments = new([.. Places(menu).SelectMany(place => others.Select(agent => new AgentAssignment
            {
                Lang = place.Language,
                QueueLevel = "secondary",
                ChannelType = place.Channel,
                Assignee = agent.Info,
            }))]),
            TeamAssignments = new([.. Places(menu).SelectMany(place => teams.Select(team => new TeamAssignment
            {
                Lang = place.Language,
                QueueLevel = "primary",
                ChannelType = place.Channel,
                Team = TeamGenerator.Write(team, withAssignees: true),
            }))]),
        };
    }

    private static IEnumerable<(string Language, string Channel)> Places(CentreMenu menu) =>
        menu.Languages.SelectMany(language => ChannelsOf(menu.Info.MenuType!).Select(channel => (language, channel)));

    /// <summary>The ways in which a kind of menu is reached.</summary>
    public static IReadOnlyList<string> ChannelsOf(string menuType) => menuType switch
    {
        "ivr_menu" => ["call"],
        "email_menu" => ["email"],
        _ => ["call", "chat"],
    };
}
