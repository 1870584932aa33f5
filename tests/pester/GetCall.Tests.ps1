Describe 'Get-CcCall: what is sent' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    # Written by hand from the reference, "Calls Endpoints". A bound is sent one unit wider (1 ms, 1), because the tenant's edge may be inclusive or not.
    It '<Line>' -ForEach @(
        @{ Parameters = @{ AgentId = 7 }; Line = 'agent_id[]=7' }
        @{ Parameters = @{ AgentId = 7, 8 }; Line = 'agent_id[]=7&agent_id[]=8' }
        @{ Parameters = @{ EndUserId = 9 }; Line = 'end_user_id[]=9' }
        @{ Parameters = @{ Status = 'finished', 'voicemail_read' }; Line = 'call_status[]=finished&call_status[]=voicemail_read' }
        @{ Parameters = @{ Status = 'brand new & odd' }; Line = 'call_status[]=brand new & odd' }
        @{ Parameters = @{ FailReason = 'eu_abandoned' }; Line = 'call_fail_reason[]=eu_abandoned' }
        @{ Parameters = @{ Type = 'IvrCall' }; Line = 'call_type[]=IvrCall' }
        @{ Parameters = @{ SupportNumber = '+18885550177' }; Line = 'support_number[]=+18885550177' }
        @{ Parameters = @{ Verified = $true }; Line = 'verified[]=true' }
        @{ Parameters = @{ Verified = $false }; Line = 'verified[]=false' }
        @{ Parameters = @{ CreatedAfter = '2026-05-01T00:00:00Z' }; Line = 'created_at[from]=2026-04-30T23:59:59.999Z' }
        @{ Parameters = @{ CreatedBefore = '2026-05-01T00:00:00Z' }; Line = 'created_at[to]=2026-05-01T00:00:00.001Z' }
        @{ Parameters = @{ QueuedAfter = '2026-05-01T02:00+02:00' }; Line = 'queued_at[from]=2026-04-30T23:59:59.999Z' }
        @{ Parameters = @{ QueuedBefore = '2026-05-01' }; Line = 'queued_at[to]=2026-05-01T00:00:00.001Z' }
        @{ Parameters = @{ AssignedAfter = '2026-05-01' }; Line = 'assigned_at[from]=2026-04-30T23:59:59.999Z' }
        @{ Parameters = @{ AssignedBefore = '2026-05-01' }; Line = 'assigned_at[to]=2026-05-01T00:00:00.001Z' }
        @{ Parameters = @{ ConnectedAfter = '2026-05-01' }; Line = 'connected_at[from]=2026-04-30T23:59:59.999Z' }
        @{ Parameters = @{ ConnectedBefore = '2026-05-01' }; Line = 'connected_at[to]=2026-05-01T00:00:00.001Z' }
        @{ Parameters = @{ EndedAfter = '2026-05-01' }; Line = 'ends_at[from]=2026-04-30T23:59:59.999Z' }
        @{ Parameters = @{ EndedBefore = '2026-05-01' }; Line = 'ends_at[to]=2026-05-01T00:00:00.001Z' }
        @{ Parameters = @{ ScheduledAfter = '2026-05-01' }; Line = 'scheduled_at[from]=2026-04-30T23:59:59.999Z' }
        @{ Parameters = @{ ScheduledBefore = '2026-05-01' }; Line = 'scheduled_at[to]=2026-05-01T00:00:00.001Z' }
        @{ Parameters = @{ UpdatedAfter = [datetime]::SpecifyKind([datetime]::new(2026, 5, 1), 'Utc') }; Line = 'updated_at[from]=2026-04-30T23:59:59.999Z' }
        @{ Parameters = @{ UpdatedBefore = [datetimeoffset]::new(2026, 5, 1, 2, 0, 0, [timespan]::FromHours(2)) }; Line = 'updated_at[to]=2026-05-01T00:00:00.001Z' }
        @{ Parameters = @{ MinRating = 3 }; Line = 'rating[from]=2' }
        @{ Parameters = @{ MaxRating = 4 }; Line = 'rating[to]=5' }
        @{ Parameters = @{ MinCallDuration = 60 }; Line = 'call_duration[from]=59' }
        @{ Parameters = @{ MaxCallDuration = 60 }; Line = 'call_duration[to]=61' }
        @{ Parameters = @{ MinHoldDuration = 5 }; Line = 'hold_duration[from]=4' }
        @{ Parameters = @{ MaxHoldDuration = 5 }; Line = 'hold_duration[to]=6' }
        @{ Parameters = @{ Query = @{ 'lang[]' = 'en', 'de' } }; Line = 'lang[]=en&lang[]=de' }
        @{ Parameters = @{ Query = @{ x = $true } }; Line = 'x=true' }
        @{ Parameters = @{ MinRating = 1; MaxRating = 5 }; Line = 'rating[from]=0&rating[to]=6' }
    ) {
        $before = @(Get-Sent $test.Server).Count
        $null = Get-CcCall @Parameters -First 1
        $sent = @(Get-Sent $test.Server)[$before]
        $sent | Should -BeExactly "calls?$Line&sort_column=created_at&sort_direction=ASC&page=1&per=100"
    }

    It '<Line> for the order' -ForEach @(
        @{ Parameters = @{ SortBy = 'UpdatedAt' }; Line = 'sort_column=updated_at&sort_direction=ASC' }
        @{ Parameters = @{ SortBy = 'updated_at'; Descending = $true }; Line = 'sort_column=updated_at&sort_direction=DESC' }
        @{ Parameters = @{ SortBy = 'some_new_field' }; Line = 'sort_column=some_new_field&sort_direction=ASC' }
        @{ Parameters = @{ Descending = $true }; Line = 'sort_column=created_at&sort_direction=DESC' }
    ) {
        $before = @(Get-Sent $test.Server).Count
        # The sandbox does not know the new field, and refuses it.
        $null = Get-ErrorId { Get-CcCall @Parameters -First 1 }
        @(Get-Sent $test.Server)[$before] | Should -BeExactly "calls?$Line&page=1&per=100"
    }

    It 'counts short forms of all its times from one now, and reads wall-clock times in the connection''s zone' {
        $berlin = $test.Server | Connect-CcTenant -Name berlin -NoVerify -TimeZone Europe/Berlin
        $before = @(Get-Sent $test.Server).Count
        $null = Get-CcCall -Tenant $berlin -QueuedAfter '2026-05-01' -UpdatedBefore '2026-01-01 12:00' -First 1
        @(Get-Sent $test.Server)[$before] | Should -Match ([regex]::Escape('queued_at[from]=2026-04-30T21:59:59.999Z&updated_at[to]=2026-01-01T11:00:00.001Z'))
        $before++
        $null = Get-CcCall -Tenant $berlin -QueuedAfter '-7d' -UpdatedAfter '-7d' -First 1
        @(Get-Sent $test.Server)[$before] -match 'queued_at\[from\]=([^&]*)&updated_at\[from\]=([^&]*)' | Should -BeTrue
        $Matches[1] | Should -Be $Matches[2]
        Disconnect-CcTenant berlin
        Select-CcTenant $test.Tenant
    }
}

Describe 'Get-CcCall: what comes' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
        $server = $test.Server
        $all = @(Get-CcCall)
        function Get-Cost { param([scriptblock] $Script) $before = @(Get-Sent $server).Count; $null = & $Script; @(Get-Sent $server).Count - $before }
    }

    AfterAll { Stop-TestTenant }

    It 'is every call once, typed, with its tenant, in the order of creation' {
        $all.Count | Should -BeGreaterThan 100
        ($all.Id | Select-Object -Unique).Count | Should -Be $all.Count
        $all[0] | Should -BeOfType ([ContactCenter.Call])
        $all[0].Tenant | Should -Be $test.Tenant.Name
        $times = @($all | Where-Object CreatedAt | ForEach-Object { $_.CreatedAt.UtcTicks })
        ($times | Sort-Object) -join ' ' | Should -Be ($times -join ' ')
    }

    It 'is what a filter says' {
        @(Get-CcCall -Status finished).Count | Should -Be @($all | Where-Object Status -EQ finished).Count
        $middle = $all[[int]($all.Count / 2)].CreatedAt
        $later = @(Get-CcCall -CreatedAfter $middle)
        $earlier = @(Get-CcCall -CreatedBefore $middle)
        $later.Count | Should -Be @($all | Where-Object { $_.CreatedAt -ge $middle }).Count
        $earlier.Count + $later.Count | Should -Be $all.Count -Because 'two exports that meet lose nothing and double nothing'
    }

    It 'counts -First and -Skip, and pages do not matter' {
        @(Get-CcCall -First 7).Id | Should -Be $all[0..6].Id
        @(Get-CcCall -First 7 -Skip 5 -PageSize 3).Id | Should -Be $all[5..11].Id
        @(Get-CcCall -Skip ($all.Count - 2)).Id | Should -Be $all[-2, -1].Id
        @(Get-CcCall -Skip 1000000).Count | Should -Be 0
    }

    It 'costs no more requests than it needs' {
        Get-Cost { Get-CcCall -First 5 } | Should -Be 1
        Get-Cost { Get-CcCall -First 0 } | Should -Be 0
        Get-Cost { Get-CcCall -First 0 -IncludeTotalCount 6>$null } | Should -Be 1
        Get-Cost { Get-CcCall -First 5 -IncludeTotalCount } | Should -Be 1
        Get-Cost { $null | Get-CcCall -ErrorAction SilentlyContinue } | Should -Be 0
        Get-Cost { @() | Get-CcCall } | Should -Be 0
        Get-Cost { Get-CcCall | Get-CcCall } | Should -BeLessOrEqual (2 * [math]::Ceiling($all.Count / 99) + 2)
    }

    It 'costs at most two where the pipeline stops it' {
        $paced = Start-TestTenant @{ RequestsPerSecond = 2 } @{ Name = 'paced' }
        @(Get-CcCall | Select-Object -First 5).Count | Should -Be 5
        @(Get-Sent $paced.Server).Count | Should -BeIn 1, 2
        Disconnect-CcTenant
        Select-CcTenant $test.Tenant
    }

    It 'says the total before the records, and how sure it is' {
        $said = @(Get-CcCall -First 2 -IncludeTotalCount)
        $said.Count | Should -Be 3
        [uint64]$said[0] | Should -Be $all.Count
        $said[0].Accuracy | Should -Be 1
        $said[1] | Should -BeOfType ([ContactCenter.Call])
        $widened = Get-CcCall -CreatedAfter '-10d' -First 0 -IncludeTotalCount 6>$null
        [uint64]$widened | Should -Be $all.Count
        $widened.Accuracy | Should -BeLessThan 1
        $widened.Accuracy | Should -BeGreaterThan 0
    }

    It 'takes ids as numbers, texts and records, each once, in few requests' {
        $ids = $all[0..149].Id
        $sent = @(Get-Sent $server).Count
        $got = @($ids + $ids | Get-CcCall)
        @(Get-Sent $server).Count - $sent | Should -Be 2
        $got.Id | Should -Be $ids
        (Get-CcCall "$($ids[3])").Id | Should -Be $ids[3]
        (Get-CcCall -Id $ids[3], $ids[5]).Id | Should -Be $ids[3, 5]
        ($all[0..2] | Get-CcCall).Id | Should -Be $all[0..2].Id
    }

    It 'reports an id that is not there, and gives the others' {
        $got = @(Get-CcCall -Id $all[0].Id, 999999999, $all[1].Id -ErrorVariable failed -ErrorAction SilentlyContinue)
        $got.Id | Should -Be $all[0, 1].Id
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failed[0].TargetObject | Should -Be 999999999
    }

    It 'completes documented values and fields with their meaning, without a request' {
        $before = $server.RequestCount
        function Complete { param($Line) [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches }
        (Complete 'Get-CcCall -Status fin').CompletionText | Should -Be 'finished'
        (Complete 'Get-CcCall -Status voicemail_re').ToolTip | Should -Contain 'An agent has opened the voicemail.'
        (Complete 'Get-CcCall -Type Iv').CompletionText | Should -Be 'IvrCall'
        (Complete "Get-CcCall -Type 'Iv").CompletionText | Should -Not -BeNullOrEmpty
        (Complete 'Get-CcCall -FailReason eu_').CompletionText | Should -Contain 'eu_abandoned'
        (Complete 'Get-CcCall -SortBy Upd').CompletionText | Should -Be 'UpdatedAt'
        $server.RequestCount | Should -Be $before
    }
}

Describe 'Get-CcCall: bad input' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    It 'says <Id> for <Title>, and sends nothing' -ForEach @(
        @{ Title = '-PageSize 0'; Id = 'ParameterArgumentValidationError'; Script = { Get-CcCall -PageSize 0 } }
        @{ Title = '-PageSize 101'; Id = 'ParameterArgumentValidationError'; Script = { Get-CcCall -PageSize 101 } }
        @{ Title = 'a range turned round'; Id = 'InvalidArgument'; Script = { Get-CcCall -CreatedAfter today -CreatedBefore yesterday } }
        @{ Title = 'an empty range'; Id = 'InvalidArgument'; Script = { Get-CcCall -UpdatedAfter 2026-05-01 -UpdatedBefore 2026-05-01 } }
        @{ Title = 'numbers turned round'; Id = 'InvalidArgument'; Script = { Get-CcCall -MinRating 5 -MaxRating 4 } }
        @{ Title = 'a date that is none'; Id = 'ParameterArgumentTransformationError'; Script = { Get-CcCall -CreatedAfter 2026-02-30 } }
        @{ Title = 'a bare number as a time'; Id = 'ParameterArgumentTransformationError'; Script = { Get-CcCall -CreatedAfter 7 } }
        @{ Title = 'a number that was meant as days'; Id = 'ParameterArgumentTransformationError'; Script = { $days = -7d; Get-CcCall -CreatedAfter $days } }
        @{ Title = 'no time'; Id = 'ParameterArgumentTransformationError'; Script = { Get-CcCall -CreatedAfter $null } }
        @{ Title = 'an id that is no number'; Id = 'ParameterArgumentTransformationError'; Script = { Get-CcCall -Id abc } }
        @{ Title = 'an id with a fraction'; Id = 'ParameterArgumentTransformationError'; Script = { Get-CcCall -Id 1.5 } }
        @{ Title = 'no id'; Id = 'ParameterArgumentValidationError'; Script = { Get-CcCall -Id $null } }
        @{ Title = 'another thing as an id'; Id = 'ParameterArgumentTransformationError'; Script = { Get-CcCall -Id (Get-Date) } }
        @{ Title = 'an agent that is no number'; Id = 'CannotConvertArgumentNoMessage'; Script = { Get-CcCall -AgentId abc } }
        @{ Title = 'no status'; Id = 'ParameterArgumentValidationError'; Script = { Get-CcCall -Status $null } }
        @{ Title = 'a field that is none'; Id = 'InvalidArgument'; Script = { Get-CcCall -SortBy 'drop table' } }
        @{ Title = 'an order of ids'; Id = 'InvalidArgument'; Script = { Get-CcCall -Id 1, 2 -SortBy UpdatedAt } }
        @{ Title = 'ids backwards'; Id = 'InvalidArgument'; Script = { 1, 2 | Get-CcCall -Descending } }
        @{ Title = 'a page number in -Query'; Id = 'InvalidArgument'; Script = { Get-CcCall -Query @{ page = 2 } } }
        @{ Title = 'nothing in -Query'; Id = 'InvalidArgument'; Script = { Get-CcCall -Query @{ lang = $null } } }
    ) {
        $before = $test.Server.RequestCount
        Get-ErrorId $Script | Should -Be $Id
        $test.Server.RequestCount | Should -Be $before
    }

    It 'says of a bare number that the short form wants quotes' {
        { Get-CcCall -CreatedAfter 7 } | Should -Throw "*quotes*'-7d'*"
    }

    It 'refuses a record that came out of another process' {
        $call = Get-CcCall -First 1
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($call))
        { Get-CcCall -Id $copy } | Should -Throw '*$record.Id*'
    }
}

Describe 'Get-CcCall: what it would cost' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }
    AfterEach { Stop-TestTenant }

    It 'says with one request what reading all would cost, and that is what it costs' {
        $test = Start-TestTenant @{ Days = 10 } @{ RequestsPerSecond = 10 }
        $before = $test.Tenant.RequestCount
        $said = Get-CcCall -PageSize 50 -First 0 -IncludeTotalCount -InformationVariable told 6>$null
        $test.Tenant.RequestCount | Should -Be ($before + 1)
        $said.Duration | Should -Be ([timespan]::FromSeconds([Math]::Ceiling($said.Requests / 10)))
        "$told" | Should -Match "^[\d,]+ records\. To read all of them takes about $($said.Requests) requests and, at the pace, \d+ s\.$"
        $before = $test.Tenant.RequestCount
        @(Get-CcCall -PageSize 50).Count | Should -BeGreaterThan 500
        $test.Tenant.RequestCount - $before | Should -BeIn ($said.Requests - 1), $said.Requests, ($said.Requests + 1)
    }
}
