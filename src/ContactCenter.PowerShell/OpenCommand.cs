using System.Collections.Generic;

namespace ContactCenter.PowerShell;

/// <summary>What every cmdlet has whose endpoint has no documented body.</summary>
public abstract class OpenCommand : EndpointCommand<OpenRecord>
{
    private protected override IEnumerable<object> Output(OpenRecord record) => [OpenObject.Named(record, Endpoint.OpenTypeName!)];
}
