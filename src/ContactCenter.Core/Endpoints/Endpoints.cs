using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The endpoints of the manager API v1.</summary>
public static class Endpoints
{
    /// <summary>Agents (reference, "Agent Endpoints").</summary>
    public static Endpoint<Agent> Agents { get; } = new("agents", "Agent Endpoints")
    {
        Filters =
        [
            new("id", FilterKind.List, isStable: true),
            new("agent_number", FilterKind.List),
            new("status_id", FilterKind.List, "status.id", values: StatusValues.BuiltIn),
            new("location", FilterKind.List),
            new("online", FilterKind.FlagList),
            new("wrap_up", FilterKind.FlagList),
            new("last_login_time", FilterKind.TimeRange),
            new("status_updated_at", FilterKind.TimeRange),
        ],
    };

    /// <summary>The present status of the agents who are logged in (reference, "Agents Current Status").</summary>
    public static Endpoint<OpenRecord> AgentStatus { get; } = Open("agents/current_status", "Agent Endpoints", "AgentStatus");

    /// <summary>What agents did and were offered (reference, "Agent Activity Logs Endpoints").</summary>
    public static Endpoint<AgentActivity> AgentActivities { get; } = new("agent_activity_logs", "Agent Activity Logs Endpoints")
    {
        TimeKey = "started_at",
        Filters =
        [
            new("id", FilterKind.List, isStable: true),
            new("agent_id", FilterKind.List, isStable: true),
            new("activity", FilterKind.List, isStable: true, values: ActivityValues.Activities),
            new("whodunnit_id", FilterKind.List, "whodunnit.id", isStable: true),
            new("call_id", FilterKind.List, isStable: true),
            new("chat_id", FilterKind.List, isStable: true),
            new("started_at", FilterKind.TimeRange, isStable: true),
            new("ended_at", FilterKind.TimeRange),
            new("duration", FilterKind.NumberRange),
        ],
        PipedFilters = new Dictionary<Type, string> { [typeof(Agent)] = "agent_id", [typeof(Call)] = "call_id", [typeof(Chat)] = "chat_id" },
    };

    /// <summary>Calls (reference, "Calls Endpoints").</summary>
    public static Endpoint<Call> Calls { get; } = new("calls", "Calls Endpoints")
    {
        TimeKey = "created_at",
        Filters =
        [
            new("id", FilterKind.List, isStable: true),
            new("agent_id", FilterKind.List, "agent_info.id"),
            new("end_user_id", FilterKind.List, "end_user.id"),
            new("call_status", FilterKind.List, "status", values: CallValues.Statuses),
            new("call_fail_reason", FilterKind.List, "fail_reason", values: CallValues.FailReasons),
            new("call_type", FilterKind.List, isStable: true, values: CallValues.Types),
            new("support_number", FilterKind.List, isStable: true),
            new("verified", FilterKind.FlagList),
            new("created_at", FilterKind.TimeRange, isStable: true),
            new("queued_at", FilterKind.TimeRange),
            new("assigned_at", FilterKind.TimeRange),
            new("connected_at", FilterKind.TimeRange),
            new("ends_at", FilterKind.TimeRange),
            new("scheduled_at", FilterKind.TimeRange),
            new("updated_at", FilterKind.TimeRange),
            new("rating", FilterKind.NumberRange),
            new("call_duration", FilterKind.NumberRange),
            new("hold_duration", FilterKind.NumberRange),
        ],
        PipedFilters = new Dictionary<Type, string> { [typeof(Agent)] = "agent_id" },
    };

    /// <summary>Chats (reference, "Chats Endpoints").</summary>
    public static Endpoint<Chat> Chats { get; } = new("chats", "Chats Endpoints")
    {
        TimeKey = "created_at",
        Filters =
        [
            new("id", FilterKind.List, isStable: true),
            new("agent_id", FilterKind.List, "agent_info.id"),
            new("end_user_id", FilterKind.List, "end_user.id"),
            new("chat_status", FilterKind.List, "status", values: ChatValues.Statuses),
            new("chat_fail_reason", FilterKind.List, "fail_reason", values: ChatValues.FailReasons),
            new("chat_type", FilterKind.List, isStable: true, values: ChatValues.Types),
            new("verified", FilterKind.FlagList),
            new("created_at", FilterKind.TimeRange, isStable: true),
            new("assigned_at", FilterKind.TimeRange),
            new("ends_at", FilterKind.TimeRange),
            new("updated_at", FilterKind.TimeRange),
            new("first_msg_sent_at", FilterKind.TimeRange),
            new("last_msg_sent_at", FilterKind.TimeRange),
            new("rating", FilterKind.NumberRange),
            new("chat_duration", FilterKind.NumberRange),
            new("message_count", FilterKind.NumberRange),
            new("average_response_time", FilterKind.NumberRange),
            new("longest_response_time", FilterKind.NumberRange),
            new("wait_duration", FilterKind.NumberRange),
        ],
        PipedFilters = new Dictionary<Type, string> { [typeof(Agent)] = "agent_id" },
    };

    /// <summary>E-mails (reference, "Emails Endpoints").</summary>
    public static Endpoint<Email> Emails { get; } = new("emails", "Emails Endpoints")
    {
        TimeKey = "created_at",
        Filters =
        [
            new("id", FilterKind.List, isStable: true),
            new("agent_id", FilterKind.List, "agent_info.id"),
            new("end_user_id", FilterKind.List, "end_user.id"),
            new("email_status", FilterKind.List, values: EmailValues.Statuses),
            new("created_at", FilterKind.TimeRange, isStable: true),
            new("assigned_at", FilterKind.TimeRange),
            new("finished_at", FilterKind.TimeRange),
            new("updated_at", FilterKind.TimeRange),
            new("total_thread_numbers", FilterKind.NumberRange),
        ],
        PipedFilters = new Dictionary<Type, string> { [typeof(Agent)] = "agent_id" },
    };

    /// <summary>Menus (reference, "Menu Endpoints", 1 and 3).</summary>
    public static Endpoint<Menu> Menus { get; } = new("menus", "Menu Endpoints")
    {
        ItemPath = "menus/{id}",
        Filters =
        [
            new("id", FilterKind.List, isStable: true),
            new("name", FilterKind.List),
            new("parent_id", FilterKind.List),
            new("position", FilterKind.List),
            new("menu_type", FilterKind.List, isStable: true, values: MenuValues.Types),
            new("hidden", FilterKind.FlagList),
            new("with_deleted", FilterKind.Flag, "deleted", isStable: true),
        ],
    };

    /// <summary>Menus as a tree (reference, "Menu Endpoints", 2).</summary>
    public static Endpoint<MenuNode> MenuTree { get; } = new("menus/tree", "Menu Endpoints")
    {
        IsPaged = false,
        IsSortable = false,
        Filters =
        [
            new("menu_type", FilterKind.Value, isStable: true, values: MenuValues.Types),
            new("lang", FilterKind.Value, field: null, isStable: true, values: MenuValues.Languages),
        ],
    };

    /// <summary>Menus with calls or chats waiting (reference, "Menu Endpoints", 4).</summary>
    public static Endpoint<OpenRecord> MenuStatus { get; } = Open("menus/current_status", "Menu Endpoints", "MenuStatus");

    /// <summary>Service levels of the menu paths (reference, "Menu Endpoints", 5).</summary>
    public static Endpoint<OpenRecord> MenuServiceLevels { get; } = ServiceLevel("menus/sla", "MenuServiceLevel");

    /// <summary>Service levels of the queue groups (reference, "Menu Endpoints", 6).</summary>
    public static Endpoint<OpenRecord> QueueGroupServiceLevels { get; } = ServiceLevel("menus/sla_by_queue_group", "QueueGroupServiceLevel");

    /// <summary>When menus are open (reference, "Menu Endpoints", 7).</summary>
    public static Endpoint<OpenRecord> MenuOperationHours { get; } = Open("menus/operation_hours", "Menu Endpoints", "MenuOperationHour");

    /// <summary>The states that agents can be in (reference, "User Status Endpoints").</summary>
    public static Endpoint<UserStatus> UserStatuses { get; } = new(ProofPath, "User Status Endpoints")
    {
        IsPaged = false,
        IsSortable = false,
    };

    /// <summary>Teams (reference, "Teams", 1 and 3; the prose says /team, real clients call the plural).</summary>
    public static Endpoint<Team> Teams { get; } = new("teams", "Teams")
    {
        ItemPath = "teams/{id}",
        Filters =
        [
            new("id", FilterKind.List, isStable: true),
            new("name", FilterKind.List),
            new("parent_id", FilterKind.List),
            new("position", FilterKind.List),
            new("with_deleted", FilterKind.Flag, "deleted", isStable: true),
            new("agents_count", FilterKind.NumberRange),
        ],
    };

    /// <summary>Teams as a tree (reference, "Teams", 2).</summary>
    public static Endpoint<TeamNode> TeamTree { get; } = new("teams/tree", "Teams")
    {
        IsPaged = false,
        IsSortable = false,
    };

    /// <summary>Campaigns of the outbound dialer (reference, "Campaign Endpoints"; the path is from a public source).</summary>
    public static Endpoint<Campaign> Campaigns { get; } = new("outbound_dialer/campaigns", "Campaign Endpoints")
    {
        ItemPath = "outbound_dialer/campaigns/{id}",
    };

    /// <summary>Contacts of a campaign (reference, "Campaign Endpoints"; the path is inferred, see <see cref="TenantOptions.Paths"/>).</summary>
    public static Endpoint<CampaignContact> CampaignContacts { get; } = new("outbound_dialer/campaigns/{id}/contacts", "Campaign Endpoints");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Endpoint> All { get; } =
    [
        Agents, AgentStatus, AgentActivities, Calls, Chats, Emails, Menus, MenuTree, MenuStatus, MenuServiceLevels, QueueGroupServiceLevels, MenuOperationHours,
        UserStatuses, Teams, TeamTree, Campaigns, CampaignContacts,
    ];

    /// <summary>Asked to see whether the credentials work: a short list that changes seldom and holds no personal data (reference, "User Status Endpoints").</summary>
    internal const string ProofPath = "user_statuses";

    private static Endpoint<OpenRecord> Open(string path, string section, string typeName) => new(path, section)
    {
        IsPaged = false,
        IsSortable = false,
        OpenTypeName = "ContactCenter." + typeName,
    };

    private static Endpoint<OpenRecord> ServiceLevel(string path, string typeName) => new(path, "Menu Endpoints")
    {
        IsPaged = false,
        IsSortable = false,
        OpenTypeName = "ContactCenter." + typeName,
        Filters = [new("channel", FilterKind.Value, values: MenuValues.Channels), new("minutes", FilterKind.Value)],
    };
}
