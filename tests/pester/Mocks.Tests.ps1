# What others do with the cmdlets: mocks, proxy functions, prefixes, defaults for all commands.
Describe 'A mock' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    It 'takes texts for ids, zones, times and tenants' {
        Mock Get-CcCall { "$Id $CreatedAfter $Tenant" }
        Get-CcCall -Id '6' -CreatedAfter '-7d' -Tenant here | Should -Be '6 -7d here'
        Get-CcCall -Id 6, '7' -CreatedAfter ([datetime]'2026-11-05') | Should -Be '6 7 2026-11-05T00:00:00 '
        Should -Invoke Get-CcCall -ParameterFilter { "$Id" -eq '6' } -Times 1 -Exactly
        Mock ConvertTo-CcFlatRecord { "$TimeZone" }
        ConvertTo-CcFlatRecord -TimeZone Europe/Berlin | Should -Be 'Europe/Berlin'
        Mock Connect-CcTenant { "$TimeZone" }
        Connect-CcTenant -Sandbox -TimeZone ([System.TimeZoneInfo]::Utc) | Should -Be 'UTC'
        Mock Get-CcCampaignContact { "$CampaignId" }
        Get-CcCampaignContact '5' | Should -Be '5'
    }

    It 'takes records and rows for ids' {
        $call = Get-CcCall -First 1
        Mock Get-CcCall { "$Id" }
        Get-CcCall -Id $call | Should -Be "$($call.Id)"
        Get-CcCall -Id ([pscustomobject]@{ Id = '12' }) | Should -Be '12'
        { Get-CcCall -Id 'x' } | Should -Throw '*not a valid id*'
    }
}

Describe 'A proxy function' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    It 'of <Name> can be made, and takes what the cmdlet takes' -ForEach @(
        @{ Name = 'Get-CcCall'; Arguments = @{ Id = '102199', '102202'; CreatedAfter = '-30d' }; Parameter = 'Id' }
        @{ Name = 'ConvertTo-CcFlatRecord'; Arguments = @{ Type = 'Call'; HeaderOnly = $true; TimeZone = 'Europe/Berlin' }; Parameter = 'TimeZone' }
        @{ Name = 'Get-CcAgent'; Arguments = @{ First = 1; Tenant = 'nowhere' }; Parameter = 'Tenant'; Throws = $true }
    ) {
        $command = Get-Command $Name -Module ContactCenter
        $text = [System.Management.Automation.ProxyCommand]::Create($command)
        Set-Item function:global:Test-Proxy $text
        try {
            if ($Throws) { { Test-Proxy @Arguments } | Should -Throw '*nowhere*' } else { (Test-Proxy @Arguments | Out-String) | Should -Be (& $command @Arguments | Out-String) }
        }
        finally {
            Remove-Item function:global:Test-Proxy
        }
    }

    It 'of every cmdlet can be made' {
        foreach ($command in Get-Command -Module ContactCenter -CommandType Cmdlet) {
            Set-Item function:global:Test-Proxy ([System.Management.Automation.ProxyCommand]::Create($command))
            @((Get-Command Test-Proxy).Parameters.Keys).Count | Should -BeGreaterOrEqual $command.Parameters.Count -Because $command.Name
        }

        Remove-Item function:global:Test-Proxy
    }
}

Describe 'A prefix' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }

    It 'leaves completion as it is' {
        $said = Invoke-Fresh @"
Import-Module '$ModulePath' -Prefix My
foreach (`$line in 'Get-MyCcCall -Status fin', 'Get-MyCcCall -SortBy Creat', 'ContactCenter\Get-MyCcAgent -StatusId -1') {
    ([System.Management.Automation.CommandCompletion]::CompleteInput(`$line, `$line.Length, `$null).CompletionMatches | Select-Object -First 1).CompletionText
}
`$server = Start-MyCcSandbox -RequestsPerSecond 0
`$null = `$server | Connect-MyCcTenant -NoVerify
@(Get-MyCcCall -First 2).Count
"@
        $said -split '\r?\n' | Should -Be @('finished', 'CreatedAt', '-1', '2')
    }
}

Describe 'Defaults for all commands' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }

    AfterEach { Stop-TestTenant }

    It 'do not stand in the way of a sandbox that is piped: <Key>' -ForEach @(
        @{ Key = '*:Proxy'; Value = [uri]'http://127.0.0.1:9/' }
        @{ Key = '*:ProxyCredential'; Value = [pscredential]::new('user', [securestring]::new()) }
        @{ Key = '*:Credential'; Value = [pscredential]::new('user', [securestring]::new()) }
        @{ Key = '*:Token'; Value = [securestring]::new() }
        @{ Key = '*:Profile'; Value = 'other' }
        @{ Key = '*:UserName'; Value = 'other' }
        @{ Key = '*:Domain'; Value = 'example.com' }
        @{ Key = '*:Subdomain'; Value = 'other' }
        @{ Key = '*:Uri'; Value = [uri]'https://other.example.com' }
    ) {
        $PSDefaultParameterValues = @{ $Key = $Value }
        $server = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 30
        $tenant = $server | Connect-CcTenant -Name piped
        $tenant.BaseUri.Port | Should -Be $server.Uri.Port
        @(Get-CcCall -First 2).Count | Should -Be 2
    }
}
