# Protect-CcRecord: no personal value comes through in any form, and all else does.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    # What is nested in records is tried in them; RecordProtectorTests tries each type on its own.
    $types = @([ContactCenter.ApiObject].Assembly.GetExportedTypes() |
        Where-Object { $_.IsSubclassOf([ContactCenter.Record]) -and -not $_.IsAbstract -and $_ -ne [ContactCenter.OpenRecord] } |
        ForEach-Object { @{ Name = $_.Name; RecordType = $_ } })
}

Describe 'Protected records' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        if (-not ('ContactCenterTests.Filler' -as [type])) {
            Add-Type -TypeDefinition (Get-Content "$PSScriptRoot/Records.cs" -Raw)
        }

        $filler = [ContactCenterTests.Filler]::new([ContactCenter.ApiObject], @('plain '))
        $key = [byte[]](1..32)
        $canary = "$([ContactCenterTests.Filler]::Canary)|$([ContactCenterTests.Filler]::NumberCanary)"

        # Every form in which a record leaves the shell.
        function Get-Form {
            param($Record)
            $Record | Format-List * | Out-String -Width 4000
            $Record | Format-Table | Out-String
            $Record | ConvertTo-Json -Depth 20 -WarningAction SilentlyContinue
            [System.Management.Automation.PSSerializer]::Serialize($Record, 20)
            $Record | ConvertTo-Csv -NoTypeInformation
            $Record | ConvertTo-CcFlatRecord | ConvertTo-Csv -NoTypeInformation
            "$Record"
        }
    }

    It 'of type <Name> hold no canary in any form' -ForEach $types {
        $record = $filler.Make($RecordType)
        Get-Form $record | Out-String | Should -Match $canary
        foreach ($method in @{}, @{ Method = 'Mask' }, @{ Method = 'Hash'; Key = $key }) {
            $copy = $record | Protect-CcRecord @method
            $copy | Should -BeOfType $RecordType
            [object]::ReferenceEquals($copy, $record) | Should -BeFalse
            Get-Form $copy | Out-String | Should -Not -Match $canary
        }

        $record.ExtensionData.brand_new | Should -Match $canary -Because 'the original stays as it is'
        ($record | Protect-CcRecord -KeepUnknown).ExtensionData['brand_new'] | Should -Match $canary
    }

    It 'write no canary to a file' {
        $file = Join-Path $TestDrive 'call'
        $record = $filler.Make([ContactCenter.Call])
        $record | Protect-CcRecord | Export-Clixml "$file.xml" -Depth 20
        $record | Protect-CcRecord | Export-Csv "$file.csv" -NoTypeInformation
        $record | Protect-CcRecord | ConvertTo-CcFlatRecord -ExpandProperty Participants | Export-Csv "$file-flat.csv" -NoTypeInformation
        foreach ($path in Get-ChildItem "$file*") { Get-Content $path.FullName -Raw | Should -Not -Match $canary }
        @(Get-ChildItem "$file*").Count | Should -Be 3
    }

    It 'are the same person in every file, and no other with another key' {
        $secret = New-Token 'a key of sixteen characters'
        $hash = { param($Number, $With) ([ContactCenter.CampaignContact]@{ Id = 5; Phone = $Number } | Protect-CcRecord -Method Hash -Key $With).Phone }
        $one = & $hash '+49 30 901820' $secret
        $one | Should -Match '^[0-9a-f]{32}$'
        & $hash ' +49 30 901820 ' $secret | Should -BeExactly $one
        ([ContactCenter.Call]@{ SupportNumber = '+49 30 901820' } | Protect-CcRecord -Method Hash -Key $secret).SupportNumber | Should -BeExactly $one
        & $hash '+49 30 901821' $secret | Should -Not -Be $one
        & $hash '+49 30 901820' $key | Should -Not -Be $one
        & $hash '+49 30 901820' ([System.Text.Encoding]::UTF8.GetBytes('a key of sixteen characters')) | Should -BeExactly $one
        & $hash '+49 30 901820' @([System.Text.Encoding]::UTF8.GetBytes('a key of sixteen characters') | ForEach-Object { $_ }) | Should -BeExactly $one
    }

    It 'refuse <Title>: <Id>' -ForEach @(
        @{ Title = 'a hash without a key'; Id = 'InvalidArgument'; Says = '*16*'; Script = { [ContactCenter.Call]::new() | Protect-CcRecord -Method Hash } }
        @{ Title = 'a short key'; Id = 'InvalidArgument'; Says = '*15 bytes*'; Script = { [ContactCenter.Call]::new() | Protect-CcRecord -Method Hash -Key (New-Token 'fifteen letters') } }
        @{ Title = 'a key without a hash'; Id = 'InvalidArgument'; Says = '*Hash*'; Script = { [ContactCenter.Call]::new() | Protect-CcRecord -Key ([byte[]](1..32)) } }
        @{ Title = 'a key in the clear'; Id = 'ParameterArgumentTransformationError'; Says = '*SecureString*'; Script = { Protect-CcRecord -Method Hash -Key 'a key that somebody typed' } }
        @{ Title = 'what is no record'; Id = 'WrongRecordKind'; Says = '*System.String*'; Script = { 'Ana Horvat' | Protect-CcRecord } }
        @{ Title = 'a flat record'; Id = 'WrongRecordKind'; Says = '*Protect-CcRecord | ConvertTo-CcFlatRecord*'; Script = { [ContactCenter.Call]::new() | ConvertTo-CcFlatRecord | Protect-CcRecord } }
        @{ Title = 'a copy'; Id = 'WrongRecordKind'; Says = '*no live record*'; Script = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([ContactCenter.Call]::new())) | Protect-CcRecord } }
    ) {
        Get-ErrorId $Script | Should -Be $Id
        $Script | Should -Throw $Says
        try { & $Script } catch { "$_$($_ | Format-List * -Force | Out-String)" | Should -Not -Match 'somebody typed|Ana Horvat' -Because 'an error is no place for what is to be protected' }
    }
}

Describe 'Protected records of a tenant' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant @{ Days = 2; CallsPerDay = 80 }
    }

    AfterAll { Stop-TestTenant }

    It 'of <Title> name no agent' -ForEach @(
        @{ Title = 'calls'; Script = { Get-CcCall -First 60 } }
        @{ Title = 'agents'; Script = { Get-CcAgent } }
        @{ Title = 'statuses of agents'; Script = { Get-CcAgentStatus } }
        @{ Title = 'activities'; Script = { Get-CcAgentActivity -First 60 } }
        @{ Title = 'what any path gives'; Script = { Invoke-CcApi agents -Paginate -First 30 } }
        @{ Title = 'teams'; Script = { Get-CcTeam } }
        @{ Title = 'menus'; Script = { Get-CcMenu } }
    ) {
        $names = (Get-CcAgent | ForEach-Object { $_.LastName; $_.Email } | Where-Object { $_.Length -gt 3 } | ForEach-Object { [regex]::Escape($_) }) -join '|'
        $records = @(& $Script)
        foreach ($method in @{ Method = 'Mask' }, @{ KeepUnknown = $true }) {
            $safe = @($records | Protect-CcRecord @method)
            $safe.Count | Should -Be $records.Count
            $safe.Id -join ',' | Should -Be ($records.Id -join ',')
            @($safe.Tenant | Select-Object -Unique) | Should -Be $test.Tenant.Name
            $safe | ConvertTo-Json -Depth 20 | Should -Not -Match $names
            ($safe | Format-Table | Out-String) + ($safe | Format-List * | Out-String) | Should -Not -Match $names
        }
    }

    It 'keep what a report is made of: <Title>' -ForEach @(
        @{ Title = 'service levels'; Script = { Get-CcMenuServiceLevel call 4000 -First 5 }; Kept = 'Id', 'Name', 'MenuPath', 'Channel', 'Minutes', 'InSla', 'NotInSla', 'Excluded', 'Sla' }
        @{ Title = 'statuses of menus'; Script = { Get-CcMenuStatus }; Kept = 'Id', 'Name', 'MenuType', 'MenuPath' }
        @{ Title = 'statuses of agents'; Script = { Get-CcAgentStatus }; Kept = 'Id', 'Status', 'StatusUpdatedAt', 'StatusDuration' }
        @{ Title = 'calls'; Script = { Get-CcCall -First 20 }; Kept = 'Id', 'CreatedAt', 'Status', 'CallType', 'SelectedMenu', 'CallDuration', 'Rating', 'OutTicketId' }
    ) {
        $records = @(& $Script)
        $safe = @($records | Protect-CcRecord)
        for ($i = 0; $i -lt $records.Count; $i++) {
            foreach ($name in $Kept) { "$($safe[$i].$name)" | Should -BeExactly "$($records[$i].$name)" }
            $safe[$i].PSObject.TypeNames[0] | Should -BeExactly $records[$i].PSObject.TypeNames[0]
            if ($safe[$i].Calls) { $safe[$i].Calls.Queued | Should -Be $records[$i].Calls.Queued }
        }

        $records.Count | Should -BeGreaterThan 0
    }

    It 'still mean what they refer to' {
        $call = Get-CcCall | Where-Object AgentInfo | Select-Object -First 1
        ($call | Protect-CcRecord | Get-CcAgent).Id | Should -Be $call.AgentInfo.Id
        (Get-CcAgentStatus -First 1 | Protect-CcRecord | Get-CcAgent).Id | Should -Be (Get-CcAgentStatus -First 1).Id
    }

    It 'have nothing unknown, unless it is kept' {
        $calls = @(Get-CcCall | Where-Object ExtensionData)
        $calls.Count | Should -BeGreaterThan 0
        @($calls | Protect-CcRecord | Where-Object ExtensionData).Count | Should -Be 0
        @($calls | Protect-CcRecord -KeepUnknown | Where-Object ExtensionData).Count | Should -Be $calls.Count
    }
}
