BeforeDiscovery {
    $spellings = @(
        @{ Spelling = 'if'; Test = { param($call) if ($call.Transfers) { $true } else { $false } } }
        @{ Spelling = 'Where-Object Property'; Test = { param($call) @($call | Where-Object Transfers).Count -eq 1 } }
        @{ Spelling = 'Where-Object { }'; Test = { param($call) @($call | Where-Object { $_.Transfers }).Count -eq 1 } }
        @{ Spelling = 'Where-Object -Not'; Test = { param($call) @($call | Where-Object -Not Transfers).Count -eq 0 } }
        @{ Spelling = '-not'; Test = { param($call) -not (-not $call.Transfers) } }
        @{ Spelling = '[bool]'; Test = { param($call) [bool]$call.Transfers } }
        @{ Spelling = '-and'; Test = { param($call) $true -and $call.Transfers } }
        @{ Spelling = 'Count'; Test = { param($call) $call.Transfers.Count -gt 0 } }
        @{ Spelling = '@()'; Test = { param($call) @($call.Transfers).Count -gt 0 } }
    )
}

Describe 'A list in a record' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $one = [ContactCenter.CallTransfer]::new()
        $one.Id = 7
        $two = [ContactCenter.CallTransfer]::new()
        $two.Id = 8
        $empty = [ContactCenter.Call]::new()
        $empty.Transfers = [ContactCenter.RecordList[ContactCenter.CallTransfer]]::new([ContactCenter.CallTransfer[]]@())
        $single = [ContactCenter.Call]::new()
        $single.Transfers = [ContactCenter.RecordList[ContactCenter.CallTransfer]]::new([ContactCenter.CallTransfer[]]@($one))
        $double = [ContactCenter.Call]::new()
        $double.Transfers = [ContactCenter.RecordList[ContactCenter.CallTransfer]]::new([ContactCenter.CallTransfer[]]@($one, $two))
    }

    It 'is false when it is empty, and true otherwise: <Spelling>' -ForEach $spellings {
        & $Test $empty | Should -BeFalse
        & $Test $single | Should -BeTrue
        & $Test $double | Should -BeTrue
    }

    It 'of values is false when it is empty' {
        $empty.WaitTimeSms = [ContactCenter.ValueList[object]]::new([object[]]@())
        [bool]$empty.WaitTimeSms | Should -BeFalse
        $empty.WaitTimeSms = [ContactCenter.ValueList[object]]::new([object[]]@('a', 'b'))
        [bool]$empty.WaitTimeSms | Should -BeTrue
        $empty.WaitTimeSms -contains 'b' | Should -BeTrue
        $empty.WaitTimeSms -eq 'a' | Should -Be 'a'
    }

    It 'is indexed from both ends, enumerated and compared' {
        $double.Transfers[0].Id | Should -Be 7
        $double.Transfers[-1].Id | Should -Be 8
        $double.Transfers.Id | Should -Be 7, 8
        $double.Transfers -contains $two | Should -BeTrue
        @($double.Transfers | ForEach-Object Id) | Should -Be 7, 8
        @($empty.Transfers | ForEach-Object Id).Count | Should -Be 0
        @(Compare-Object $single.Transfers $double.Transfers -Property Id).Count | Should -Be 1
        ($double | ConvertTo-Json -Depth 3 | ConvertFrom-Json).Transfers.Id | Should -Be 7, 8
        $double.Transfers.ToString() | Should -Match '^2 \('
    }

    It 'can''t be changed' {
        { $double.Transfers.Add($one) } | Should -Throw
    }
}

Describe 'A record without a documented body' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-Stub @{
            'reserved' = '[{"id":1,"PSObject":1,"PSTypeNames":["x"],"psbase":{"psextended":2,"PSADAPTED":3},"ps_object":4,"Tenant":5,"none":[],"name":"x"}]'
            'menus/current_status' = '[{"id":1,"ps_object":1,"ps_type_names":[],"name":"x"}]'
        }
    }

    AfterAll {
        Stop-TestTenant
        $test.Server.Dispose()
    }

    It 'may have keys that PowerShell reserves' {
        $record = Invoke-CcApi reserved
        $record.PSObject_ | Should -Be 1
        $record.PSTypeNames_ | Should -Be 'x'
        $record.psbase_.psextended_ | Should -Be 2
        $record.psbase_.PSADAPTED_ | Should -Be 3
        $record.ps_object | Should -Be 4
        $record.Tenant_ | Should -Be 5
        ($record | ConvertTo-CcFlatRecord).PSObject_ | Should -Be 1
    }

    It 'may have such keys once they are named as properties are' {
        $record = Get-CcMenuStatus
        $record.PsObject_ | Should -Be 1
        [bool]$record.PsTypeNames_ | Should -BeFalse
    }

    It 'has lists that are false when they are empty' {
        $record = Invoke-CcApi reserved
        [bool]$record.none | Should -BeFalse
        @($record | Where-Object none).Count | Should -Be 0
        @($record | Where-Object PSTypeNames_).Count | Should -Be 1
    }
}
