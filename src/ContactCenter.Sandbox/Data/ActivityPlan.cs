using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>Something that an agent did, was offered or will be.</summary>
internal sealed class ActivityPlan : ILiving
{
    public long? Id { get; set; }

    public DateTimeOffset At { get; init; }

    /// <summary>When it is over; null where that is not known.</summary>
    public DateTimeOffset? Until { get; set; }

    public CentreAgent Agent { get; init; } = null!;

    public AgentInfo Whodunnit { get; init; } = null!;

    public string Activity { get; init; } = string.Empty;

    /// <summary>The agent's status from then on.</summary>
    public UserStatus Status { get; init; } = null!;

    /// <summary>Whether it is the activity that brought that status.</summary>
    public bool SetsStatus { get; init; }

    public long? CallId { get; init; }

    public long? ChatId { get; init; }

    public IEnumerable<DateTimeOffset> Moments => Until is { } until ? [At, until] : [At];

    public Record? Write(DateTimeOffset now)
    {
        if (At > now)
        {
            return null;
        }

        DateTimeOffset? ended = Until <= now ? Until : null;
        return new AgentActivity
        {
            Id = Id,
            AgentId = Agent.Id,
            Whodunnit = Whodunnit,
            Status = Status,
            StartedAt = At,
            EndedAt = ended,
            Duration = ended is null ? null : (int)(ended.Value - At).TotalSeconds,
            Activity = Activity,
            CallId = CallId,
            ChatId = ChatId,
        };
    }
}
