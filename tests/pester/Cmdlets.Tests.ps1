# What holds for every cmdlet that reads, from one table.
BeforeDiscovery {
    # The command, its required parameters, its path, and five records of it.
    $five = '[{"id":1},{"id":2},{"id":3},{"id":4},{"id":5}]'
    $tree = '[{"id":1,"name":"a","children":[{"id":2,"name":"b","children":[{"id":3,"name":"c"}]}]},{"id":4,"name":"d","children":[]},{"id":5,"name":"e"}]'
    $cmdlets = @(
        @{ Command = 'Get-CcAgent'; Parameters = @{}; Path = 'agents'; Body = $five }
        @{ Command = 'Get-CcAgentStatus'; Parameters = @{}; Path = 'agents/current_status'; Body = $five }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{}; Path = 'agent_activity_logs'; Body = $five }
        @{ Command = 'Get-CcCall'; Parameters = @{}; Path = 'calls'; Body = $five }
        @{ Command = 'Get-CcChat'; Parameters = @{}; Path = 'chats'; Body = $five }
        @{ Command = 'Get-CcEmail'; Parameters = @{}; Path = 'emails'; Body = $five }
        @{ Command = 'Get-CcMenu'; Parameters = @{}; Path = 'menus'; Body = $five }
        @{ Command = 'Get-CcMenuTree'; Parameters = @{}; Path = 'menus/tree'; Body = $five }
        @{ Command = 'Get-CcMenuTree'; Parameters = @{ Flatten = $true }; Path = 'menus/tree'; Body = $tree }
        @{ Command = 'Get-CcMenuStatus'; Parameters = @{}; Path = 'menus/current_status'; Body = $five }
        @{ Command = 'Get-CcMenuServiceLevel'; Parameters = @{ Channel = 'call'; Minutes = 5 }; Path = 'menus/sla'; Body = $five }
        @{ Command = 'Get-CcQueueGroupServiceLevel'; Parameters = @{ Channel = 'chat'; Minutes = 5 }; Path = 'menus/sla_by_queue_group'; Body = $five }
        @{ Command = 'Get-CcMenuOperationHour'; Parameters = @{}; Path = 'menus/operation_hours'; Body = $five }
        @{ Command = 'Get-CcUserStatus'; Parameters = @{}; Path = 'user_statuses'; Body = $five }
        @{ Command = 'Get-CcTeam'; Parameters = @{}; Path = 'teams'; Body = $five }
        @{ Command = 'Get-CcTeamTree'; Parameters = @{}; Path = 'teams/tree'; Body = $five }
        @{ Command = 'Get-CcTeamTree'; Parameters = @{ Flatten = $true }; Path = 'teams/tree'; Body = $tree }
        @{ Command = 'Get-CcCampaign'; Parameters = @{}; Path = 'outbound_dialer/campaigns'; Body = $five }
        @{ Command = 'Get-CcCampaignContact'; Parameters = @{ CampaignId = 7 }; Path = 'outbound_dialer/campaigns/7/contacts'; Body = $five }
        @{ Command = 'Invoke-CcApi'; Parameters = @{ Path = 'brand/new' }; Path = 'brand/new'; Body = $five }
        @{ Command = 'Invoke-CcApi'; Parameters = @{ Path = 'brand/new'; Paginate = $true }; Path = 'brand/new'; Body = $five }
    )
}

Describe '<Command> <Path>' -ForEach $cmdlets {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $one = Start-Stub @{ $Path = $Body } @{ Name = 'one' }
        $two = Start-Stub @{ $Path = $Body } @{ Name = 'two' }
        Select-CcTenant $one.Tenant
    }

    AfterAll {
        Stop-TestTenant
        $one.Server.Dispose()
        $two.Server.Dispose()
    }

    It 'emits what there is, with its tenant' {
        $all = @(& $Command @Parameters)
        $all.Id | Should -Be 1, 2, 3, 4, 5
        $all.Tenant | Select-Object -Unique | Should -Be 'one'
    }

    It 'counts -First and -Skip' {
        @(& $Command @Parameters -First 2).Id | Should -Be 1, 2
        @(& $Command @Parameters -First 2 -Skip 2).Id | Should -Be 3, 4
        @(& $Command @Parameters -Skip 4).Id | Should -Be 5
        @(& $Command @Parameters -Skip 9).Count | Should -Be 0
        $before = $one.Server.Sent.Count
        @(& $Command @Parameters -First 0).Count | Should -Be 0
        $one.Server.Sent.Count | Should -Be $before
    }

    It 'says the total first' {
        $said = @(& $Command @Parameters -First 2 -IncludeTotalCount)
        $said.Count | Should -Be 3
        $said[0] | Should -BeOfType ([uint64])
        if ($said[0].Accuracy -gt 0) { [uint64]$said[0] | Should -Be 5 }
        @(& $Command @Parameters -First 0 -IncludeTotalCount 6>$null).Count | Should -Be 1
    }

    It 'asks several tenants at once, and one that fails stops no other' {
        $both = @(& $Command @Parameters -Tenant one, two)
        $both.Count | Should -Be 10
        @($both | Where-Object Tenant -EQ two).Id | Should -Be 1, 2, 3, 4, 5
        @(& $Command @Parameters -Tenant one, two -First 7).Count | Should -Be 7
        $two.Server.Answer($Path, 403, '{}')
        $got = @(& $Command @Parameters -Tenant $one.Tenant, $two.Tenant -ErrorVariable failed -ErrorAction SilentlyContinue)
        $two.Server.Answer($Path, 200, $Body)
        $got.Count | Should -Be 5
        @($failed | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'Forbidden,*'
    }

    It 'says <Id> for <Status>' -ForEach @(@{ Status = 401; Id = 'Unauthorized' }, @{ Status = 404; Id = 'NotFound' }) {
        $one.Server.Answer($Path, $Status, '{"message":"no"}')
        try {
            Get-ErrorId { & $Command @Parameters } | Should -Be $Id
        }
        finally {
            $one.Server.Answer($Path, 200, $Body)
        }
    }

    It 'is nothing for an empty list' {
        $one.Server.Answer($Path, 200, '[]')
        try {
            @(& $Command @Parameters).Count | Should -Be 0
        }
        finally {
            $one.Server.Answer($Path, 200, $Body)
        }
    }

    It 'says InvalidResponse for null, which is no empty list' {
        $one.Server.Answer($Path, 200, 'null')
        try {
            Get-ErrorId { & $Command @Parameters } | Should -Be 'InvalidResponse'
        }
        finally {
            $one.Server.Answer($Path, 200, $Body)
        }
    }
}

Describe 'Required parameters' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-Stub @{}
    }

    AfterAll {
        Stop-TestTenant
        $test.Server.Dispose()
    }

    It 'are named where they are missing, and nothing is asked: <Title>' -ForEach @(
        @{ Title = 'channel'; Script = { Get-CcMenuServiceLevel -Minutes 5 }; Name = '-Channel' }
        @{ Title = 'minutes'; Script = { Get-CcMenuServiceLevel -Channel call }; Name = '-Minutes' }
        @{ Title = 'channel of queue groups'; Script = { Get-CcQueueGroupServiceLevel -Minutes 5 }; Name = '-Channel' }
        @{ Title = 'minutes of queue groups'; Script = { Get-CcQueueGroupServiceLevel -Channel chat }; Name = '-Minutes' }
        @{ Title = 'campaign'; Script = { Get-CcCampaignContact }; Name = '-CampaignId' }
        @{ Title = 'path'; Script = { Invoke-CcApi }; Name = '-Path' }
    ) {
        Get-ErrorId $Script | Should -Be 'InvalidArgument'
        $Script | Should -Throw "*$Name*"
        $test.Server.Sent.Count | Should -Be 0
    }

    It 'are refused where they can''t be: <Minutes> minutes' -ForEach @(@{ Minutes = 0 }, @{ Minutes = -5 }) {
        Get-ErrorId { Get-CcMenuServiceLevel -Channel call -Minutes $Minutes } | Should -Be 'ParameterArgumentValidationError'
    }
}
