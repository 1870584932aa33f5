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
        # Out-String shows none; what the view asks for is a text with a colour, or without.
        $call = Get-CcCall -Status finished -First 1
        $call.Status = 'failed'
        $call.PSStandardMembers.StringSerializationSource.'Status' | Should -BeExactly 'failed'
        $call.PSStandardMembers.StringSerializationSource.'Status!' | Should -BeExactly "$([char]27)[31mfailed$([char]27)[0m"
        $call.Status = 'finished'
        $call.PSStandardMembers.StringSerializationSource.'Status!' | Should -BeExactly 'finished'
        $scripts = @(Get-FormatData ContactCenter.Call | ForEach-Object { $_.FormatViewDefinition.Control.Rows.Columns.DisplayEntry.Value } | Where-Object { $_ -match 'Status!' })
        $scripts.Count | Should -Be 1
        $scripts[0] | Should -Match 'SupportsVirtualTerminal'
    }
}

Describe 'Views in constrained language mode' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    It 'show what they show otherwise: <Title>' -ForEach @(
        @{ Title = 'calls'; Script = { Get-CcCall -First 20 } }
        @{ Title = 'transfers'; Script = { (Get-CcCall).Transfers | Where-Object { $_ } | Select-Object -First 5 } }
        @{ Title = 'chats'; Script = { Get-CcChat -First 10 } }
        @{ Title = 'emails'; Script = { Get-CcEmail -First 10 } }
        @{ Title = 'agents'; Script = { Get-CcAgent } }
        @{ Title = 'statuses of agents'; Script = { Get-CcAgentStatus } }
        @{ Title = 'activities'; Script = { Get-CcAgentActivity -First 20 } }
        @{ Title = 'menus'; Script = { Get-CcMenu } }
        @{ Title = 'the tree of menus'; Script = { Get-CcMenuTree -Flatten } }
        @{ Title = 'the tree of teams'; Script = { Get-CcTeamTree -Flatten } }
        @{ Title = 'statuses of menus'; Script = { Get-CcMenuStatus } }
        @{ Title = 'service levels'; Script = { Get-CcMenuServiceLevel call 4000 } }
        @{ Title = 'states'; Script = { Get-CcUserStatus } }
        @{ Title = 'teams'; Script = { Get-CcTeam } }
        @{ Title = 'campaigns'; Script = { Get-CcCampaign } }
        @{ Title = 'contacts'; Script = { Get-CcCampaign | Get-CcCampaignContact -First 10 } }
        @{ Title = 'what comes from any path'; Script = { Invoke-CcApi menus -First 3 } }
        @{ Title = 'requests'; Script = { $test.Server.GetRequests() } }
    ) {
        $records = @(& $Script)
        $records.Count | Should -BeGreaterThan 0
        $place = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
        $place.Open()
        try {
            $shell = [powershell]::Create()
            $shell.Runspace = $place
            $null = $shell.AddScript("Import-Module '$ModulePath'").Invoke()
            $shell.Commands.Clear()
            foreach ($mode in 'FullLanguage', 'ConstrainedLanguage') {
                $place.SessionStateProxy.LanguageMode = $mode
                foreach ($format in 'Format-Table', 'Format-List') {
                    $shell.Commands.Clear()
                    $shown = $shell.AddCommand($format).AddCommand('Out-String').AddParameter('Width', 120).Invoke(@($records)) -join ''
                    if ($mode -eq 'FullLanguage') { Set-Variable "full$($format.Replace('-', ''))" $shown }
                    else { $shown | Should -BeExactly (Get-Variable "full$($format.Replace('-', ''))" -ValueOnly) }
                }
            }

            $fullFormatTable.Trim() | Should -Not -BeNullOrEmpty
        }
        finally {
            $place.Dispose()
        }
    }
}

Describe 'Text of the tenant on the screen' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $esc = [string][char]27
        $bad = @{
            csi  = "a$esc[2J$esc[31mb"
            osc  = "a$esc]0;title$([char]7)b"
            osc2 = "a$esc]8;;http://x$esc\b"
            c1   = "a$([char]0x9b)2Jb"
            c1o  = "a$([char]0x9d)0;title$([char]0x9c)b"
            nul  = "a$([char]0)b"
            bell = "a$([char]7)b"
            back = "a$([char]8)b"
            cr   = "a$([char]13)b"
            bidi = "a$([char]0x202e)b"
            iso  = "a$([char]0x2066)b$([char]0x2069)"
            mark = "a$([char]0x200f)b"
            open = "a$esc]0;title without an end"
        }
        $forbidden = '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]'
    }

    AfterEach { Disconnect-CcTenant -All; if ($stub) { $stub.Server.Dispose() } }

    It 'has no escape sequences in any view, and all of it in the data: <Kind>' -ForEach @(
        @{ Kind = 'Call'; Path = 'calls'; Script = { Get-CcCall } }
        @{ Kind = 'Chat'; Path = 'chats'; Script = { Get-CcChat } }
        @{ Kind = 'Email'; Path = 'emails'; Script = { Get-CcEmail } }
        @{ Kind = 'Agent'; Path = 'agents'; Script = { Get-CcAgent } }
        @{ Kind = 'AgentActivity'; Path = 'agent_activity_logs'; Script = { Get-CcAgentActivity } }
        @{ Kind = 'Menu'; Path = 'menus'; Script = { Get-CcMenu } }
        @{ Kind = 'MenuNode'; Path = 'menus/tree'; Script = { Get-CcMenuTree -Flatten } }
        @{ Kind = 'Team'; Path = 'teams'; Script = { Get-CcTeam } }
        @{ Kind = 'TeamNode'; Path = 'teams/tree'; Script = { Get-CcTeamTree -Flatten } }
        @{ Kind = 'UserStatus'; Path = 'user_statuses'; Script = { Get-CcUserStatus } }
        @{ Kind = 'Campaign'; Path = 'outbound_dialer/campaigns'; Script = { Get-CcCampaign } }
        @{ Kind = 'AgentStatus'; Path = 'agents/current_status'; Script = { Get-CcAgentStatus } }
        @{ Kind = 'MenuStatus'; Path = 'menus/current_status'; Script = { Get-CcMenuStatus } }
        @{ Kind = 'OpenRecord'; Path = 'anything'; Script = { Invoke-CcApi anything } }
    ) {
        # Every text of the model, and of what is nested in it, is hostile.
        $type = "ContactCenter.$Kind" -as [type]
        function New-Body {
            param($Type, [int] $Level)
            $body = [ordered]@{}
            foreach ($property in $Type.GetProperties() | Where-Object { $_.CanWrite }) {
                $key = [regex]::Replace($property.Name, '(?<!^)([A-Z])', '_$1').ToLowerInvariant()
                $of = $property.PropertyType
                if ($key -eq 'id') { $body[$key] = 5 }
                elseif ($of -in [string], [object]) { $body[$key] = @($bad.Values) -join '|' }
                elseif ($Level -lt 3 -and $of.IsGenericType -and $of.Name -like 'RecordList*') { $body[$key] = @(New-Body $of.GetGenericArguments()[0] ($Level + 1)) }
                elseif ($Level -lt 3 -and [ContactCenter.ApiObject].IsAssignableFrom($of)) { $body[$key] = New-Body $of ($Level + 1) }
            }

            $body["new_$($bad.csi)"] = @($bad.Values) -join '|'
            $body
        }

        $body = if ($type -and $Kind -ne 'OpenRecord') { New-Body $type 0 } else { [ordered]@{ id = 5; name = @($bad.Values) -join '|'; status = $bad.osc; calls = @{ queued = $bad.csi }; more = @{ deep = @($bad.Values) } } }
        $stub = Start-Stub @{ $Path = ConvertTo-Json -InputObject @($body) -Depth 20 }
        $records = @(& $Script)
        $records.Count | Should -BeGreaterThan 0
        $copies = @([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($records)))
        foreach ($one in @(, $records) + @(, $copies)) {
            foreach ($shown in ($one | Out-String -Width 120), ($one | Format-Table | Out-String -Width 120), ($one | Format-List | Out-String -Width 120)) {
                if ($Kind -eq 'OpenRecord' -and $shown -ne ($one | Out-String -Width 120)) { continue }
                $shown -replace '\x1b\[[0-9;]*m' | Should -Not -Match $forbidden
                $shown | Should -Match 'a' -Because 'what is harmless is shown'
            }
        }

        # Nested records have views of their own.
        foreach ($property in $records[0].PSObject.Properties) {
            if ($property.Value -is [ContactCenter.ApiObject] -or "$($property.TypeNameOfValue)" -like '*RecordList*') {
                ($property.Value | Format-Table | Out-String -Width 120) -replace '\x1b\[[0-9;]*m' | Should -Not -Match $forbidden -Because $property.Name
                ($property.Value | Format-List | Out-String -Width 120) -replace '\x1b\[[0-9;]*m' | Should -Not -Match $forbidden -Because $property.Name
            }
        }

        if ($type) { "$($records[0].Name)$($records[0].Lang)$($records[0].FirstName)$($records[0].Activity)$($records[0].Mode)" | Should -Match $forbidden }
    }

    It 'has none in errors, warnings and completion' {
        $stub = Start-Stub @{ calls = 400; menus = ConvertTo-Json @(@{ id = 5; name = "Pay$esc[2Jments" }) }
        $stub.Server.Answer('calls', 400, (ConvertTo-Json @{ message = @($bad.Values) -join '|' }))
        try { Get-CcCall } catch { $failed = $_ }
        "$failed" | Should -Not -Match $forbidden
        "$failed" | Should -Match 'a'
        "$($failed.Exception.Message)" | Should -Not -Match $forbidden
        $null = Get-CcMenu
        foreach ($match in Get-Completion 'Get-CcMenu -Id ') { "$($match.ListItemText)$($match.ToolTip)" | Should -Not -Match $forbidden }
    }
}
