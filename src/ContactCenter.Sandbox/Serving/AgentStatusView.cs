using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;
using ContactCenter.Sandbox.Data;

namespace ContactCenter.Sandbox.Serving;

/// <summary>
/// The agents who are logged in, and what they are doing. The body is not documented: id, status and status_updated_at are known from public sources, all else is a guess from the
/// reference's prose ("how long they have been in that status", "if the agent is on hold and for how long").
/// </summary>
internal static class AgentStatusView
{
    public static IEnumerable<Record> Answer(IEnumerable<Agent> agents, SandboxData data, DateTimeOffset now) =>
        agents.Where(agent => agent.Online == true).Select(agent =>
        {
            WorkStretch[] work = [.. data.WorkOf(agent.Id!.Value, now)];
            long? call = Array.Find(work, stretch => stretch.CallId is not null)?.CallId;
            bool isHeld = call is long id && data.HoldOf(id) is { } hold && hold.From <= now && hold.To > now;
            return OpenRecords.Make(
                ("id", agent.Id),
                ("name", new[] { agent.FirstName, agent.LastName }.Aggregate(string.Empty, (name, part) => (name + " " + part).Trim())),
                ("agent_number", agent.AgentNumber),
                ("status", agent.Status?.Name),
                ("status_id", agent.Status?.Id),
                ("status_updated_at", agent.StatusUpdatedAt),
                ("status_duration", (int?)(now - agent.StatusUpdatedAt)?.TotalSeconds),
                ("call_id", call),
                ("chat_ids", new ValueList<object?>([.. work.Where(stretch => stretch.ChatId is not null).Select(stretch => (object?)stretch.ChatId)])),
                ("on_hold", isHeld),
                ("hold_duration", isHeld ? (int)(now - data.HoldOf(call!.Value)!.Value.From).TotalSeconds : null));
        });
}
