using System.Collections.Generic;
using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the menus as a tree.</summary>
[Cmdlet(VerbsCommon.Get, "CcMenuTree", SupportsPaging = true)]
[OutputType(typeof(MenuNode))]
public sealed class GetMenuTreeCommand : TreeCommand<MenuNode>
{
    /// <summary>Menus of this kind, such as ivr_menu.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("menu_type")]
    public string? Type { get; set; }

    /// <summary>Menus in this language, such as en.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("lang")]
    public string? Language { get; set; }

    private protected override Endpoint<MenuNode> Endpoint => Endpoints.MenuTree;

    private protected override IEnumerable<MenuNode> Nodes(MenuNode root) => Tree.Flatten(root);
}
