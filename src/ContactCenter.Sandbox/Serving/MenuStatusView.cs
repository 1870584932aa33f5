using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>
/// The menus with calls or chats in the queue. The body is not documented: this shape is a guess from the reference's prose ("menus with currently queued calls or chats with additional data
/// on durations of those queued items").
/// </summary>
internal static class MenuStatusView
{
    public static IEnumerable<Record> Answer(IEnumerable<Menu> menus, IEnumerable<Call> calls, IEnumerable<Chat> chats, DateTimeOffset now)
    {
        ILookup<long?, int> callWaits = calls.Where(call => call.Status == "queued").ToLookup(call => call.SelectedMenu?.Id, call => Seconds(call.QueuedAt, now));
        ILookup<long?, int> chatWaits = chats.Where(chat => chat.Status == "queued").ToLookup(chat => chat.SelectedMenu?.Id, chat => Seconds(chat.CreatedAt, now));
        Dictionary<long, Menu> known = OpenRecords.Known(menus);
        return known.Values.Where(menu => callWaits.Contains(menu.Id) || chatWaits.Contains(menu.Id)).Select(menu => OpenRecords.Make(
            ("id", menu.Id),
            ("name", menu.Name),
            ("menu_type", menu.MenuType),
            ("menu_path", OpenRecords.PathOf(menu, known)),
            ("calls", Waits(callWaits[menu.Id])),
            ("chats", Waits(chatWaits[menu.Id]))));
    }

    private static PlainObject Waits(IEnumerable<int> waits)
    {
        int[] seconds = [.. waits];
        return OpenRecords.Object(
            ("queued", seconds.Length),
            ("longest_queue_duration", seconds.Length == 0 ? null : seconds.Max()),
            ("average_queue_duration", seconds.Length == 0 ? null : (int)seconds.Average()));
    }

    private static int Seconds(DateTimeOffset? since, DateTimeOffset now) => Math.Max(0, (int)((now - since)?.TotalSeconds ?? 0));
}
