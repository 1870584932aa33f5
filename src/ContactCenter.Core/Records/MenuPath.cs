namespace ContactCenter;

/// <summary>The way through the menus that led to a queue (reference, "menu_path").</summary>
public sealed class MenuPath : ApiObject
{
    /// <summary>The number of menus on the way.</summary>
    public int? ItemsCount { get; set; }

    /// <summary>The names along the way, as one text.</summary>
    public string? Name { get; set; }

    /// <summary>The ids along the way, as one text.</summary>
    public string? MaterializedPath { get; set; }

    /// <summary>The name, else the ids.</summary>
    public override string ToString() => Name ?? MaterializedPath ?? string.Empty;
}
