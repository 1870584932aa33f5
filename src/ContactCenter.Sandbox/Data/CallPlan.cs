using System;

namespace ContactCenter.Sandbox.Data;

/// <summary>What is decided about a call before it is written out.</summary>
internal sealed class CallPlan
{
    public long Id { get; set; }

    public DateTimeOffset Created { get; set; }

    public Channel Channel { get; init; }

    public Outcome Outcome { get; init; }

    /// <summary>The call that this one calls back.</summary>
    public CallPlan? Parent { get; init; }

    public EndUser? EndUser { get; init; }

    public string? Lang { get; init; }

    public CentreMenu? Menu { get; init; }

    /// <summary>When a scheduled call is to be made.</summary>
    public DateTimeOffset? Scheduled { get; init; }

    /// <summary>How long the end user is in the menus.</summary>
    public TimeSpan InMenus { get; init; }

    /// <summary>Seconds in the queue.</summary>
    public int Queue { get; init; }

    /// <summary>Seconds of talk.</summary>
    public int Talk { get; init; }

    /// <summary>When something begins to happen: at a scheduled call's time, else at once.</summary>
    public DateTimeOffset Start => Scheduled ?? Created;

    /// <summary>When it is over at the latest, about.</summary>
    public DateTimeOffset RoughEnd => Start + InMenus + TimeSpan.FromSeconds(Queue + Talk + 60);
}
