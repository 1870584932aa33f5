using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ContactCenter.Sandbox.Data;

namespace ContactCenter.Sandbox.Serving;

/// <summary>The endpoints whose answer follows from the records of others. Guarded by the store's lock.</summary>
internal sealed class SandboxViews(SandboxStore store, SandboxData data, OwnRecords own, SandboxLife life)
{
    private static readonly Dictionary<Endpoint, Endpoint> Sources = new()
    {
        [Endpoints.AgentStatus] = Endpoints.Agents,
        [Endpoints.MenuTree] = Endpoints.Menus,
        [Endpoints.MenuStatus] = Endpoints.Calls,
        [Endpoints.MenuServiceLevels] = Endpoints.Calls,
        [Endpoints.QueueGroupServiceLevels] = Endpoints.Calls,
        [Endpoints.MenuOperationHours] = Endpoints.Menus,
        [Endpoints.TeamTree] = Endpoints.Teams,
    };

    /// <summary>Whether the sandbox keeps records of the endpoint, instead of working its answer out from others.</summary>
    public static bool AreKept(Endpoint endpoint) => !Sources.ContainsKey(endpoint);

    /// <summary>The endpoint whose records the answer follows from: the same one where they are kept.</summary>
    public static Endpoint SourceOf(Endpoint endpoint) => Sources.TryGetValue(endpoint, out Endpoint? source) ? source : endpoint;

    /// <summary>The answer of an endpoint whose records are not kept.</summary>
    /// <exception cref="InvalidQueryException">A parameter is missing or wrong.</exception>
    public IEnumerable<Record> Answer(Endpoint endpoint, QueryParameters query)
    {
        // Parameters first: what is asked wrongly is refused, whoever made the records.
        (string Channel, int Minutes)? level = endpoint == Endpoints.MenuServiceLevels || endpoint == Endpoints.QueueGroupServiceLevels ? LevelOf(query) : null;
        if (own.Of(endpoint) is { } records)
        {
            return records;
        }

        return endpoint == Endpoints.AgentStatus ? AgentStatusView.Answer(All(Endpoints.Agents), data, life.Time)
            : endpoint == Endpoints.MenuTree ? TreeView.Menus(All(Endpoints.Menus), query["menu_type"], query["lang"])
            : endpoint == Endpoints.TeamTree ? TreeView.Teams(All(Endpoints.Teams))
            : endpoint == Endpoints.MenuStatus ? MenuStatusView.Answer(All(Endpoints.Menus), All(Endpoints.Calls), All(Endpoints.Chats), life.Time)
            : endpoint == Endpoints.MenuOperationHours ? OperationHourView.Answer(All(Endpoints.Menus))
            : ServiceLevels(endpoint, level!.Value.Channel, level.Value.Minutes);
    }

    private IEnumerable<Record> ServiceLevels(Endpoint endpoint, string channel, int minutes)
    {
        IEnumerable<QueueDurationItem> waits = channel == "call"
            ? All(Endpoints.Calls).SelectMany(call => call.QueueDurations ?? new([]))
            : All(Endpoints.Chats).SelectMany(chat => chat.QueueDurations ?? new([]));
        var view = new ServiceLevelView(channel, minutes, waits.Where(wait => wait.EndedAt > life.Time.AddMinutes(-minutes) && wait.EndedAt <= life.Time));
        return endpoint == Endpoints.MenuServiceLevels ? view.ByMenu(All(Endpoints.Menus)) : view.ByQueueGroup(All(Endpoints.Menus));
    }

    private static (string Channel, int Minutes) LevelOf(QueryParameters query)
    {
        string channel = query["channel"] is "call" or "chat" ? query["channel"]! : throw new InvalidQueryException("channel is required: call or chat");
        return int.TryParse(query["minutes"], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes is > 0 and < 100_000_000
            ? (channel, minutes)
            : throw new InvalidQueryException("minutes is required: a number of minutes");
    }

    private IEnumerable<T> All<T>(Endpoint<T> endpoint)
        where T : Record, new() => store.Records(endpoint);
}
