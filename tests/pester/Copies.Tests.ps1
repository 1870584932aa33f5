# Records that went through files and other processes: they come back whole, they are shown as live ones are, and their ids are taken.
BeforeDiscovery {
    $kinds = @(
        @{ Kind = 'Call'; Script = { Get-CcCall -First 60 } }
        @{ Kind = 'Chat'; Script = { Get-CcChat -First 60 } }
        @{ Kind = 'Email'; Script = { Get-CcEmail -First 40 } }
        @{ Kind = 'Agent'; Script = { Get-CcAgent -First 10 } }
        @{ Kind = 'AgentActivity'; Script = { Get-CcAgentActivity -First 60 } }
        @{ Kind = 'Menu'; Script = { Get-CcMenu -First 10 } }
        @{ Kind = 'MenuNode'; Script = { Get-CcMenuTree } }
        @{ Kind = 'Team'; Script = { Get-CcTeam } }
        @{ Kind = 'TeamNode'; Script = { Get-CcTeamTree } }
        @{ Kind = 'UserStatus'; Script = { Get-CcUserStatus } }
        @{ Kind = 'Campaign'; Script = { Get-CcCampaign } }
        @{ Kind = 'CampaignContact'; Script = { Get-CcCampaign -First 1 | Get-CcCampaignContact -First 20 } }
    )
    $open = @(
        @{ Kind = 'AgentStatus'; Script = { Get-CcAgentStatus } }
        @{ Kind = 'MenuServiceLevel'; Script = { Get-CcMenuServiceLevel call 4000 } }
        @{ Kind = 'OpenRecord'; Script = { Invoke-CcApi menus } }
    )
}

Describe 'A copy of a record' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant

        # Everything that is in a record, with the types of the values and of the nested records.
        function Get-Whole {
            param([object[]] $Record)
            foreach ($one in $Record) {
                ($one | ConvertTo-Json -Depth 60 -Compress) + '|' + $one.GetType().FullName + '|' + (@($one.PSObject.Properties | Where-Object { $null -ne $_.Value } | ForEach-Object { $_.Value.GetType().Name }) -join ',')
            }
        }

        function Get-Shown {
            param([object[]] $Record)
            # The widths of a table without a width are those of what is in it.
            ($Record | Format-Table | Out-String -Width 120), ($Record | Select-Object -First 3 | Format-List | Out-String -Width 120) -replace '\x1b\[[0-9;]*m' -join "`n"
        }
    }

    AfterAll { Stop-TestTenant }

    It 'comes back whole from Export-Clixml and is shown as the live one: <Kind>' -ForEach $kinds {
        $live = @(& $Script)
        $live.Count | Should -BeGreaterThan 0
        $file = Join-Path $TestDrive "$Kind.xml"
        $live | Export-Clixml $file
        $copies = @(Import-Clixml $file)
        $copies[0].PSObject.TypeNames[0] | Should -Be "Deserialized.ContactCenter.$Kind"
        $restored = @($copies | ConvertTo-CcRecord -WarningVariable warned)
        $warned | Should -BeNullOrEmpty
        if ($Kind -eq 'Campaign') {
            # PowerShell keeps no order of a dictionary's entries.
            for ($i = 0; $i -lt $live.Count; $i++) {
                @($restored[$i].ContactStats.GetEnumerator() | Sort-Object Key | ForEach-Object { "$_" }) -join ' ' | Should -BeExactly (@($live[$i].ContactStats.GetEnumerator() | Sort-Object Key | ForEach-Object { "$_" }) -join ' ')
                $copies[$i].ContactStats = $restored[$i].ContactStats = $live[$i].ContactStats
            }
        }

        Get-Shown $copies | Should -BeExactly (Get-Shown $live)
        (Get-Whole $restored) -join "`n" | Should -BeExactly ((Get-Whole $live) -join "`n")
    }

    It 'comes back whole from JSON, with -Type: <Kind>' -ForEach $kinds {
        $live = @(& $Script)
        $json = ConvertTo-Json -InputObject $live -Depth 60 -WarningAction Ignore
        $rows = @($json | ConvertFrom-Json | ForEach-Object { $_ })
        $restored = @($rows | ConvertTo-CcRecord -Type $Kind -WarningVariable warned)
        $warned | Should -BeNullOrEmpty
        (Get-Whole $restored) -join "`n" | Should -BeExactly ((Get-Whole $live) -join "`n")
    }

    It 'comes back from flat records, save for lists, with and without a file: <Kind>' -ForEach $kinds {
        $live = @(& $Script)
        $file = Join-Path $TestDrive "$Kind.csv"
        $live | ConvertTo-CcFlatRecord | Export-Csv $file -NoTypeInformation -Encoding utf8
        $direct = @($live | ConvertTo-CcFlatRecord | ConvertTo-CcRecord -WarningVariable told -WarningAction SilentlyContinue)
        $rows = @(Import-Csv $file -Encoding utf8)
        $fromFile = @($rows | ConvertTo-CcRecord -Type $Kind -WarningVariable warned -WarningAction SilentlyContinue)
        $direct.Count | Should -Be $live.Count
        $fromFile.Count | Should -Be $live.Count
        ($direct | ForEach-Object { $_.GetType().FullName } | Select-Object -Unique) | Should -Be "ContactCenter.$Kind"

        # Made flat again, they are the same, but for the lists, which are named in one warning.
        $lists = @($direct[0].PSObject.Properties | Where-Object { $_.TypeNameOfValue -match 'RecordList|ValueList' } | ForEach-Object Name)
        $nested = @($told | ForEach-Object { ("$_" -replace '^\w+: ' -replace " can't.*").Split(',').Trim() } | Where-Object { $_ -match 'CustomRoles|Roles$' })
        $lists += $nested
        $columns = @(ConvertTo-CcFlatRecord -Type $Kind -HeaderOnly | Where-Object { $_ -notin $lists })
        $expected = $live | ConvertTo-CcFlatRecord | Select-Object $columns | ConvertTo-Json
        $direct | ConvertTo-CcFlatRecord | Select-Object $columns | ConvertTo-Json | Should -BeExactly $expected
        ($fromFile | ConvertTo-CcFlatRecord | Select-Object $columns | ConvertTo-Csv) -join "`n" | Should -BeExactly (($rows | Select-Object $columns | ConvertTo-Csv) -replace '(?<=,|^)""(?=,|$)' -join "`n")
        $named = @($warned | ForEach-Object { ("$_" -replace '^\w+: ' -replace " can't.*").Split(',').Trim() })
        @($named | Select-Object -Unique).Count | Should -Be $named.Count -Because 'each list is named once'
        if (@($live | Where-Object { $record = $_; @($lists | Where-Object { $record.$_.Count -gt 0 }).Count }).Count) { $warned | Should -Match 'can''t be restored' }
    }

    It 'comes back from Start-Job: <Kind>' -ForEach @($kinds | Where-Object { $_.Kind -in 'Call', 'Agent', 'MenuNode' }) {
        $live = @(& $Script)
        $copies = @(Start-Job { Import-Module $using:ModulePath; $server = Start-CcSandbox -RequestsPerSecond 0; $null = $server | Connect-CcTenant -Name job -NoVerify; & ([scriptblock]::Create($using:Script)) } | Receive-Job -Wait -AutoRemoveJob)
        $copies.Count | Should -BeGreaterThan 0
        $restored = @($copies | ConvertTo-CcRecord -WarningVariable warned)
        $warned | Should -BeNullOrEmpty
        $restored[0].GetType().FullName | Should -Be $live[0].GetType().FullName
        if ($Kind -eq 'Call') {
            $restored[0].CreatedAt | Should -BeOfType ([datetimeoffset])
            @($restored | Where-Object { $_.AgentInfo.Id }).Count | Should -BeGreaterThan 0
        }
    }

    It 'of a record without a documented body comes back too: <Kind>' -ForEach $open {
        $live = @(& $Script)
        $live.Count | Should -BeGreaterThan 0
        $file = Join-Path $TestDrive "$Kind.xml"
        $live | Export-Clixml $file
        $copies = @(Import-Clixml $file)
        if ($Kind -ne 'OpenRecord') { Get-Shown $copies | Should -BeExactly (Get-Shown $live) }
        $restored = @($copies | ConvertTo-CcRecord)
        $restored[0].PSObject.TypeNames[0] | Should -Be "ContactCenter.$Kind"
        ConvertTo-Json $restored -Depth 20 | Should -BeExactly (ConvertTo-Json $live -Depth 20)
        if ($Kind -eq 'AgentStatus') { $restored[0].StatusUpdatedAt | Should -BeOfType ([datetimeoffset]) }
    }

    It 'keeps what the reference does not document' {
        $live = @(Get-CcCall | Where-Object ExtensionData | Select-Object -First 3)
        $live.Count | Should -BeGreaterThan 0
        $live | Export-Clixml (Join-Path $TestDrive extra.xml)
        $restored = @(Import-Clixml (Join-Path $TestDrive extra.xml) | ConvertTo-CcRecord)
        "$($restored.ExtensionData)" | Should -BeExactly "$($live.ExtensionData)"
    }

    It 'reads rows with the keys of the API' {
        $row = '{"id": 5, "created_at": "2026-11-05T10:00:00.123456Z", "agent_info": {"id": 7, "name": "Ana"}, "transfers": [], "new_key": {"a": [1, 2]}}' | ConvertFrom-Json
        $call = $row | ConvertTo-CcRecord -Type Call
        $call.Id | Should -Be 5
        $call.CreatedAt.UtcTicks | Should -Be ([datetimeoffset]'2026-11-05T10:00:00.123456Z').UtcTicks
        $call.AgentInfo.Name | Should -Be Ana
        $call.Transfers.Count | Should -Be 0
        $call.ExtensionData['new_key'].ToString() | Should -Be '{"a":[1,2]}'
    }

    It 'leaves live records as they are' {
        $call = Get-CcCall -First 1
        [object]::ReferenceEquals(($call | ConvertTo-CcRecord), $call) | Should -BeTrue
        ConvertTo-CcRecord $null | Should -BeNullOrEmpty
    }

    It 'is refused or warned about where it is not whole: <Title>' -ForEach @(
        @{ Title = 'a process'; Id = 'WrongRecordKind'; Make = { Get-Process -Id $PID } }
        @{ Title = 'a row that says no type'; Id = 'WrongRecordKind'; Make = { [pscustomobject]@{ Id = 5 } } }
        @{ Title = 'a text'; Id = 'WrongRecordKind'; Make = { 'call 5' } }
        @{ Title = 'a row without an id'; Id = 'InvalidRecord'; Type = 'Call'; Make = { [pscustomobject]@{ Id = 'x' } } }
        @{ Title = 'another type'; Id = 'WrongRecordKind'; Type = 'Call'; Make = { Get-CcAgent -First 1 } }
        @{ Title = 'flat rows of a list'; Id = 'WrongRecordKind'; Make = { Get-CcCall -First 1 | ConvertTo-CcFlatRecord -ExpandProperty Participants | Select-Object -First 1 } }
    ) {
        $given = @{}
        if ($Type) { $given.Type = $Type }
        $null = & $Make | ConvertTo-CcRecord @given -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'never guesses at a time' {
        $row = [pscustomobject]@{ Id = 5; CreatedAt = '11/10/2026 10:00:00 +00:00'; QueuedAt = '10:15'; EndsAt = '2026-11-05T10:00:00+01:00' }
        $call = $row | ConvertTo-CcRecord -Type Call -WarningVariable warned -WarningAction SilentlyContinue
        $call.CreatedAt | Should -BeNullOrEmpty
        $call.QueuedAt | Should -BeNullOrEmpty
        $call.EndsAt.UtcDateTime.Hour | Should -Be 9
        "$warned" | Should -Match 'CreatedAt, QueuedAt'
    }

    It 'says once what a copy lost, and that it has no other value' {
        $rows = Get-CcCall -First 20 | ConvertTo-Json -Depth 1 -WarningAction Ignore | ConvertFrom-Json
        $calls = @($rows | ConvertTo-CcRecord -Type Call -WarningVariable warned -WarningAction SilentlyContinue)
        $calls.Count | Should -Be 20
        @($warned).Count | Should -BeLessOrEqual 3
        "$warned" | Should -Match 'AgentInfo'
        $row = [pscustomobject]@{ Id = 5; Rating = '4.5'; CallDuration = 'ten'; Verified = 'maybe'; Lang = 'en' }
        $call = $row | ConvertTo-CcRecord -Type Call -WarningVariable warned -WarningAction SilentlyContinue
        "$($call.Rating)$($call.CallDuration)$($call.Verified)" | Should -BeNullOrEmpty
        $call.Lang | Should -Be en
        "$warned" | Should -Match 'CallDuration, Rating, Verified|CallDuration|Rating'
    }
}

Describe 'Ids' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
        $three = @(Get-CcCall -First 3)
        $agent = Get-CcCall | Where-Object { $_.AgentInfo } | Select-Object -First 1 | Get-CcAgent
        $ofAgent = @($agent | Get-CcCall).Id -join ' '
        $ofAgent | Should -Not -BeNullOrEmpty
    }

    AfterAll { Stop-TestTenant }

    It 'are taken of <Title>' -ForEach @(
        @{ Title = 'texts of digits'; Make = { $three.Id | ForEach-Object { "$_" } } }
        @{ Title = 'a CSV file of ids'; Make = { $three | Select-Object Id | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Title = 'Select-Object Id'; Make = { $three | Select-Object Id } }
        @{ Title = 'flat records'; Make = { $three | ConvertTo-CcFlatRecord } }
        @{ Title = 'flat records in a CSV file'; Make = { $three | ConvertTo-CcFlatRecord | ConvertTo-Csv -NoTypeInformation | ConvertFrom-Csv } }
        @{ Title = 'JSON'; Make = { $three | ConvertTo-Json -Depth 5 | ConvertFrom-Json | ForEach-Object { $_ } } }
        @{ Title = 'JSON with the keys of the API'; Make = { $three | ForEach-Object { "{`"id`": $($_.Id)}" | ConvertFrom-Json } } }
        @{ Title = 'dictionaries'; Make = { $three | ForEach-Object { @{ id = $_.Id } } } }
        @{ Title = 'deserialized records'; Make = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($three)) } }
        @{ Title = 'some columns of flat records'; Make = { $three | ConvertTo-CcFlatRecord | Select-Object Id, CreatedAt } }
        @{ Title = 'rows of a table'; Make = { $table = [System.Data.DataTable]::new(); $null = $table.Columns.Add('Id', [long]); $three | ForEach-Object { $null = $table.Rows.Add($_.Id) }; $table.Rows } }
    ) {
        $before = $test.Server.RequestCount
        @(& $Make | Get-CcCall).Id -join ' ' | Should -Be ($three.Id -join ' ')
        @(Get-CcCall -Id @(& $Make)).Id -join ' ' | Should -Be ($three.Id -join ' ')
    }

    It 'of <Title> are those of its kind: an agent means its calls' -ForEach @(
        @{ Title = 'a flat record'; Make = { $agent | ConvertTo-CcFlatRecord } }
        @{ Title = 'a flat record with a type line'; Make = { $agent | ConvertTo-CcFlatRecord | ConvertTo-Csv -IncludeTypeInformation | ConvertFrom-Csv } }
        @{ Title = 'a deserialized record'; Make = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($agent)) } }
        @{ Title = 'a selected record'; Make = { $agent | Select-Object Id, FirstName } }
    ) {
        @(& $Make | Get-CcCall).Id -join ' ' | Should -Be $ofAgent
    }

    It 'lead from copies of calls to their agents: <Title>' -ForEach @(
        @{ Title = 'flat'; Make = { $three | ConvertTo-CcFlatRecord } }
        @{ Title = 'deserialized'; Make = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($three)) } }
    ) {
        @(& $Make | Get-CcAgent).Id -join ' ' | Should -Be (@($three | Get-CcAgent).Id -join ' ')
    }

    It 'are refused, and nothing is sent, for <Title>' -ForEach @(
        @{ Title = 'a flat team, whose list of agents is a text'; Id = 'WrongRecordKind'; Script = { Get-CcTeam -MinAgentCount 1 -First 1 | ConvertTo-CcFlatRecord | Get-CcAgent -ErrorAction Stop } }
        @{ Title = 'calls without their agents'; Id = 'WrongRecordKind'; Script = { $three | Select-Object Id | Get-CcAgent -ErrorAction Stop } }
        @{ Title = 'a flat campaign to Get-CcCall'; Id = 'WrongRecordKind'; Script = { Get-CcCampaign -First 1 | ConvertTo-CcFlatRecord | Get-CcCall -ErrorAction Stop } }
        @{ Title = 'a process, which has an Id too'; Id = 'ParameterBindingFailed|ParameterArgumentTransformationError'; Script = { Get-Process -Id $PID | Get-CcCall -ErrorAction Stop } }
        @{ Title = 'a deserialized process'; Id = 'ParameterBindingFailed|ParameterArgumentTransformationError'; Script = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((Get-Process -Id $PID), 1)) | Get-CcCall -ErrorAction Stop } }
        @{ Title = 'a row without an id'; Id = 'ParameterBindingFailed|ParameterArgumentTransformationError'; Script = { [pscustomobject]@{ Name = 'x' } | Get-CcCall -ErrorAction Stop } }
        @{ Title = 'a row with an empty id'; Id = 'ParameterBindingFailed|ParameterArgumentTransformationError'; Script = { [pscustomobject]@{ Id = '' } | Get-CcCall -ErrorAction Stop } }
        @{ Title = 'a flat record of a tenant that is not open'; Id = 'NotConnected'; Script = { [pscustomobject]@{ Id = 5; Tenant = 'elsewhere' } | Get-CcCall -ErrorAction Stop } }
    ) {
        Get-ErrorId $Script | Should -Match "^($Id)"
    }
}
