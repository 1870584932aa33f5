using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>What the cmdlets for trees have.</summary>
/// <typeparam name="T">The type of the nodes.</typeparam>
public abstract class TreeCommand<T> : EndpointCommand<T>
    where T : Record, new()
{
    /// <summary>Emits every node once, each before those below it, with its depth and the names that lead to it, instead of the nodes at the top with their children.</summary>
    [Parameter]
    public SwitchParameter Flatten { get; set; }

    /// <summary>Every node of the tree that begins with one.</summary>
    private protected abstract IEnumerable<T> Nodes(T root);

    private protected override IEnumerable<object> Output(T record) => Flatten ? Nodes(record) : base.Output(record);

    private protected override long? TotalOf(Page<T> page) => Flatten ? page.Records.Sum(record => Nodes(record).LongCount()) : base.TotalOf(page);
}
