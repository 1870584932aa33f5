Describe 'Connect-CcTenant' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $server = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 20
        $credential = $server.Credential
        $token = $credential.Password
    }

    AfterEach { Disconnect-CcTenant -All }
    AfterAll { Stop-CcSandbox }

    It 'says which connections are open when one that is not is to be closed' {
        $null = $server | Connect-CcTenant -Name here -NoVerify
        $failed = try { Disconnect-CcTenant nope } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        "$failed" | Should -Be "No connection named 'nope' is open in this runspace. Open: here."
    }

    It 'connects with -Uri and -Credential, whatever the path of the address' {
        $tenant = Connect-CcTenant -Uri "$($server.Uri)agent/some/page?x=1" -Credential $credential -RequestsPerSecond 0
        $tenant | Should -BeOfType ([ContactCenter.Tenant])
        $tenant.BaseUri.AbsolutePath | Should -Be '/manager/api/v1/'
        $tenant.UserName | Should -Be $credential.UserName
        $tenant.RequestCount | Should -Be 1 -Because 'one cheap request proves the credentials'
    }

    It 'connects with -Uri, -Token and -UserName' {
        (Connect-CcTenant -Uri $server.Uri -Token $token -UserName $credential.UserName -RequestsPerSecond 0).IsOpen | Should -BeTrue
    }

    It 'connects to a sandbox from the pipeline, at the sandbox''s rate' {
        ($server | Connect-CcTenant).RequestsPerSecond | Should -Be 0
        ($server | Connect-CcTenant -RequestsPerSecond 5 -NoVerify).RequestsPerSecond | Should -Be 5
    }

    It 'starts a sandbox of its own with -Sandbox, at the same limit' {
        $tenant = Connect-CcTenant -Sandbox -RequestsPerSecond 0
        $tenant.Name | Should -Be 'sandbox'
        @(Get-CcCall -First 3).Count | Should -Be 3
        Disconnect-CcTenant
        $tenant.IsOpen | Should -BeFalse
        Get-ErrorId { Invoke-WebRequest $tenant.BaseUri -TimeoutSec 10 } | Should -Match 'WebCmdletWebResponseException|HttpRequestException' -Because 'its sandbox is stopped with it'
    }

    It 'builds the address from subdomain and domain: <Domain>' -ForEach @(
        @{ Domain = 'uc1.example.com' }
        @{ Domain = '.uc1.example.com' }
        @{ Domain = 'https://uc1.example.com/' }
        @{ Domain = ' UC1.example.com ' }
    ) {
        $tenant = Connect-CcTenant -Subdomain customer -Domain $Domain -Token $token -NoVerify
        "$($tenant.BaseUri)" | Should -Be 'https://customer.uc1.example.com/manager/api/v1/'
        $tenant.Name | Should -Be 'customer'
        $tenant.UserName | Should -Be 'customer'
        $tenant.RequestsPerSecond | Should -Be 1
        $tenant.RequestCount | Should -Be 0
    }

    It 'takes the subdomain from the credential' {
        $pair = [pscredential]::new('customer', $token)
        $tenant = Connect-CcTenant -Credential $pair -Domain uc1.example.com -NoVerify
        "$($tenant.BaseUri)" | Should -Be 'https://customer.uc1.example.com/manager/api/v1/'
        (Connect-CcTenant -Credential $pair -Domain uc1.example.com -UserName other -NoVerify).UserName | Should -Be 'other'
    }

    It 'takes an address without its scheme, and the user name from it' {
        $tenant = Connect-CcTenant -Uri customer.uc1.example.com -Token $token -NoVerify
        "$($tenant.BaseUri)" | Should -Be 'https://customer.uc1.example.com/manager/api/v1/'
        $tenant.UserName | Should -Be 'customer'
    }

    It 'closes an open connection of the same name' {
        $first = $server | Connect-CcTenant -Name same -NoVerify
        $second = $server | Connect-CcTenant -Name SAME -NoVerify
        $first.IsOpen | Should -BeFalse
        $second.IsOpen | Should -BeTrue
        @(Get-CcTenant).Count | Should -Be 1
    }

    It 'takes a time zone by its id or as an object' {
        ($server | Connect-CcTenant -NoVerify -TimeZone Europe/Berlin).TimeZone.Id | Should -Be 'Europe/Berlin'
        ($server | Connect-CcTenant -NoVerify -TimeZone ([System.TimeZoneInfo]::Utc)).TimeZone | Should -Be ([System.TimeZoneInfo]::Utc)
    }

    It 'has no mandatory parameter that PowerShell would ask for' {
        foreach ($command in Get-Command -Module ContactCenter) {
            foreach ($set in $command.ParameterSets) {
                $set.Parameters | Where-Object { $_.IsMandatory -and $_.ParameterType -ne [switch] } | Should -BeNullOrEmpty -Because "$command must never prompt"
            }
        }
    }

    Context 'when it fails' {
        It 'says <Id> for <Title>' -ForEach @(
            @{ Title = 'nothing at all'; Id = 'InvalidArgument'; Script = { Connect-CcTenant } }
            @{ Title = 'no token'; Id = 'InvalidArgument'; Script = { Connect-CcTenant -Subdomain a -Domain example.com } }
            @{ Title = 'no domain'; Id = 'InvalidArgument'; Script = { Connect-CcTenant -Subdomain a -Token $token } }
            @{ Title = 'an address without credentials'; Id = 'InvalidArgument'; Script = { Connect-CcTenant -Uri https://a.example.com } }
            @{ Title = 'http off loopback'; Id = 'InvalidArgument'; Script = { Connect-CcTenant -Uri http://a.example.com -Token $token } }
            @{ Title = 'another scheme'; Id = 'InvalidArgument'; Script = { Connect-CcTenant -Uri ftp://a.example.com -Token $token } }
            @{ Title = 'a password in the address'; Id = 'InvalidArgument'; Script = { Connect-CcTenant -Uri https://me:secret@a.example.com -Token $token } }
            @{ Title = 'an IP address without a user name'; Id = 'InvalidArgument'; Script = { Connect-CcTenant -Uri http://127.0.0.1:9 -Token $token } }
            @{ Title = 'a domain that is none'; Id = 'InvalidArgument'; Script = { Connect-CcTenant a 'b c' -Token $token } }
            @{ Title = 'a domain with a path'; Id = 'InvalidArgument'; Script = { Connect-CcTenant a 'example.com/b' -Token $token } }
            @{ Title = 'a subdomain that is none'; Id = 'InvalidArgument'; Script = { Connect-CcTenant a.b example.com -Token $token } }
            @{ Title = 'no pace off loopback'; Id = 'InvalidArgument'; Script = { Connect-CcTenant a example.com -Token $token -RequestsPerSecond 0 } }
            @{ Title = 'too fast a pace'; Id = 'InvalidArgument'; Script = { Connect-CcTenant a example.com -Token $token -RequestsPerSecond 11 } }
            @{ Title = 'no number of a pace'; Id = 'InvalidArgument'; Script = { Connect-CcTenant a example.com -Token $token -RequestsPerSecond ([double]::NaN) } }
            @{ Title = 'an unknown zone'; Id = 'ParameterArgumentTransformationError'; Script = { Connect-CcTenant a example.com -Token $token -TimeZone Mars/Base } }
            @{ Title = 'a token in the clear'; Id = 'ParameterArgumentTransformationError'; Script = { Connect-CcTenant a example.com -Token canary } }
            @{ Title = 'a wrong token'; Id = 'Unauthorized'; Script = { Connect-CcTenant -Uri $server.Uri -Token (New-Token) -UserName $credential.UserName } }
            @{ Title = 'a closed port'; Id = 'ConnectionFailed'; Script = { Connect-CcTenant -Uri "http://127.0.0.1:$closed" -Token $token -UserName x -RequestsPerSecond 0 } }
            @{ Title = 'a host that does not exist'; Id = 'ConnectionFailed'; Script = { Connect-CcTenant nowhere no-such-host.invalid -Token $token } }
        ) {
            $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
            $listener.Start()
            $closed = $listener.LocalEndpoint.Port
            $listener.Stop()
            Get-ErrorId $Script | Should -Be $Id
            Get-CcTenant | Should -BeNullOrEmpty -Because 'nothing stays open'
        }

        It 'does not show a token that was given in the clear, nor a password in the address' {
            { Connect-CcTenant a example.com -Token canary } | Should -Throw
            "$($Error[0])$($Error[0].Exception)" | Should -Not -Match 'canary'
            { Connect-CcTenant a example.com canary } | Should -Throw
            "$($Error[0])$($Error[0].Exception)" | Should -Not -Match 'canary'
            { Connect-CcTenant a https://me:canary@example.com $token } | Should -Throw
            "$($Error[0])$($Error[0].Exception)" | Should -Not -Match 'canary'
            { Connect-CcTenant -Uri https://me:canary@a.example.com -Token $token } | Should -Throw
            "$($Error[0])$($Error[0].Exception)" | Should -Not -Match 'canary'
        }

        It 'keeps the connection of the same name that was there' {
            $first = $server | Connect-CcTenant -Name same
            Get-ErrorId { Connect-CcTenant -Uri $server.Uri -Token (New-Token) -UserName x -Name same -RequestsPerSecond 0 } | Should -Be 'Unauthorized'
            $first.IsOpen | Should -BeTrue
        }
    }
}

Describe 'The connections of a runspace' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $server = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 20
    }

    AfterEach { Disconnect-CcTenant -All }
    AfterAll { Stop-CcSandbox }

    It 'have one that is current, and it can be changed' {
        $a = $server | Connect-CcTenant -Name a -NoVerify
        $b = $server | Connect-CcTenant -Name b -NoVerify
        (Get-CcTenant | Where-Object IsCurrent).Name | Should -Be 'b'
        Select-CcTenant A
        (Get-CcTenant | Where-Object IsCurrent).Name | Should -Be 'a'
        $b | Select-CcTenant
        (Get-CcTenant | Where-Object IsCurrent).Name | Should -Be 'b'
        $a.IsCurrent | Should -BeFalse -Because 'a variable shows the mark as it is now'
    }

    It 'do not make another one current when the current one is closed' {
        $null = $server | Connect-CcTenant -Name a -NoVerify
        $null = $server | Connect-CcTenant -Name b -NoVerify
        Disconnect-CcTenant
        Get-CcTenant | ForEach-Object Name | Should -Be 'a'
        Get-ErrorId { Get-CcCall -First 1 } | Should -Be 'NotConnected'
        { Get-CcCall -First 1 } | Should -Throw '*Select-CcTenant*'
        @(Get-CcCall -First 1 -Tenant a).Count | Should -Be 1
    }

    It 'fit 120 columns' {
        $null = $server | Connect-CcTenant -NoVerify
        $table = Get-CcTenant | Format-Table | Out-String -Width 120
        ($table -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $table | Should -Match '\*'
        $table | Should -Match 'Waited'
    }

    It 'are complete by Tab, without a request' {
        $null = $server | Connect-CcTenant -Name 'two words' -NoVerify
        $before = $server.RequestCount
        $line = 'Get-CcCall -Tenant '
        ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText | Should -Contain "'two words'"
        $server.RequestCount | Should -Be $before
    }

    It 'are not known in another runspace by name, but by the object' {
        $tenant = $server | Connect-CcTenant -Name a -NoVerify
        $second = [powershell]::Create()
        $said = $second.AddScript({
                param($path, $tenant)
                Import-Module $path
                try { Get-CcCall -First 1 -Tenant a } catch { $_.FullyQualifiedErrorId.Split(',')[0] }
                @(Get-CcCall -First 2 -Tenant $tenant).Count
                @(Get-CcCall -First 2 -Tenant $tenant | Get-CcCall -Tenant $tenant).Count
            }).AddArgument($ModulePath).AddArgument($tenant).Invoke()
        $said | Should -Be 'NotConnected', 2, 2
    }

    It 'work side by side in ForEach-Object -Parallel' {
        $tenant = $server | Connect-CcTenant -NoVerify
        $ids = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module $using:ModulePath
            Get-CcCall -First 3 -Tenant $using:tenant | ForEach-Object Id
        }
        $ids.Count | Should -Be 12
        ($ids | Select-Object -Unique).Count | Should -Be 3
    }

    It 'are NotConnected once closed, as a copy, or when the value is none' {
        $tenant = $server | Connect-CcTenant -NoVerify
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($tenant))
        Get-ErrorId { Get-CcCall -First 1 -Tenant $copy } | Should -Be 'NotConnected'
        { Get-CcCall -First 1 -Tenant $copy } | Should -Throw '*another process*'
        Get-ErrorId { Get-CcCall -First 1 -Tenant 42 } | Should -Be 'NotConnected'
        Disconnect-CcTenant
        Get-ErrorId { Get-CcCall -First 1 -Tenant $tenant } | Should -Be 'NotConnected'
        Get-ErrorId { Get-CcCall -First 1 } | Should -Be 'NotConnected'
        { Get-CcCall -First 1 } | Should -Throw '*Connect-CcTenant*'
    }
}

Describe 'The environment' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }


    It 'opens the tenant that it describes' {
        $said = Invoke-Fresh @"
Import-Module '$ModulePath'
`$null = Get-CcCall -First 0
Get-CcTenant | ForEach-Object { "`$(`$_.BaseUri) `$(`$_.UserName) `$(`$_.Name) `$(`$_.IsCurrent) `$(`$_.RequestCount)" }
"@ -Environment @{ CC_SUBDOMAIN = 'customer'; CC_DOMAIN = 'uc1.example.com'; CC_TOKEN = 'x'; CC_USERNAME = 'user' }
        $said | Should -Be 'https://customer.uc1.example.com/manager/api/v1/ user customer True 0'
    }

    It 'does not send what is for this machine through a proxy' {
        $said = Invoke-Fresh @"
Import-Module '$ModulePath'
`$null = Connect-CcTenant -Sandbox -RequestsPerSecond 0
(Get-CcTenant).RequestCount
"@ -Environment @{ http_proxy = 'http://127.0.0.1:1' }
        $said | Should -Be '1'
    }

    It 'says which variable is missing' {
        $said = Invoke-Fresh @"
Import-Module '$ModulePath'
try { Get-CcCall -First 0 } catch { "`$(`$_.FullyQualifiedErrorId.Split(',')[0]) `$_" }
"@ -Environment @{ CC_SUBDOMAIN = 'customer'; CC_DOMAIN = 'uc1.example.com' }
        $said | Should -Match '^NotConnected .*CC_TOKEN is not set'
    }
}
