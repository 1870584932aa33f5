using System;
using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;
using ContactCenter.Sandbox.Data;

namespace ContactCenter.Sandbox.Serving;

/// <summary>
/// Service levels, from the waits of the calls or chats: answered in time, of those that count. The bodies are not documented: these shapes are a guess, and so is that a queue group is what
/// stands under one menu at the top.
/// </summary>
internal sealed class ServiceLevelView(string channel, int minutes, IEnumerable<QueueDurationItem> waits)
{
    private readonly ILookup<long?, QueueDurationItem> _waits = waits.ToLookup(wait => wait.MenuPathId);

    /// <summary>For each queue.</summary>
    public IEnumerable<Record> ByMenu(IEnumerable<Menu> menus)
    {
        Dictionary<long, Menu> known = OpenRecords.Known(menus);
        return Queues(known).Select(menu => Level(menu, ("menu_path", OpenRecords.PathOf(menu, known)), [menu]));
    }

    /// <summary>For each menu at the top, with all that is under it.</summary>
    public IEnumerable<Record> ByQueueGroup(IEnumerable<Menu> menus)
    {
        Dictionary<long, Menu> known = OpenRecords.Known(menus);
        return Queues(known)
            .GroupBy(menu => OpenRecords.Line(menu, known).Last())
            .Select(group => Level(group.Key, ("menu_ids", new ValueList<object?>([.. group.Select(menu => (object?)menu.Id)])), [.. group]));
    }

    private IEnumerable<Menu> Queues(Dictionary<long, Menu> known)
    {
        var parents = new HashSet<long?>(known.Values.Select(menu => menu.ParentId));
        return known.Values.Where(menu => !parents.Contains(menu.Id) && MenuGenerator.ChannelsOf(menu.MenuType ?? string.Empty).Contains(channel));
    }

    private OpenRecord Level(Menu menu, (string Key, object? Value) own, Menu[] queues)
    {
        QueueDurationItem[] items = [.. queues.SelectMany(queue => _waits[CentreMenu.PathIdOf(queue.Id!.Value)])];
        int inTime = Count(items, "in_sla");
        int late = Count(items, "not_in_sla");
        return OpenRecords.Make(
            ("id", menu.Id),
            ("name", menu.Name),
            own,
            ("channel", channel),
            ("minutes", minutes),
            ("in_sla", inTime),
            ("not_in_sla", late),
            ("excluded", Count(items, "excluded")),
            ("sla", inTime + late == 0 ? null : Math.Round(100.0 * inTime / (inTime + late), 1)));
    }

    private static int Count(QueueDurationItem[] items, string how) => items.Count(item => item.ServiceLevelEvent == how);
}
