# Written by hand: scripts depend on these names.
Describe 'The surface' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }

    It 'has <Name> with its parameters, and no others' -ForEach @(
        @{ Name = 'Get-CcAgent'; Own = 'Id AgentNumber StatusId Location Online WrapUp LastLoginAfter LastLoginBefore StatusUpdatedAfter StatusUpdatedBefore'; IsList = $true }
        @{ Name = 'Get-CcAgentStatus'; Own = ''; IsList = $false }
        @{ Name = 'Get-CcAgentActivity'; Own = 'Id AgentId Activity WhodunnitId CallId ChatId StartedAfter StartedBefore EndedAfter EndedBefore MinDuration MaxDuration'; IsList = $true }
        @{ Name = 'Get-CcCall'; Own = 'Id AgentId EndUserId Status FailReason Type SupportNumber Verified CreatedAfter CreatedBefore QueuedAfter QueuedBefore AssignedAfter AssignedBefore ConnectedAfter ConnectedBefore EndedAfter EndedBefore ScheduledAfter ScheduledBefore UpdatedAfter UpdatedBefore MinRating MaxRating MinCallDuration MaxCallDuration MinHoldDuration MaxHoldDuration'; IsList = $true }
        @{ Name = 'Get-CcChat'; Own = 'Id AgentId EndUserId Status FailReason Type Verified CreatedAfter CreatedBefore AssignedAfter AssignedBefore EndedAfter EndedBefore UpdatedAfter UpdatedBefore FirstMessageAfter FirstMessageBefore LastMessageAfter LastMessageBefore MinRating MaxRating MinChatDuration MaxChatDuration MinMessageCount MaxMessageCount MinAverageResponseTime MaxAverageResponseTime MinLongestResponseTime MaxLongestResponseTime MinWaitDuration MaxWaitDuration'; IsList = $true }
        @{ Name = 'Get-CcEmail'; Own = 'Id AgentId EndUserId Status CreatedAfter CreatedBefore AssignedAfter AssignedBefore FinishedAfter FinishedBefore UpdatedAfter UpdatedBefore MinThreadCount MaxThreadCount'; IsList = $true }
        @{ Name = 'Get-CcMenu'; Own = 'Id Name ParentId Position Type Hidden IncludeDeleted'; IsList = $true }
        @{ Name = 'Get-CcMenuTree'; Own = 'Type Language Flatten'; IsList = $false }
        @{ Name = 'Get-CcMenuStatus'; Own = ''; IsList = $false }
        @{ Name = 'Get-CcMenuServiceLevel'; Own = 'Channel Minutes'; IsList = $false }
        @{ Name = 'Get-CcQueueGroupServiceLevel'; Own = 'Channel Minutes'; IsList = $false }
        @{ Name = 'Get-CcMenuOperationHour'; Own = ''; IsList = $false }
        @{ Name = 'Get-CcUserStatus'; Own = ''; IsList = $false }
        @{ Name = 'Get-CcTeam'; Own = 'Id Name ParentId Position IncludeDeleted MinAgentCount MaxAgentCount'; IsList = $true }
        @{ Name = 'Get-CcTeamTree'; Own = 'Flatten'; IsList = $false }
        @{ Name = 'Get-CcCampaign'; Own = 'Id'; IsList = $true }
        @{ Name = 'Get-CcCampaignContact'; Own = 'CampaignId'; IsList = $true }
        @{ Name = 'Invoke-CcApi'; Own = 'Path Query Paginate'; IsList = $false }
    ) {
        $command = Get-Command $Name -Module ContactCenter
        $common = @([System.Management.Automation.PSCmdlet]::CommonParameters) + @([System.Management.Automation.PSCmdlet]::OptionalCommonParameters)
        $wanted = @($Own.Split(' ', [System.StringSplitOptions]::RemoveEmptyEntries)) + 'Tenant', 'First', 'Skip', 'IncludeTotalCount'
        if ($IsList) { $wanted += 'PageSize', 'SortBy', 'Descending', 'Query' }
        @($command.Parameters.Keys | Where-Object { $_ -notin $common } | Sort-Object) -join ' ' | Should -BeExactly (@($wanted | Sort-Object) -join ' ')
        @($command.Parameters.Values | Where-Object { $_.Attributes.Mandatory -contains $true }) | Should -BeNullOrEmpty -Because 'a parameter that PowerShell asks for hangs what runs unattended'
    }

    It 'has <Name> for <Parameters>' -ForEach @(
        @{ Name = 'Connect-CcTenant'; Parameters = 'Subdomain Domain Token Credential Uri Sandbox Name UserName RequestsPerSecond TimeoutSec MaximumRetryCount RateLimitTimeoutSec TimeZone Proxy ProxyCredential NoVerify EndpointPath Profile Save Vault' }
        @{ Name = 'Get-CcProfile'; Parameters = 'Name' }
        @{ Name = 'Remove-CcProfile'; Parameters = 'Name WhatIf Confirm' }
        @{ Name = 'Disconnect-CcTenant'; Parameters = 'All' }
        @{ Name = 'Select-CcTenant'; Parameters = '' }
        @{ Name = 'Get-CcTenant'; Parameters = '' }
        @{ Name = 'ConvertTo-CcFlatRecord'; Parameters = 'InputObject Type HeaderOnly ExpandProperty TimeZone Separator ExcelSafe' }
        @{ Name = 'Protect-CcRecord'; Parameters = 'InputObject Method Key KeepUnknown' }
        @{ Name = 'Start-CcSandbox'; Parameters = 'Port Seed Days CallsPerDay RequestsPerSecond LatencyMilliseconds Churn Fault NoPagingHeaders MaximumPageSize RateLimitHeaders NeighborRequestsPerSecond' }
        @{ Name = 'Stop-CcSandbox'; Parameters = '' }
    ) {
        $command = Get-Command $Name -Module ContactCenter
        foreach ($parameter in $Parameters.Split(' ', [System.StringSplitOptions]::RemoveEmptyEntries)) {
            $command.Parameters.Keys | Should -Contain $parameter
        }
    }
}
