using System.Collections.Generic;
using System.Linq;
using ContactCenter.Json;

namespace ContactCenter.Sandbox.Serving;

/// <summary>Makes records of endpoints that have no documented body.</summary>
internal static class OpenRecords
{
    public static OpenRecord Make(params (string Key, object? Value)[] entries) => new() { ExtensionData = Object(entries) };

    public static PlainObject Object(params (string Key, object? Value)[] entries) => new(entries.ToDictionary(entry => entry.Key, entry => entry.Value));

    /// <summary>The names of the menus from the top down to it.</summary>
    public static string PathOf(Menu menu, IReadOnlyDictionary<long, Menu> menus) => string.Join("/", Line(menu, menus).Select(item => item.Name).Reverse());

    /// <summary>The menu and those above it, from below.</summary>
    public static IEnumerable<Menu> Line(Menu menu, IReadOnlyDictionary<long, Menu> menus)
    {
        var seen = new HashSet<long>();
        for (Menu? at = menu; at is not null && seen.Add(at.Id!.Value); at = at.ParentId is long parent && menus.TryGetValue(parent, out Menu? above) ? above : null)
        {
            yield return at;
        }
    }

    /// <summary>The menus that are not deleted, by id.</summary>
    public static Dictionary<long, Menu> Known(IEnumerable<Menu> menus) => menus.Where(menu => menu.Deleted != true).ToDictionary(menu => menu.Id!.Value);
}
