using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads campaigns of the outbound dialer.</summary>
[Cmdlet(VerbsCommon.Get, "CcCampaign", SupportsPaging = true)]
[OutputType(typeof(Campaign))]
public sealed class GetCampaignCommand : RecordListCommand<Campaign>
{
    private protected override Endpoint<Campaign> Endpoint => Endpoints.Campaigns;
}
