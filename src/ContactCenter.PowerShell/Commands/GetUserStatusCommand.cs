using System.Management.Automation;

namespace ContactCenter.PowerShell.Commands;

/// <summary>Reads the states that agents can be in.</summary>
[Cmdlet(VerbsCommon.Get, "CcUserStatus", SupportsPaging = true)]
[OutputType(typeof(UserStatus))]
public sealed class GetUserStatusCommand : EndpointCommand<UserStatus>
{
    private protected override Endpoint<UserStatus> Endpoint => Endpoints.UserStatuses;
}
