# Every filter against the sandbox: what comes with it is what a Where-Object over everything gives.
Describe 'What a filter lets through' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"

        # Nothing changes in it by itself, so that two reads can be compared.
        $server = Start-Sandbox -Option @{ RequestsPerSecond = 0; Days = 3; CallsPerDay = 100; Life = $false }
        $null = Connect-CcTenant -Uri $server.Uri -UserName $server.UserName -Token (New-Token $server.Token) -RequestsPerSecond 0 -NoVerify -TimeZone UTC
        $everything = @{}

        function Get-Everything {
            param([string] $Command)
            if (-not $everything.ContainsKey($Command)) { $everything[$Command] = @(& $Command) }
            $everything[$Command]
        }
    }

    AfterAll {
        Stop-TestTenant
        if ($server) { $server.Dispose() }
    }

    It 'send a documented value as it is documented, however it is written' {
        $before = @(Get-Sent $server).Count
        $warned = @(Get-CcCall -Status FINISHED, Failed -First 1 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })
        $warned | Should -BeNullOrEmpty
        @(Get-Sent $server)[$before] | Should -MatchExactly 'call_status\[\]=finished&call_status\[\]=failed&'
    }

    It 'is warned of, once, where the reference does not document the value' {
        $warned = @(Get-CcCall -Status finished, Nonsense, nonsense -First 1 -Tenant (Get-CcTenant).Name, (Get-CcTenant).Name 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] })
        "$($warned[0])" | Should -BeLike "'Nonsense' is not a value that the reference documents for -Status; it is sent as it is. Documented: scheduled, queued, *"
        "$($warned[1])" | Should -BeLike "'nonsense' is not*"
        $warned.Count | Should -Be 2
        @($server.GetRequests())[-1].PathAndQuery | Should -BeLike '*Nonsense*'
        @(Get-CcCall -Status finished -Type IvrCall -First 1 3>&1 | Where-Object { $_ -is [System.Management.Automation.WarningRecord] }).Count | Should -Be 0
        @(Get-CcAgent -StatusId 4711 -First 1 3>&1).Count | Should -Be 0 -Because 'a tenant has states of its own'
    }

    It 'is right for <Command> -<Parameter>' -ForEach @(
        @{ Command = 'Get-CcAgent'; Parameter = 'Id'; Kind = 'List'; Value = { $_.Id } }
        @{ Command = 'Get-CcAgent'; Parameter = 'AgentNumber'; Kind = 'List'; Value = { $_.AgentNumber } }
        @{ Command = 'Get-CcAgent'; Parameter = 'StatusId'; Kind = 'List'; Value = { $_.Status.Id } }
        @{ Command = 'Get-CcAgent'; Parameter = 'Location'; Kind = 'List'; Value = { $_.Location } }
        @{ Command = 'Get-CcAgent'; Parameter = 'Online'; Kind = 'Flag'; Value = { $_.Online } }
        @{ Command = 'Get-CcAgent'; Parameter = 'WrapUp'; Kind = 'Flag'; Value = { $_.WrapUp } }
        @{ Command = 'Get-CcAgent'; Parameter = 'LastLogin'; Kind = 'Time'; Value = { $_.LastLoginTime } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'Id'; Kind = 'List'; Value = { $_.Id } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'AgentId'; Kind = 'List'; Value = { $_.AgentId } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'Activity'; Kind = 'List'; Value = { $_.Activity } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'WhodunnitId'; Kind = 'List'; Value = { $_.Whodunnit.Id } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'CallId'; Kind = 'List'; Value = { $_.CallId } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'ChatId'; Kind = 'List'; Value = { $_.ChatId } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'Started'; Kind = 'Time'; Value = { $_.StartedAt } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'Ended'; Kind = 'Time'; Value = { $_.EndedAt } }
        @{ Command = 'Get-CcAgentActivity'; Parameter = 'Duration'; Kind = 'Number'; Value = { $_.Duration } }
        @{ Command = 'Get-CcChat'; Parameter = 'Id'; Kind = 'List'; Value = { $_.Id } }
        @{ Command = 'Get-CcChat'; Parameter = 'AgentId'; Kind = 'List'; Value = { $_.AgentInfo.Id } }
        @{ Command = 'Get-CcChat'; Parameter = 'EndUserId'; Kind = 'List'; Value = { $_.EndUser.Id } }
        @{ Command = 'Get-CcChat'; Parameter = 'Status'; Kind = 'List'; Value = { $_.Status } }
        @{ Command = 'Get-CcChat'; Parameter = 'FailReason'; Kind = 'List'; Value = { $_.FailReason } }
        @{ Command = 'Get-CcChat'; Parameter = 'Type'; Kind = 'List'; Value = { $_.ChatType } }
        @{ Command = 'Get-CcChat'; Parameter = 'Verified'; Kind = 'Flag'; Value = { $_.Verified } }
        @{ Command = 'Get-CcChat'; Parameter = 'Created'; Kind = 'Time'; Value = { $_.CreatedAt } }
        @{ Command = 'Get-CcChat'; Parameter = 'Assigned'; Kind = 'Time'; Value = { $_.AssignedAt } }
        @{ Command = 'Get-CcChat'; Parameter = 'Ended'; Kind = 'Time'; Value = { $_.EndsAt } }
        @{ Command = 'Get-CcChat'; Parameter = 'Updated'; Kind = 'Time'; Value = { $_.UpdatedAt } }
        @{ Command = 'Get-CcChat'; Parameter = 'FirstMessage'; Kind = 'Time'; Value = { $_.FirstMsgSentAt } }
        @{ Command = 'Get-CcChat'; Parameter = 'LastMessage'; Kind = 'Time'; Value = { $_.LastMsgSentAt } }
        @{ Command = 'Get-CcChat'; Parameter = 'Rating'; Kind = 'Number'; Value = { $_.Rating } }
        @{ Command = 'Get-CcChat'; Parameter = 'ChatDuration'; Kind = 'Number'; Value = { $_.ChatDuration } }
        @{ Command = 'Get-CcChat'; Parameter = 'MessageCount'; Kind = 'Number'; Value = { $_.MessageCount } }
        @{ Command = 'Get-CcChat'; Parameter = 'AverageResponseTime'; Kind = 'Number'; Value = { $_.AverageResponseTime } }
        @{ Command = 'Get-CcChat'; Parameter = 'LongestResponseTime'; Kind = 'Number'; Value = { $_.LongestResponseTime } }
        @{ Command = 'Get-CcChat'; Parameter = 'WaitDuration'; Kind = 'Number'; Value = { $_.WaitDuration } }
        @{ Command = 'Get-CcEmail'; Parameter = 'Id'; Kind = 'List'; Value = { $_.Id } }
        @{ Command = 'Get-CcEmail'; Parameter = 'AgentId'; Kind = 'List'; Value = { $_.AgentInfo.Id } }
        @{ Command = 'Get-CcEmail'; Parameter = 'EndUserId'; Kind = 'List'; Value = { $_.EndUser.Id } }
        @{ Command = 'Get-CcEmail'; Parameter = 'Status'; Kind = 'List'; Value = { $_.EmailStatus } }
        @{ Command = 'Get-CcEmail'; Parameter = 'Created'; Kind = 'Time'; Value = { $_.CreatedAt } }
        @{ Command = 'Get-CcEmail'; Parameter = 'Assigned'; Kind = 'Time'; Value = { $_.AssignedAt } }
        @{ Command = 'Get-CcEmail'; Parameter = 'Finished'; Kind = 'Time'; Value = { $_.FinishedAt } }
        @{ Command = 'Get-CcEmail'; Parameter = 'Updated'; Kind = 'Time'; Value = { $_.UpdatedAt } }
        @{ Command = 'Get-CcEmail'; Parameter = 'ThreadCount'; Kind = 'Number'; Value = { $_.TotalThreadNumbers } }
        @{ Command = 'Get-CcMenu'; Parameter = 'Id'; Kind = 'List'; Value = { $_.Id } }
        @{ Command = 'Get-CcMenu'; Parameter = 'Name'; Kind = 'List'; Value = { $_.Name } }
        @{ Command = 'Get-CcMenu'; Parameter = 'ParentId'; Kind = 'List'; Value = { $_.ParentId } }
        @{ Command = 'Get-CcMenu'; Parameter = 'Position'; Kind = 'List'; Value = { $_.Position } }
        @{ Command = 'Get-CcMenu'; Parameter = 'Type'; Kind = 'List'; Value = { $_.MenuType } }
        @{ Command = 'Get-CcMenu'; Parameter = 'Hidden'; Kind = 'Flag'; Value = { $_.Hidden } }
        @{ Command = 'Get-CcTeam'; Parameter = 'Id'; Kind = 'List'; Value = { $_.Id } }
        @{ Command = 'Get-CcTeam'; Parameter = 'Name'; Kind = 'List'; Value = { $_.Name } }
        @{ Command = 'Get-CcTeam'; Parameter = 'ParentId'; Kind = 'List'; Value = { $_.ParentId } }
        @{ Command = 'Get-CcTeam'; Parameter = 'Position'; Kind = 'List'; Value = { $_.Position } }
        @{ Command = 'Get-CcTeam'; Parameter = 'AgentCount'; Kind = 'Number'; Value = { $_.AgentsCount } }
        @{ Command = 'Get-CcCampaign'; Parameter = 'Id'; Kind = 'List'; Value = { $_.Id } }
        @{ Command = 'Get-CcCall'; Parameter = 'AgentId'; Kind = 'List'; Value = { $_.AgentInfo.Id } }
        @{ Command = 'Get-CcCall'; Parameter = 'EndUserId'; Kind = 'List'; Value = { $_.EndUser.Id } }
        @{ Command = 'Get-CcCall'; Parameter = 'Status'; Kind = 'List'; Value = { $_.Status } }
        @{ Command = 'Get-CcCall'; Parameter = 'FailReason'; Kind = 'List'; Value = { $_.FailReason } }
        @{ Command = 'Get-CcCall'; Parameter = 'SupportNumber'; Kind = 'List'; Value = { $_.SupportNumber } }
        @{ Command = 'Get-CcCall'; Parameter = 'Verified'; Kind = 'Flag'; Value = { $_.Verified } }
        @{ Command = 'Get-CcCall'; Parameter = 'Created'; Kind = 'Time'; Value = { $_.CreatedAt } }
        @{ Command = 'Get-CcCall'; Parameter = 'Queued'; Kind = 'Time'; Value = { $_.QueuedAt } }
        @{ Command = 'Get-CcCall'; Parameter = 'Assigned'; Kind = 'Time'; Value = { $_.AssignedAt } }
        @{ Command = 'Get-CcCall'; Parameter = 'Connected'; Kind = 'Time'; Value = { $_.ConnectedAt } }
        @{ Command = 'Get-CcCall'; Parameter = 'Ended'; Kind = 'Time'; Value = { $_.EndsAt } }
        @{ Command = 'Get-CcCall'; Parameter = 'Scheduled'; Kind = 'Time'; Value = { $_.ScheduledAt } }
        @{ Command = 'Get-CcCall'; Parameter = 'Updated'; Kind = 'Time'; Value = { $_.UpdatedAt } }
        @{ Command = 'Get-CcCall'; Parameter = 'Rating'; Kind = 'Number'; Value = { $_.Rating } }
        @{ Command = 'Get-CcCall'; Parameter = 'CallDuration'; Kind = 'Number'; Value = { $_.CallDuration } }
        @{ Command = 'Get-CcCall'; Parameter = 'HoldDuration'; Kind = 'Number'; Value = { $_.HoldDuration } }
    ) {
        $all = @(Get-Everything $Command)
        $values = @($all | ForEach-Object $Value | Where-Object { $null -ne $_ } | Sort-Object -Unique)
        $values.Count | Should -BeGreaterThan 0 -Because 'a filter over nothing shows nothing'
        $middle = $values[[int][math]::Floor($values.Count / 2)]
        $checks = switch ($Kind) {
            'List' {
                @{ Parameters = @{ $Parameter = $middle }; Keep = { $args[0] -eq $middle } }
                @{ Parameters = @{ $Parameter = @($values[0], $middle) }; Keep = { $args[0] -in $values[0], $middle } }
            }
            'Flag' {
                @{ Parameters = @{ $Parameter = $true }; Keep = { $args[0] -eq $true } }
                @{ Parameters = @{ $Parameter = $false }; Keep = { $args[0] -eq $false } }
            }
            'Time' {
                @{ Parameters = @{ "${Parameter}After" = $middle }; Keep = { $args[0] -ge $middle } }
                @{ Parameters = @{ "${Parameter}Before" = $middle }; Keep = { $null -ne $args[0] -and $args[0] -lt $middle } }
            }
            'Number' {
                @{ Parameters = @{ "Min$Parameter" = $middle }; Keep = { $args[0] -ge $middle } }
                @{ Parameters = @{ "Max$Parameter" = $middle }; Keep = { $null -ne $args[0] -and $args[0] -le $middle } }
            }
        }

        foreach ($check in $checks) {
            $given = $check.Parameters
            $keep = $check.Keep
            $wanted = @($all | Where-Object { & $keep ($_ | ForEach-Object $Value) } | ForEach-Object Id | Sort-Object)
            $got = @(& $Command @given | ForEach-Object Id | Sort-Object)
            $got -join ' ' | Should -Be ($wanted -join ' ') -Because "$($given.Keys) $($given.Values)"
        }
    }

    It 'is more with -IncludeDeleted: <Command>' -ForEach @(@{ Command = 'Get-CcMenu' }, @{ Command = 'Get-CcTeam' }) {
        $all = @(& $Command -IncludeDeleted)
        $all.Count | Should -BeGreaterThan @(& $Command).Count
        @($all | Where-Object Deleted).Count | Should -BeGreaterThan 0
        @(& $Command | Where-Object Deleted).Count | Should -Be 0
    }

    It 'is one kind or language of tree' {
        @(Get-CcMenuTree -Type web_menu -Flatten | Select-Object -ExpandProperty MenuType -Unique) | Should -Be 'web_menu'
        @(Get-CcMenuTree -Language en).Count | Should -BeGreaterThan 0
    }

    It 'is one channel and a span of time' {
        $long = @(Get-CcMenuServiceLevel call 5000)
        $long.Count | Should -BeGreaterThan 0
        $long.Channel | Select-Object -Unique | Should -Be 'call'
        ($long | Measure-Object InSla -Sum).Sum | Should -BeGreaterThan (Get-CcMenuServiceLevel call 60 | Measure-Object InSla -Sum).Sum
        (Get-CcQueueGroupServiceLevel chat 5000).Channel | Select-Object -Unique | Should -Be 'chat'
    }
}
