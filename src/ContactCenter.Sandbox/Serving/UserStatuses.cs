using System.Collections.Generic;
using System.Linq;
using System.Text;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>The states that every tenant has (reference, "User Status Endpoints").</summary>
internal static class UserStatuses
{
    private static readonly (int Id, string Name, string Color)[] BuiltIn =
    [
        (0, "Available", "#3ab54a"),
        (-1, "Unavailable", "#d0021b"),
        (-2, "Break", "#f5a623"),
        (-3, "Special Task", "#9013fe"),
        (-4, "Meal", "#f8e71c"),
        (-5, "Missed Call", "#b00020"),
        (-6, "Wrap-up", "#4a90e2"),
        (-7, "In-call", "#417505"),
        (-8, "In-chat", "#7ed321"),
        (-10, "Offline", "#9b9b9b"),
    ];

    public static byte[] Body { get; } = Encoding.UTF8.GetBytes(PlainJson.ToJson(BuiltIn.Select(status => (object?)new Dictionary<string, object?>
    {
        ["id"] = status.Id,
        ["wfm_id"] = null,
        ["name"] = status.Name,
        ["color"] = status.Color,
        ["setting"] = new Dictionary<string, object?>
        {
            ["restricted"] = status.Id is -5 or -6 or -7 or -8,
            ["all_roles_restricted"] = false,
            ["breakthrough_enabled"] = status.Id == -3,
        },
        ["custom_roles"] = new List<object?>(),
    }).ToList()));
}
