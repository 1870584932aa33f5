using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>A call or a chat: what is decided about it before it is written out, and what has been decided in the writing.</summary>
internal sealed class InteractionPlan : ILiving
{
    private readonly List<DateTimeOffset> _moments = [];
    private DateTimeOffset _last;

    public long? Id { get; set; }

    /// <summary>Decides the details: the same with each writing.</summary>
    public ulong Seed { get; set; }

    public DateTimeOffset Created { get; set; }

    public Channel Channel { get; init; }

    public Outcome Outcome { get; init; }

    /// <summary>The call that this one calls back.</summary>
    public InteractionPlan? Parent { get; init; }

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

    /// <summary>Writes it out.</summary>
    public IInteractionWriter? Writer { get; init; }

    public bool IsChat => Channel is Channel.AppChat or Channel.WebChat or Channel.SmsChat;

    /// <summary>When something begins to happen: at a scheduled call's time, else at once.</summary>
    public DateTimeOffset Start => Scheduled ?? Created;

    /// <summary>When it is over at the latest, about.</summary>
    public DateTimeOffset RoughEnd => Start + InMenus + TimeSpan.FromSeconds(Queue + Talk + 60);

    /// <summary>The record at the end of all; null until it has been written for the first time.</summary>
    public Record? Fate { get; set; }

    /// <summary>Who had it, in turn.</summary>
    public List<CentreAgent> Agents { get; } = [];

    /// <summary>Its transfer; null without one.</summary>
    public Handover? Handover { get; set; }

    /// <summary>The time on hold, if there is one.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Hold { get; set; }

    public IEnumerable<DateTimeOffset> Moments => _moments;

    /// <summary>Whether it is as it will stay.</summary>
    public bool IsOver(DateTimeOffset now) => _last <= now;

    public void Mark(DateTimeOffset moment)
    {
        _moments.Add(moment);
        _last = moment > _last ? moment : _last;
    }

    public Record Write(DateTimeOffset now) => Writer!.Write(this, now);
}
