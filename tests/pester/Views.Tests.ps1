Describe 'Calls on the screen and in files' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
        $calls = @(Get-CcCall)

        # Keys that the reference does not have are kept, and have to read well too.
        @($calls | Where-Object ExtensionData).Count | Should -BeGreaterThan 0
    }

    AfterAll { Stop-TestTenant }

    It 'are a table that fits 120 columns and cuts no heading' {
        $lines = ($calls | Out-String -Width 120) -split '\r?\n'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        @($lines | Where-Object { $_ -match 'CreatedAt' })[0].Trim() -split '\s+' | Should -Be 'Id', 'CreatedAt', 'CallType', 'Status', 'Agent', 'Queue', 'Wait', 'Talk', 'Rate'
    }

    It 'show their time in UTC, their durations as minutes and seconds, and names for nested records' {
        $call = $calls | Where-Object { $_.AgentInfo -and $_.SelectedMenu -and $_.CallDuration -gt 60 } | Select-Object -First 1
        $line = ($call | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ -match $call.Id }
        $line | Should -BeLike "*$($call.CreatedAt.UtcDateTime.ToString('u', [cultureinfo]::InvariantCulture))*"
        $line | Should -BeLike ('*{0}:{1:00}*' -f [math]::Floor($call.CallDuration / 60), ($call.CallDuration % 60))
        $line | Should -BeLike "*$($call.SelectedMenu.Name.Substring(0, [math]::Min(10, $call.SelectedMenu.Name.Length)))*"
    }

    It 'have a list of the main fields' {
        $list = $calls[0] | Format-List | Out-String -Width 120
        $list | Should -Match '(?m)^QueueDuration'
        $list | Should -Not -Match '(?m)^AdapterFailCode'
    }

    It 'show no type name anywhere: nested records have views too' {
        $transfers = $calls.Transfers | Where-Object { $_ } | Select-Object -First 3
        foreach ($nested in @($transfers), @($calls.QueueDurations | Where-Object { $_ } | Select-Object -First 3), @($calls.HandleDurations | Where-Object { $_ } | Select-Object -First 3), @($calls.Participants | Where-Object { $_ } | Select-Object -First 3)) {
            $nested.Count | Should -BeGreaterThan 0
            $text = $nested | Out-String -Width 120
            $text | Should -Not -Match 'ContactCenter\.|System\.'
            ($text -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        }
    }

    It 'read well in a CSV file' {
        $file = Join-Path $TestDrive 'calls.csv'
        $calls | Export-Csv $file -NoTypeInformation
        $text = Get-Content $file -Raw
        $text -match 'System\.|ContactCenter\.|RecordList|ValueList' | Should -BeFalse
        $rows = @(Import-Csv $file)
        $rows.Count | Should -Be $calls.Count
        $row = $rows | Where-Object { $_.AgentInfo } | Select-Object -First 1
        $row.AgentInfo | Should -Be ($calls | Where-Object Id -EQ $row.Id).AgentInfo.Name
        @($rows | Where-Object Participants)[0].Participants | Should -Match '^\d+ \('
    }

    It 'can be written as JSON' {
        $json = $calls[0] | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $json.Id | Should -Be $calls[0].Id
    }
}
