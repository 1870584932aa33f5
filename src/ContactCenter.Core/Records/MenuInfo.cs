namespace ContactCenter;

/// <summary>A menu (queue), in short, as other records show one (reference, "selected_menu").</summary>
public sealed class MenuInfo : ApiObject
{
    /// <summary>The menu's id.</summary>
    public long? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The id of the menu above it; null at the top.</summary>
    public long? ParentId { get; set; }

    /// <summary>The place among its siblings.</summary>
    public int? Position { get; set; }

    /// <summary>Whether the menu has been deleted.</summary>
    public bool? Deleted { get; set; }

    /// <summary>Whether the menu is hidden from end users: a truth value where it came as one or reads as one, else the text that came.</summary>
    public object? Hidden { get; set; }

    /// <summary>The kind of menu: ivr_menu, mobile_menu, web_menu, email_menu.</summary>
    public string? MenuType { get; set; }

    /// <summary>The message that is played or shown.</summary>
    public string? OutputMsg { get; set; }

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Name, Id);
}
