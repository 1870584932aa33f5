using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the service levels of the queue groups.</summary>
[Cmdlet(VerbsCommon.Get, "CcQueueGroupServiceLevel", SupportsPaging = true)]
[OutputType("ContactCenter.QueueGroupServiceLevel")]
public sealed class GetQueueGroupServiceLevelCommand : ServiceLevelCommand
{
    private protected override Endpoint<OpenRecord> Endpoint => Endpoints.QueueGroupServiceLevels;
}
