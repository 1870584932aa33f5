# Saved profiles. Each case runs in a process of its own with folders of its own, so that the profiles and vaults of whoever runs the tests are left alone.
BeforeDiscovery {
    $onWindows = $PSVersionTable.PSEdition -eq 'Desktop' -or $IsWindows
    $isThere = [bool](Get-Module Microsoft.PowerShell.SecretManagement -ListAvailable)
    if (-not $isThere) { Write-Host 'SecretManagement is not installed: a stand-in takes its place.' }
    $places = @(
        if ($isThere) { @{ Place = 'a vault of SecretManagement'; IsReal = $true } }
        @{ Place = 'a vault of the stand-in'; IsReal = $false }
    )
}

Describe 'Profiles with <Place>' -ForEach $places {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $own = (New-Item "$TestDrive/$([guid]::NewGuid())" -ItemType Directory).FullName
        $null = New-Item "$own/home", "$own/settings", "$own/vault" -ItemType Directory
        if (-not $IsReal) {
            # The user's own modules come before those of the machine.
            $modules = (New-Item "$own/home/.local/share/powershell/Modules" -ItemType Directory).FullName
            Copy-Item "$PSScriptRoot/vault/standin/*", "$PSScriptRoot/vault/TestVault" $modules -Recurse
        }

        $register = if ($IsReal) { "Import-Module Microsoft.PowerShell.SecretManagement; Register-SecretVault -Name Test -ModuleName '$PSScriptRoot/vault/TestVault' -DefaultVault" }
        else { "`$null = New-Item '$own/vault/registered' -ItemType File" }
        $environment = @{ HOME = "$own/home"; CC_PROFILE_FOLDER = "$own/settings/ContactCenter"; XDG_DATA_HOME = "$own/home/.local/share"; CC_TEST_VAULT = "$own/vault" }
        $text = Invoke-Fresh -Environment $environment -Script @"
            `$ErrorActionPreference = 'Continue'
            Import-Module '$ModulePath'
            `$got = [ordered]@{}
            function Id(`$errors) { @(`$errors | Where-Object { `$_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { `$_.FullyQualifiedErrorId.Split(',')[0] + ': ' + `$_ }) -join '|' }
            function Try-It([scriptblock] `$script) { try { & `$script } catch { Id `$_ } }
            `$server = Start-CcSandbox -RequestsPerSecond 0 -Days 2 -CallsPerDay 20
            `$first = @{ Uri = `$server.Uri; Credential = `$server.Credential; RequestsPerSecond = 0; TimeZone = 'Europe/Berlin'; MaximumRetryCount = 3; TimeoutSec = 33 }
            `$file = '$own/settings/ContactCenter/profiles.json'

            `$tenant = Connect-CcTenant @first -Name prod -Save -ErrorAction SilentlyContinue -ErrorVariable failed
            `$got.NoVault = Id `$failed
            `$got.OpenAllTheSame = `$tenant.IsOpen
            `$got.NothingSaved = -not (Test-Path `$file)
            $register
            `$got.UnknownVault = Try-It { Connect-CcTenant @first -Name prod -Save -Vault nonsense -ErrorAction Stop }
            `$got.VaultAlone = Try-It { Connect-CcTenant @first -Vault Test }
            `$got.BadName = Try-It { Connect-CcTenant @first -Name 'no good' -Save }
            `$got.Empty = @(Get-CcProfile).Count
            `$null = Connect-CcTenant @first -Name prod -Save -ErrorVariable failed
            `$got.Saved = Id `$failed
            `$null = Connect-CcTenant @first -Name other -Save -Vault test
            `$got.ProxySecret = Try-It { Connect-CcTenant @first -Name third -Save -Proxy 'http://someone:hidden@127.0.0.1:1' }
            `$got.Names = (Get-CcProfile).Name -join ' '
            `$got.ByWildcard = (Get-CcProfile p*).Name -join ' '
            `$got.Unknown = Try-It { Get-CcProfile nonsense -ErrorAction Stop }
            `$got.Table = Get-CcProfile | Format-Table | Out-String -Width 120
            `$got.Shown = (Get-CcProfile | ConvertTo-Json -Depth 9) + (Get-CcProfile | Format-List * -Force | Out-String)
            `$got.Mode = if ([System.IO.Path]::DirectorySeparatorChar -eq '/') { [int][System.IO.File]::GetUnixFileMode(`$file), [int][System.IO.File]::GetUnixFileMode((Split-Path `$file)) -join ' ' }
            `$got.Completed = [System.Management.Automation.CommandCompletion]::CompleteInput('Connect-CcTenant -Profile p', 27, `$null).CompletionMatches.CompletionText -join ' '

            Disconnect-CcTenant -All
            `$tenant = Connect-CcTenant -Profile PROD
            `$got.Recalled = "`$(`$tenant.Name) `$(`$tenant.BaseUri.Authority -eq `$server.Uri.Authority) `$(`$tenant.UserName) `$(`$tenant.RequestsPerSecond) `$(`$tenant.TimeZone.Id)"
            `$got.Read = @(Get-CcCall -First 3).Count
            `$over = Connect-CcTenant -Profile prod -Name mine -RequestsPerSecond 7 -TimeZone UTC
            `$got.Over = "`$(`$over.Name) `$(`$over.RequestsPerSecond) `$(`$over.TimeZone.Id)"
            `$got.NoProfile = Try-It { Connect-CcTenant -Profile nonsense }

            `$null = New-Item '$own/vault/locked' -ItemType File
            `$got.Locked = Try-It { Connect-CcTenant -Profile prod }
            `$got.LockedSave = Try-It { Connect-CcTenant @first -Name third -Save -ErrorAction Stop }
            Remove-Item '$own/vault/locked'
            if ([System.IO.Path]::DirectorySeparatorChar -eq '/') {
                chmod 666 `$file
                `$got.Writable = Try-It { Connect-CcTenant -Profile prod }
                chmod 600 `$file
                chmod 777 (Split-Path `$file)
                `$got.WritableFolder = Try-It { Get-CcProfile }
                chmod 700 (Split-Path `$file)
            }

            `$token = `$server.Credential.GetNetworkCredential().Password
            `$got.TokenInFile = [bool](Get-ChildItem '$own/settings', '$own/home' -Recurse -File -Force | Select-String -SimpleMatch `$token, ([Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(`$token))))
            `$got.TokenShown = (`$got.Values -join ' ').Contains(`$token)
            `$got.SecretsBefore = (Get-ChildItem '$own/vault' -Filter ContactCenter-*).Name -join ' '
            Remove-CcProfile prod -WhatIf
            `$got.AfterWhatIf = (Get-CcProfile).Name -join ' '
            Get-CcProfile prod | Remove-CcProfile
            `$got.AfterRemove = (Get-CcProfile).Name -join ' '
            `$got.SecretsAfter = (Get-ChildItem '$own/vault' -Filter ContactCenter-*).Name -join ' '
            `$got.RemoveUnknown = Try-It { Remove-CcProfile prod -ErrorAction Stop }
            Set-Content `$file '{ broken'
            `$got.Broken = Try-It { Get-CcProfile }
            'RESULT' + (`$got | ConvertTo-Json -Compress)
"@
        $text | Should -Match 'RESULT\{'
        $got = $text.Substring($text.IndexOf('RESULT') + 6) | ConvertFrom-Json
    }

    It 'refuses to keep the token where there is no safe place, says why, and stays connected' -Skip:$onWindows {
        $got.NoVault | Should -BeLike 'TokenNotSaved: *no safe place*no vault is registered*Register-SecretVault*'
        $got.OpenAllTheSame | Should -BeTrue
        $got.NothingSaved | Should -BeTrue
    }

    It 'says which vaults there are' {
        $got.UnknownVault | Should -BeLike 'TokenNotSaved: *nonsense*Test*'
        $got.VaultAlone | Should -BeLike 'InvalidArgument: *-Save*'
    }

    It 'refuses a name that a vault might not take' {
        $got.ProxySecret | Should -BeLike 'InvalidArgument: *-ProxyCredential*'
        $got.ProxySecret | Should -Not -Match 'hidden'
        $got.BadName | Should -BeLike "InvalidArgument: 'no good'*-Name*"
        $got.Empty | Should -Be 0
    }

    It 'saves them, and shows them without the token' {
        $got.Saved | Should -BeNullOrEmpty
        $got.Names | Should -Be 'other prod'
        $got.ByWildcard | Should -Be 'prod'
        $got.Unknown | Should -BeLike "InvalidArgument: *nonsense*other, prod*"
        $got.Table | Should -Match 'Token in'
        $got.Shown | Should -Match 'Europe/Berlin'
        $got.TokenShown | Should -BeFalse
        $got.TokenInFile | Should -BeFalse
        $got.Completed | Should -Be 'prod'
    }

    It 'keeps the file for the user alone' -Skip:$onWindows {
        $got.Mode | Should -Be '384 448'
        $got.Writable | Should -BeLike 'InvalidArgument: *chmod 600*'
        $got.WritableFolder | Should -BeLike 'InvalidArgument: *chmod 700*'
    }

    It 'connects with what was saved, and what is given beside it counts' {
        $got.Recalled | Should -Be 'prod True sandbox 0 Europe/Berlin'
        $got.Read | Should -Be 3
        $got.Over | Should -Be 'mine 7 UTC'
        $got.NoProfile | Should -BeLike 'InvalidArgument: *nonsense*-Save*'
    }

    It 'never prompts: a locked vault is an error' {
        $got.Locked | Should -BeLike "NotConnected: *prod*Test*unlock*"
        $got.LockedSave | Should -BeLike "TokenNotSaved: *Test*unlock*"
    }

    It 'takes them away with their tokens' {
        $got.SecretsBefore | Should -Be 'ContactCenter-other ContactCenter-prod'
        $got.AfterWhatIf | Should -Be 'other prod'
        $got.AfterRemove | Should -Be 'other'
        $got.SecretsAfter | Should -Be 'ContactCenter-other'
        $got.RemoveUnknown | Should -BeLike 'InvalidArgument: *prod*'
    }

    It 'says what to do with a file that can''t be read' {
        $got.Broken | Should -BeLike 'InvalidArgument: *profiles.json*'
    }
}

Describe 'Profiles without SecretManagement' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }

    It 'are not saved, and the reason is given' -Skip:$onWindows {
        # The machine may have it all the same: one that can't be loaded stands before it.
        $own = (New-Item "$TestDrive/none" -ItemType Directory).FullName
        $module = New-Item "$own/powershell/Modules/Microsoft.PowerShell.SecretManagement/Microsoft.PowerShell.SecretManagement.psm1" -ItemType File -Force
        Set-Content $module "throw 'not here'"
        Invoke-Fresh -Environment @{ HOME = $own; CC_PROFILE_FOLDER = $own; XDG_DATA_HOME = $own } -Script @"
            Import-Module '$ModulePath'
            `$server = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 1
            `$null = `$server | Connect-CcTenant -Name prod -Save -ErrorAction SilentlyContinue -ErrorVariable failed
            "`$(`$failed[0].FullyQualifiedErrorId) `$(`$failed[0])"
            "profiles: `$(@(Get-CcProfile).Count)"
"@ | Should -Match "(?s)^TokenNotSaved,.*SecretManagement can't be loaded.*Install-Module.*profiles: 0"
    }
}
