using System.Collections.Generic;

namespace ContactCenter;

/// <summary>The endpoints of the manager API v1.</summary>
public static class Endpoints
{
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
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Endpoint> All { get; } = [Calls];

    /// <summary>Asked to see whether the credentials work: a short list that changes seldom and holds no personal data (reference, "User Status Endpoints").</summary>
    internal const string ProofPath = "user_statuses";
}
