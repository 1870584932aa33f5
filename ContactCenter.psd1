@{
    ModuleVersion          = '0.1.0'
    GUID                   = '6f3b1c52-8d0e-4c7a-9b6d-2a41f7c0e935'
    Author                 = 'ContactCenter contributors'
    CompanyName            = 'ContactCenter'
    Copyright              = '(c) ContactCenter contributors. MIT licence.'
    Description            = 'Reads calls, chats, e-mails, agents, queues, teams and campaigns of a contact centre over its manager API: complete, at the pace that the tenant allows, as typed objects.'
    PowerShellVersion      = '5.1'
    CompatiblePSEditions   = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    # The same paths for every edition. The first (ModuleStart) prepares where the second finds what it references, which is not beside it.
    NestedModules          = @('bin/ContactCenter.Loader.dll', 'bin/ContactCenter.PowerShell.dll')
    TypesToProcess         = @('formats/ContactCenter.Types.ps1xml')
    FormatsToProcess       = @(
        'formats/Agent.Format.ps1xml'
        'formats/AgentActivity.Format.ps1xml'
        'formats/Call.Format.ps1xml'
        'formats/Campaign.Format.ps1xml'
        'formats/Chat.Format.ps1xml'
        'formats/Email.Format.ps1xml'
        'formats/Menu.Format.ps1xml'
        'formats/Open.Format.ps1xml'
        'formats/Profile.Format.ps1xml'
        'formats/Sandbox.Format.ps1xml'
        'formats/Team.Format.ps1xml'
        'formats/Tenant.Format.ps1xml'
        'formats/UserStatus.Format.ps1xml'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    CmdletsToExport        = @(
        'Connect-CcTenant'
        'ConvertTo-CcFlatRecord'
        'Disconnect-CcTenant'
        'Get-CcAgent'
        'Get-CcAgentActivity'
        'Get-CcAgentStatus'
        'Get-CcCall'
        'Get-CcCampaign'
        'Get-CcCampaignContact'
        'Get-CcChat'
        'Get-CcEmail'
        'Get-CcMenu'
        'Get-CcMenuOperationHour'
        'Get-CcMenuServiceLevel'
        'Get-CcMenuStatus'
        'Get-CcMenuTree'
        'Get-CcProfile'
        'Get-CcQueueGroupServiceLevel'
        'Get-CcTeam'
        'Get-CcTeamTree'
        'Get-CcTenant'
        'Get-CcUserStatus'
        'Invoke-CcApi'
        'Protect-CcRecord'
        'Remove-CcProfile'
        'Select-CcTenant'
        'Start-CcSandbox'
        'Stop-CcSandbox'
    )
    PrivateData            = @{
        PSData = @{
            Tags = @('ContactCenter', 'CallCenter', 'Calls', 'Export', 'Reporting', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
        }
    }
}
