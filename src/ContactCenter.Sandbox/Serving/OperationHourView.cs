using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>When the menus at the top are open. The body is not documented: this shape is a guess.</summary>
internal static class OperationHourView
{
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    public static IEnumerable<Record> Answer(IEnumerable<Menu> menus) => OpenRecords.Known(menus).Values.Where(menu => menu.ParentId is null).Select(menu => OpenRecords.Make(
        ("id", menu.Id),
        ("name", menu.Name),
        ("menu_type", menu.MenuType),
        ("always_open", menu.MenuType is "ivr_menu" or "email_menu"),
        ("hours", new ValueList<object?>(menu.MenuType is "ivr_menu" or "email_menu"
            ? []
            : [.. Days.Select(day => OpenRecords.Object(("day", day), ("opens", "08:00"), ("closes", day is "saturday" or "sunday" ? "14:00" : "20:00")))]))));
}
