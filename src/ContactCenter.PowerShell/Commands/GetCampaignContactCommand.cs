using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the contacts of campaigns.</summary>
[Cmdlet(VerbsCommon.Get, "CcCampaignContact", SupportsPaging = true)]
[OutputType(typeof(CampaignContact))]
public sealed class GetCampaignContactCommand : ListCommand<CampaignContact>
{
    private readonly PipedRecords _piped = new();

    /// <summary>The campaigns, by id or as records. Required.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [RecordTransformation]
    [ArgumentCompleter(typeof(ValueCompleter))]
    public RecordReference[]? CampaignId { get; set; }

    private protected override Endpoint<CampaignContact> Endpoint => Endpoints.CampaignContacts;

    private protected override void Begin()
    {
        if (!MyInvocation.ExpectingInput)
        {
            Require(nameof(CampaignId), Strings.CampaignHow);
        }
    }

    private protected override void Process() => Gather(_piped, CampaignId, reference => (null, reference.Ids(typeof(Campaign))));

    private protected override IEnumerable<TenantRead<CampaignContact>> Plan() =>
        _piped.Of(TenantsOf).Select(item => new TenantRead<CampaignContact>(item.Tenant, Endpoint, [.. item.Wanted.Ids!.Select(id => Request(item.Tenant, id))]));

    private ReadRequest Request(Tenant tenant, long campaign)
    {
        ReadRequest request = Request(tenant);
        request.ParentId = campaign;
        return request;
    }
}
