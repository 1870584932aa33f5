using System.Collections.Generic;
using System.Linq;

namespace ContactCenter.Sandbox.Data;

/// <summary>The states that agents can be in: those that every tenant has, and some of the centre's own, whose names need not be new.</summary>
internal static class StatusGenerator
{
    public const long Available = 0;
    public const long Break = -2;
    public const long Meal = -4;
    public const long MissedCall = -5;
    public const long WrapUp = -6;
    public const long InCall = -7;
    public const long InChat = -8;
    public const long Offline = -10;
    public const long Training = 21;

    private static readonly Dictionary<long, UserStatus> ById = new UserStatus[]
    {
        Make(Available, "Available", "#3ab54a"),
        Make(-1, "Unavailable", "#d0021b"),
        Make(Break, "Break", "#f5a623"),
        Make(-3, "Special Task", "#9013fe"),
        Make(Meal, "Meal", "#f8e71c"),
        Make(MissedCall, "Missed Call", "#b00020"),
        Make(WrapUp, "Wrap-up", "#4a90e2"),
        Make(InCall, "In-call", "#417505"),
        Make(InChat, "In-chat", "#7ed321"),
        Make(Offline, "Offline", "#9b9b9b"),
        Make(Training, "Training", "#50e3c2", 7021, 1, 3),
        Make(22, "Coaching", "#bd10e0", 7022, 3),
        Make(23, "Break", "#f5a623", 7023, 2),
        Make(24, "Meal", "#f8e71c", null, 2),
    }.ToDictionary(status => status.Id!.Value);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<UserStatus> All { get; } = [.. ById.Values];

    public static UserStatus Get(long id) => ById[id];

    private static UserStatus Make(long id, string name, string color, long? wfmId = null, params long?[] roles) => new()
    {
        Id = id,
        WfmId = wfmId,
        Name = name,
        Color = color,
        Setting = new StatusSetting { Restricted = id is MissedCall or WrapUp or InCall or InChat, AllRolesRestricted = false, BreakthroughEnabled = id == -3 },
        CustomRoles = new(roles),
    };
}
