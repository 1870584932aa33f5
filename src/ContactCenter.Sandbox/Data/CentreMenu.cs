using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>A menu of the generated centre. One without children is a queue.</summary>
internal sealed class CentreMenu
{
    public CentreMenu(long id, string name, CentreMenu? parent, int position, string menuType, bool isDeleted = false, object? hidden = null)
    {
        Parent = parent;
        Info = new MenuInfo
        {
            Id = id,
            Name = name,
            ParentId = parent?.Info.Id,
            Position = position,
            Deleted = isDeleted,
            Hidden = hidden ?? false, // As a boolean or as text: tenants do both.
            MenuType = menuType,
            OutputMsg = menuType == "ivr_menu" ? $"For {name}, press {position}." : null,
        };
        Path = new MenuPath
        {
            ItemsCount = (parent?.Path.ItemsCount ?? 0) + 1,
            Name = parent is null ? name : parent.Path.Name + "/" + name,
            MaterializedPath = parent is null ? $"{id}" : $"{parent.Path.MaterializedPath}/{id}",
        };
    }

    public CentreMenu? Parent { get; }

    public MenuInfo Info { get; }

    public MenuPath Path { get; }

    public long Id => Info.Id!.Value;

    /// <summary>The id of the way to it, as durations have it.</summary>
    public long PathId => PathIdOf(Id);

    /// <summary>The languages that it is served in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>The menu and those above it, from below.</summary>
    public IEnumerable<CentreMenu> Line
    {
        get
        {
            for (CentreMenu? menu = this; menu is not null; menu = menu.Parent)
            {
                yield return menu;
            }
        }
    }

    /// <summary>How many of the channel's callers choose it.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The time within which a call should be answered, in seconds.</summary>
    public int TargetTime { get; init; } = 30;

    /// <summary>The share of calls that should be answered in time, in percent.</summary>
    public int TargetPercent { get; init; } = 80;

    /// <summary>Calls given up within this time, in seconds, do not count.</summary>
    public int AbandonThreshold { get; init; } = 5;

    /// <summary>Who answers its calls.</summary>
    public List<CentreAgent> Agents { get; } = [];

    public static long PathIdOf(long menuId) => 5000 + menuId;
}
