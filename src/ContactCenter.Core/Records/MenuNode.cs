using System;
using System.Collections.Generic;

namespace ContactCenter;

/// <summary>A menu in the tree of menus (reference, "menus/tree").</summary>
public sealed class MenuNode : Record, ITreeNode<MenuNode>
{
    private MenuNode? _above;

    /// <summary>The menu's id.</summary>
    public override long? Id { get; set; }

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

    /// <summary>The menus below it.</summary>
    public RecordList<MenuNode>? Children { get; set; }

    /// <summary>How far below the top it is, 0 at the top; null unless the tree was made flat.</summary>
    [NotInResponse]
    public int? Depth { get; internal set; }

    /// <summary>The names from the top to it, such as "Support > Billing"; null unless the tree was made flat.</summary>
    [NotInResponse]
    public string? Path => Depth is null ? null : Tree.PathOf(this);

    /// <summary>The name, else the id.</summary>
    public override string ToString() => TextOf.NameOrId(Name, Id);

    internal override void SetTenant(string tenant)
    {
        foreach (MenuNode node in Tree.Nodes(this))
        {
            node.Tenant = tenant;
        }
    }

    internal override void PlaceLike(Record other) => _above = (other as MenuNode)?._above;

    internal override IReadOnlyList<long>? IdsOf(Type kind) => kind == typeof(Menu) ? One(Id)
        : base.IdsOf(kind);

    MenuNode? ITreeNode<MenuNode>.Above => _above;

    void ITreeNode<MenuNode>.Place(int depth, MenuNode? above)
    {
        Depth = depth;
        _above = above;
    }
}
