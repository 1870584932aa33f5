Describe 'What is said besides the records' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"

        # Runs a script in a runspace of its own, so that every stream can be looked at.
        function Invoke-Apart {
            param([scriptblock] $Script, [object[]] $Arguments)
            $shell = [powershell]::Create()
            $null = $shell.AddScript("Import-Module '$ModulePath'").Invoke()
            $shell.Commands.Clear()
            $null = $shell.AddScript($Script)
            foreach ($argument in $Arguments) { $null = $shell.AddArgument($argument) }
            $output = $shell.Invoke()
            [pscustomobject]@{ Output = $output; Streams = $shell.Streams }
        }
    }

    AfterEach { Stop-TestTenant }

    It 'is one verbose line for each request' {
        $test = Start-TestTenant
        $said = @(Get-CcCall -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] })
        $said.Count | Should -Be @(Get-Sent $test.Server).Count
        $said[0].Message | Should -Match 'calls'
    }

    It 'shows no number of a person in a verbose line' {
        $test = Start-TestTenant
        $said = Get-CcCall -SupportNumber '+15550001111' -EndUserId 4711 -First 1 -Verbose 4>&1 | Out-String
        $said | Should -Match 'support_number'
        $said | Should -Not -Match '15550001111|4711'
        Get-Sent $test.Server | Should -BeLike '*+15550001111*'
    }

    It 'is progress with total and share, taken away at the end' {
        $test = Start-TestTenant @{ Days = 10; LatencyMilliseconds = 20 }
        $run = Invoke-Apart { param($tenant) $ProgressPreference = 'Continue'; Get-CcCall -Tenant $tenant -PageSize 20 } $test.Tenant
        $own = @($run.Streams.Progress | Where-Object { $_.Activity -match 'calls' })
        $own.Count | Should -BeGreaterThan 1
        $own.Count | Should -BeLessOrEqual @(Get-Sent $test.Server).Count
        $own[-1].RecordType | Should -Be 'Completed'
        @($own.ActivityId | Select-Object -Unique).Count | Should -Be 1
        $shown = $own | Where-Object PercentComplete -GE 0 | Select-Object -Last 1
        $shown.StatusDescription | Should -Match "of $($run.Output.Count)"
    }

    It 'is no progress at all where it is off: <Preference>' -ForEach @(@{ Preference = 'SilentlyContinue' }, @{ Preference = 'Ignore' }) {
        $test = Start-TestTenant
        $run = Invoke-Apart { param($tenant, $preference) $ProgressPreference = $preference; Get-CcCall -Tenant $tenant -PageSize 20 } $test.Tenant, $Preference
        $run.Output.Count | Should -BeGreaterThan 100
        $run.Streams.Progress.Count | Should -Be 0
    }

    It 'is a warning where an order of the user''s own can lose records' {
        $null = Start-TestTenant
        $null = Get-CcCall -SortBy UpdatedAt -PageSize 20 -WarningVariable warned -WarningAction SilentlyContinue
        @($warned).Count | Should -Be 1
        $null = Get-CcCall -WarningVariable none -WarningAction SilentlyContinue
        @($none).Count | Should -Be 0
    }

    It 'never holds the token, plain or in Base64' {
        $test = Start-TestTenant
        $network = $test.Server.Credential.GetNetworkCredential()
        $canaries = @(
            $network.Password
            [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($network.Password))
            [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes("$($network.UserName):$($network.Password)"))
        )
        $Error.Clear()
        $said = & {
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            $ErrorActionPreference = 'Continue'
            $faulty = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 20 -Fault 'all=401'
            $faulty | Connect-CcTenant -Name faulty -NoVerify | Format-List * -Force
            try { Get-CcCall } catch { $_ | Format-List * -Force; $_.Exception | Format-List * -Force }
            try { Connect-CcTenant -Uri "http://127.0.0.1:1" -Credential $test.Server.Credential -RequestsPerSecond 0 } catch { $_ | Format-List * -Force; "$($_.Exception)" }
            $test.Server | Format-List * -Force
            $test.Server | Connect-CcTenant -Name canary | Format-List * -Force
            $test.Tenant | Select-Object * | ConvertTo-Json -Depth 2
            [System.Management.Automation.PSSerializer]::Serialize($test.Tenant, 3)
            Get-CcCall -First 3 | Format-List * -Force
            Get-CcTenant | Format-List * -Force
            Get-CcTenant | Out-String
            $test.Server.GetRequests() | Format-List * -Force
            $Error | Format-List * -Force
        } *>&1 | Out-String -Width 4000
        $said.Length | Should -BeGreaterThan 5000
        foreach ($canary in $canaries) {
            $said.Contains($canary) | Should -BeFalse
        }
    }
}
