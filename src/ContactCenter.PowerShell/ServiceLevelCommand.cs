using System.Management.Automation;

namespace ContactCenter.PowerShell;

/// <summary>What the cmdlets for service levels have.</summary>
public abstract class ServiceLevelCommand : OpenCommand
{
    /// <summary>The channel: call or chat. Required.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ValueCompleter))]
    [Filter("channel")]
    public string? Channel { get; set; }

    /// <summary>How many minutes to look back from now, at least 1. Required.</summary>
    [Parameter(Position = 1)]
    [ValidateRange(1, int.MaxValue)]
    [Filter("minutes")]
    public int Minutes { get; set; }

    private protected override void Begin()
    {
        Require(nameof(Channel), Strings.ChannelHow);
        Require(nameof(Minutes), Strings.MinutesHow);
    }
}
