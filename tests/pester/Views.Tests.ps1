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

Describe 'Records of every kind on the screen and in files' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    It '<Title>: a table of 120 columns that cuts no heading, a list, and a CSV file, all without type names' -ForEach @(
        @{ Title = 'agents'; Script = { Get-CcAgent } }
        @{ Title = 'statuses of agents'; Script = { Get-CcAgentStatus } }
        @{ Title = 'activities'; Script = { Get-CcAgentActivity -First 200 } }
        @{ Title = 'chats'; Script = { Get-CcChat } }
        @{ Title = 'parts of chats'; Script = { (Get-CcChat).Participants | Where-Object { $_ } } }
        @{ Title = 'e-mails'; Script = { Get-CcEmail } }
        @{ Title = 'threads'; Script = { (Get-CcEmail).EmailThreads | Where-Object { $_ } } }
        @{ Title = 'menus'; Script = { Get-CcMenu } }
        @{ Title = 'assignments'; Script = { (Get-CcMenu).AgentAssignments | Where-Object { $_ } | Select-Object -First 10 } }
        @{ Title = 'the tree of menus'; Script = { Get-CcMenuTree } }
        @{ Title = 'the flat tree of menus'; Script = { Get-CcMenuTree -Flatten } }
        @{ Title = 'statuses of menus'; Script = { Get-CcMenuStatus } }
        @{ Title = 'service levels'; Script = { Get-CcMenuServiceLevel call 4000 } }
        @{ Title = 'service levels of queue groups'; Script = { Get-CcQueueGroupServiceLevel call 4000 } }
        @{ Title = 'operation hours'; Script = { Get-CcMenuOperationHour } }
        @{ Title = 'states'; Script = { Get-CcUserStatus } }
        @{ Title = 'teams'; Script = { Get-CcTeam } }
        @{ Title = 'the flat tree of teams'; Script = { Get-CcTeamTree -Flatten } }
        @{ Title = 'campaigns'; Script = { Get-CcCampaign } }
        @{ Title = 'contacts'; Script = { Get-CcCampaign | Get-CcCampaignContact -First 50 } }
        @{ Title = 'what comes from any path'; Script = { Invoke-CcApi menus } }
    ) {
        $records = @(& $Script)
        $records.Count | Should -BeGreaterThan 0
        $noNames = 'System\.|ContactCenter\.|RecordList|ValueList|OpenList|OpenValue|@\{'
        $table = $records | Format-Table | Out-String -Width 120
        $table | Should -Not -Match $noNames
        ($table -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $heading = @($table -split '\r?\n' | Where-Object { $_.Trim() })[0]
        $heading | Should -Not -Match '\u2026'
        ($records | Select-Object -First 3 | Format-List | Out-String -Width 120) | Should -Not -Match $noNames
        ($records | ConvertTo-Csv -NoTypeInformation) -join "`n" | Should -Not -Match $noNames
    }

    It 'tells durations and times of open records too' {
        $status = Get-CcAgentStatus -First 1
        $status.StatusUpdatedAt | Should -BeOfType ([datetimeoffset])
        $status | Format-Table | Out-String -Width 120 | Should -Match ([regex]::Escape($status.StatusUpdatedAt.ToString('u')))
    }

    It 'writes <Seconds> seconds as <Text>' -ForEach @(
        @{ Seconds = 0; Text = '0:00' }, @{ Seconds = 65; Text = '1:05' }, @{ Seconds = 3599; Text = '59:59' }, @{ Seconds = 3600; Text = '1:00:00' }
        @{ Seconds = 90061; Text = '25:01:01' }, @{ Seconds = -5; Text = '-0:05' }, @{ Seconds = $null; Text = $null }, @{ Seconds = 'soon'; Text = 'soon' }
    ) {
        [ContactCenter.View]::Duration($Seconds) | Should -Be $Text
    }

    It 'colours a status only where the host shows colours' {
        $vt = [pscustomobject]@{ OutputRendering = 'Host' }
        $plain = [pscustomobject]@{ OutputRendering = 'PlainText' }
        [ContactCenter.View]::Status('failed', $Host, $null) | Should -BeExactly 'failed' -Because 'Windows PowerShell has no $PSStyle'
        [ContactCenter.View]::Status('failed', $null, $vt) | Should -BeExactly 'failed'
        [ContactCenter.View]::Status('failed', $Host, $plain) | Should -BeExactly 'failed'
        [ContactCenter.View]::Status('finished', $Host, $vt) | Should -BeExactly 'finished'
        $shown = [ContactCenter.View]::Status('failed', $Host, $vt)
        $shown -replace '\e\[\d+m' | Should -BeExactly 'failed'
        ($shown -ne 'failed') | Should -Be $Host.UI.SupportsVirtualTerminal
    }
}
