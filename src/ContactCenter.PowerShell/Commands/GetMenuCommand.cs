using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads menus: the choices of end users, and as leaves the queues.</summary>
[Cmdlet(VerbsCommon.Get, "CcMenu", SupportsPaging = true)]
[OutputType(typeof(Menu))]
public sealed class GetMenuCommand : RecordListCommand<Menu>
{
    /// <summary>Menus of these names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("name")]
    public string[]? Name { get; set; }

    /// <summary>Menus right below these, by id.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("parent_id")]
    public long[]? ParentId { get; set; }

    /// <summary>Menus at these places among their siblings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Filter("position")]
    public int[]? Position { get; set; }

    /// <summary>Menus of these kinds, such as ivr_menu.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("menu_type")]
    public string[]? Type { get; set; }

    /// <summary>Menus that end users do not see; with -Hidden:$false, that they see.</summary>
    [Parameter]
    [Filter("hidden")]
    public SwitchParameter Hidden { get; set; }

    /// <summary>Deleted menus too.</summary>
    [Parameter]
    [Filter("with_deleted")]
    public SwitchParameter IncludeDeleted { get; set; }

    private protected override Endpoint<Menu> Endpoint => Endpoints.Menus;
}
