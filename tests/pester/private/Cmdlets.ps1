# How each cmdlet of the module is called where it is watched, with what is personal in the values of its filters. What connects is called with the connection of its own.
[ordered]@{
    'Connect-CcTenant'             = { Connect-CcTenant -Uri $tattler.Uri -UserName customer -Token $secure -RequestsPerSecond 0 -MaximumRetryCount 1 -Name again; Connect-CcTenant -Uri $tattler.Uri -Credential $credential -RequestsPerSecond 0 -MaximumRetryCount 0 -Name again -Save }
    'ConvertTo-CcFlatRecord'       = { Get-CcCall -SupportNumber $phone | ConvertTo-CcFlatRecord }
    'Disconnect-CcTenant'          = { $null = Connect-CcTenant -Uri $tattler.Uri -UserName customer -Token $secure -RequestsPerSecond 0 -NoVerify -Name gone; Disconnect-CcTenant gone; Disconnect-CcTenant gone }
    'Get-CcAgent'                  = { Get-CcAgent -AgentNumber $phone -Query @{ contact = $person }; Get-CcAgent 5 }
    'Get-CcAgentActivity'          = { Get-CcAgentActivity -Query @{ contact = $person } }
    'Get-CcAgentStatus'            = { Get-CcAgentStatus }
    'Get-CcCall'                   = { Get-CcCall -SupportNumber $phone -EndUserId $number -Query @{ contact = $person }; Get-CcCall 5, 6; Get-CcCall -First 0 -IncludeTotalCount -SupportNumber $phone }
    'Get-CcCampaign'               = { Get-CcCampaign -Query @{ contact = $person }; Get-CcCampaign 5 }
    'Get-CcCampaignContact'        = { Get-CcCampaignContact 7 -Query @{ contact = $person } }
    'Get-CcChat'                   = { Get-CcChat -EndUserId $number -Query @{ contact = $person } }
    'Get-CcEmail'                  = { Get-CcEmail -EndUserId $number -Query @{ contact = $person } }
    'Get-CcMenu'                   = { Get-CcMenu -Query @{ contact = $person }; Get-CcMenu 5 }
    'Get-CcMenuOperationHour'      = { Get-CcMenuOperationHour }
    'Get-CcMenuServiceLevel'       = { Get-CcMenuServiceLevel -Channel call -Minutes 5 }
    'Get-CcMenuStatus'             = { Get-CcMenuStatus }
    'Get-CcMenuTree'               = { Get-CcMenuTree -Flatten }
    'Get-CcProfile'                = { Get-CcProfile }
    'Get-CcQueueGroupServiceLevel' = { Get-CcQueueGroupServiceLevel -Channel chat -Minutes 5 }
    'Get-CcTeam'                   = { Get-CcTeam -Query @{ contact = $person }; Get-CcTeam 5 }
    'Get-CcTeamTree'               = { Get-CcTeamTree }
    'Get-CcTenant'                 = { Get-CcTenant }
    'Get-CcUserStatus'             = { Get-CcUserStatus }
    'Invoke-CcApi'                 = { Invoke-CcApi brand/new -Query @{ contact = $person; number = $phone } -Paginate }
    'Protect-CcRecord'             = { Get-CcCall -SupportNumber $phone | Protect-CcRecord -Method Remove }
    'Remove-CcProfile'             = { Remove-CcProfile nonsense -Confirm:$false }
    'Select-CcTenant'              = { Select-CcTenant watched; Select-CcTenant nonsense }
    'Start-CcSandbox'              = { $script:sandbox = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 5; $script:sandbox; Start-CcSandbox -Fault nonsense }
    'Stop-CcSandbox'               = { Stop-CcSandbox }
}
