using System;
using System.Collections.Generic;

namespace ContactCenter.Sandbox.Data;

/// <summary>An agent of the generated centre.</summary>
internal sealed class CentreAgent(AgentInfo info, Shift shift, int number)
{
    private const int MostChats = 2;

    private readonly List<DateTimeOffset> _chatsUntil = [];

    public AgentInfo Info { get; } = info;

    public long Id => Info.Id!.Value;

    public Shift Shift { get; } = shift;

    /// <summary>The place among the agents, from 0.</summary>
    public int Number { get; } = number;

    public List<CentreTeam> Teams { get; } = [];

    /// <summary>Whether the agent looks after others, and sets their status at times.</summary>
    public bool IsManager => Number % 10 == 4;

    /// <summary>The calls and chats that the agent has had and will have.</summary>
    public List<WorkStretch> Work { get; } = [];

    /// <summary>What the agent was offered and will be.</summary>
    public List<AgentOffer> Offers { get; } = [];

    /// <summary>Until when the calls that were given to the agent last, after-call work included.</summary>
    public DateTimeOffset BusyUntil { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Whether the agent could take a call or a chat: several chats go at once, but no chat beside a call.</summary>
    public bool IsFree(DateTimeOffset at, bool forChat)
    {
        if (BusyUntil > at)
        {
            return false;
        }

        // The last ones are the latest, about: none that was taken long before goes on.
        int open = 0;
        for (int i = _chatsUntil.Count - 1; i >= 0 && i >= _chatsUntil.Count - 20; i--)
        {
            open += _chatsUntil[i] > at ? 1 : 0;
        }

        return open < (forChat ? MostChats : 1);
    }

    public void Take(WorkStretch work)
    {
        Work.Add(work);
        DateTimeOffset until = work.To.AddSeconds(work.AfterWork);
        if (work.ChatId is not null)
        {
            _chatsUntil.Add(until);
        }
        else if (until > BusyUntil)
        {
            BusyUntil = until;
        }
    }
}
