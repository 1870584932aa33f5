Describe 'The pipeline' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $assignees = '[{"id":1,"name":"A","assignees":[{"id":11},{"id":12}]},{"id":2,"name":"B","assignees":{"id":12}},{"id":3,"name":"C","assignees":[]}]'
        $answers = @{
            'calls' = 'ids'; 'chats' = 'ids'; 'agents' = 'ids'; 'menus' = 'ids'; 'emails' = 'ids'
            'teams' = $assignees
            'outbound_dialer/campaigns' = '[{"id":7,"name":"Spring","queue":{"id":60,"name":"Sales"}},{"id":8,"name":"Autumn"}]'
            'outbound_dialer/campaigns/7/contacts' = '[{"id":1},{"id":2}]'
            'outbound_dialer/campaigns/8/contacts' = '[{"id":3}]'
            'agents/current_status' = '[{"id":11,"status":"Available","status_updated_at":"2026-05-01T10:00:00.000Z"},{"id":12,"status":"In-call","call_id":5}]'
            'menus/current_status' = '[{"id":60,"queued":[{"call_id":5}],"name":"Sales"}]'
            'agent_activity_logs' = '[{"id":1,"agent_id":11,"call_id":5},{"id":2,"agent_id":11,"chat_id":6},{"id":3,"agent_id":12,"call_id":5},{"id":4,"call_id":9}]'
            'user_statuses' = '[{"id":0,"name":"Available"}]'
            'menus/tree' = '[{"id":60,"name":"Sales","children":[{"id":61,"name":"New"}]}]'
        }
        $one = Start-Stub $answers @{ Name = 'one' }
        $two = Start-Stub $answers @{ Name = 'two' }
        Select-CcTenant one
        function Get-Cost { param([scriptblock] $Script, $Server = $one.Server) $before = $Server.Sent.Count; $null = & $Script; @($Server.Sent | Select-Object -Skip $before) }
    }

    AfterAll {
        Stop-TestTenant
        $one.Server.Dispose()
        $two.Server.Dispose()
    }

    It 'asks for a hundred ids at a time, each once' {
        @(Get-Cost { 1..500 | Get-CcCall }).Count | Should -Be 5
        @(Get-Cost { 1..500 + 1..500 | Get-CcCall }).Count | Should -Be 5
        @(1..500 | Get-CcCall).Id | Should -Be (1..500)
        @(Get-Cost { 1..250 | Get-CcAgent }).Count | Should -Be 3
        @(Get-Cost { 1..250 | Get-CcMenu }).Count | Should -Be 3
        (Get-Cost { 1..300 | ForEach-Object { 999999999999999000 + $_ } | Get-CcCall } | Measure-Object Length -Maximum).Maximum | Should -BeLessThan 8000
    }

    It 'takes texts and numbers' {
        ('5', 6, 7L | Get-CcChat).Id | Should -Be 5, 6, 7
        @(Get-CcCampaignContact -CampaignId '7').Id | Should -Be 1, 2
        @('7', 8 | Get-CcCampaignContact).Id | Should -Be 1, 2, 3
    }

    It 'leads from activities to agents, calls and chats, each once' {
        $activities = @(Get-CcAgentActivity)
        ($activities | Get-CcAgent).Id | Should -Be 11, 12
        ($activities | Get-CcCall).Id | Should -Be 5, 9
        ($activities | Get-CcChat).Id | Should -Be 6
        Get-Cost { $activities | Get-CcCall } | Should -Be 'calls?id[]=5&id[]=9&page=1&per=100'
    }

    It 'leads from teams to their agents' {
        (Get-CcTeam | Get-CcAgent).Id | Should -Be 11, 12
        Get-CcTeam | Where-Object Id -EQ 3 | Get-CcAgent | Should -BeNullOrEmpty
    }

    It 'says so where the tenant does not list a team''s agents' {
        $one.Server.Answer('teams', 200, '[{"id":1,"agents_count":3}]')
        try {
            Get-CcTeam | Get-CcAgent -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed.Count | Should -Be 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
            "$($failed[0])" | Should -BeLike '*team 1*'
        }
        finally {
            $one.Server.Answer('teams', 200, $assignees)
        }
    }

    It 'leads from a campaign to its contacts, and back' {
        $contacts = @(Get-CcCampaign | Get-CcCampaignContact)
        $contacts.Id | Should -Be 1, 2, 3
        $contacts.CampaignId | Should -Be 7, 7, 8
        Get-CcCampaign -First 1 | Get-CcMenu | ForEach-Object Id | Should -Be 60
        $one.Server.Answer('outbound_dialer/campaigns/7', 200, '{"id":7,"name":"Spring"}')
        ($contacts[0] | Get-CcCampaign).Name | Should -Be 'Spring'
    }

    It 'reports a campaign that is not there, and reads the others' {
        $got = @(7, 99, 8 | Get-CcCampaignContact -ErrorVariable failed -ErrorAction SilentlyContinue)
        $got.Id | Should -Be 1, 2, 3
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failed[0].TargetObject | Should -Be 99
    }

    It 'turns a record into the filter that stands for it: <Line>' -ForEach @(
        @{ From = { 11, 12 | Get-CcAgent }; To = 'Get-CcCall'; Line = 'calls?agent_id[]=11&agent_id[]=12' }
        @{ From = { 11 | Get-CcAgent }; To = 'Get-CcChat'; Line = 'chats?agent_id[]=11' }
        @{ From = { 11 | Get-CcAgent }; To = 'Get-CcEmail'; Line = 'emails?agent_id[]=11' }
        @{ From = { 11 | Get-CcAgent }; To = 'Get-CcAgentActivity'; Line = 'agent_activity_logs?agent_id[]=11' }
        @{ From = { 5 | Get-CcCall }; To = 'Get-CcAgentActivity'; Line = 'agent_activity_logs?call_id[]=5' }
        @{ From = { 6 | Get-CcChat }; To = 'Get-CcAgentActivity'; Line = 'agent_activity_logs?chat_id[]=6' }
        @{ From = { Get-CcAgentStatus -First 1 }; To = 'Get-CcChat'; Line = 'chats?agent_id[]=11' }
    ) {
        $records = @(& $From)
        @(Get-Cost { $records | & $To })[0] | Should -BeLike ([System.Management.Automation.WildcardPattern]::Escape($Line) + '&sort_column=*')
    }

    It 'batches such filters too, and emits a record of two batches once' {
        $agents = @(1..250 | Get-CcAgent)
        $one.Server.Answer('calls', 200, '[{"id":5},{"id":6}]')
        try {
            $sent = @(Get-Cost { $agents | Get-CcCall })
            $sent.Count | Should -Be 3
            ($sent | Measure-Object Length -Maximum).Maximum | Should -BeLessThan 8000
            @($agents | Get-CcCall).Id | Should -Be 5, 6
            @($agents | Get-CcCall -First 1).Id | Should -Be 5
        }
        finally {
            $one.Server.Answer('calls', 200, 'ids')
        }
    }

    It 'refuses a filter that the piped records stand for' {
        $agent = 11 | Get-CcAgent
        $agent | Get-CcCall -AgentId 5 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        "$($failed[0])" | Should -BeLike '*-AgentId*'
    }

    It 'says WrongRecordKind, and never takes the number: <Title>' -ForEach @(
        @{ Title = 'a campaign to Get-CcAgent'; From = { Get-CcCampaign }; To = 'Get-CcAgent' }
        @{ Title = 'a status to Get-CcCall'; From = { Get-CcUserStatus }; To = 'Get-CcCall' }
        @{ Title = 'a team to Get-CcCall'; From = { Get-CcTeam }; To = 'Get-CcCall' }
        @{ Title = 'an agent to Get-CcCampaignContact'; From = { 11 | Get-CcAgent }; To = 'Get-CcCampaignContact' }
        @{ Title = 'an agent''s status to Get-CcMenu'; From = { Get-CcAgentStatus }; To = 'Get-CcMenu' }
        @{ Title = 'what came from anywhere to Get-CcAgent'; From = { Invoke-CcApi user_statuses }; To = 'Get-CcAgent' }
    ) {
        $records = @(& $From)
        $records.Count | Should -BeGreaterThan 0
        @(Get-Cost { $records | & $To -ErrorVariable failed -ErrorAction SilentlyContinue; $script:seen = $failed }).Count | Should -Be 0
        $seen.Count | Should -Be 1 -Because 'the same error for each record helps nobody'
        $seen | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'WrongRecordKind,*' }
    }

    It 'skips a record that happens to refer to none' {
        $call = 5 | Get-CcCall
        @(Get-Cost { $call | Get-CcAgent }).Count | Should -Be 0
        $call | Get-CcAgent | Should -BeNullOrEmpty
    }

    It 'takes what has no documented body by what its keys say' {
        (Get-CcAgentStatus | Get-CcAgent).Id | Should -Be 11, 12
        (Get-CcAgentStatus | Get-CcCall).Id | Should -Be 5
        (Get-CcMenuStatus | Get-CcMenu).Id | Should -Be 60
        (Invoke-CcApi agent_activity_logs -First 3 | Get-CcAgent).Id | Should -Be 11, 12
        ([psobject](5 | Get-CcCall) | Get-CcCall).Id | Should -Be 5
    }

    It 'asks each tenant for its own' {
        $both = @(Get-CcAgentActivity -Tenant one, two)
        $both.Count | Should -Be 8
        $sent = $two.Server.Sent.Count
        $calls = @($both | Get-CcCall)
        $calls.Count | Should -Be 4
        @($calls | Where-Object Tenant -EQ one).Id | Should -Be 5, 9
        @($calls | Where-Object Tenant -EQ two).Id | Should -Be 5, 9
        $two.Server.Sent.Count | Should -Be ($sent + 1)
        @(Get-CcCampaign -Tenant two | Get-CcCampaignContact).Tenant | Select-Object -Unique | Should -Be 'two'
        @(Get-CcAgentStatus -Tenant two | Get-CcAgent).Tenant | Select-Object -Unique | Should -Be 'two'
        @((Get-CcMenuTree -Tenant two)[0].Children | Get-CcMenu).Tenant | Should -Be 'two'
    }
}

Describe 'Trees' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $deep = ''
        for ($i = 1000; $i -ge 1; $i--) { $deep = "[{""id"":$i,""name"":""n$i"",""children"":$(if ($deep) { $deep } else { '[]' })}]" }
        $test = Start-Stub @{
            'menus/tree' = '[{"id":1,"name":"Support","children":[{"id":2,"name":"Billing","children":[{"id":3,"name":"Refunds"}]},{"id":4,"name":"Other"}]},{"id":5,"name":"Sales"}]'
            'teams/tree' = $deep
        }
    }

    AfterAll {
        Stop-TestTenant
        $test.Server.Dispose()
    }

    It 'have nodes with children' {
        $top = @(Get-CcMenuTree)
        $top.Name | Should -Be 'Support', 'Sales'
        $top[0] | Should -BeOfType ([ContactCenter.MenuNode])
        $top[0].Children.Name | Should -Be 'Billing', 'Other'
        $top[0].Children[0].Children[0].Tenant | Should -Be $test.Tenant.Name
        $top[0].Path | Should -BeNullOrEmpty
    }

    It 'come flat with depth and path' {
        $flat = @(Get-CcMenuTree -Flatten)
        $flat.Id | Should -Be 1, 2, 3, 4, 5
        $flat.Depth | Should -Be 0, 1, 2, 1, 0
        $flat.Path | Should -Be 'Support', 'Support > Billing', 'Support > Billing > Refunds', 'Support > Other', 'Sales'
        @(Get-CcMenuTree -Flatten -First 2 -Skip 1).Id | Should -Be 2, 3
    }

    It 'can be a thousand deep' {
        $flat = @(Get-CcTeamTree -Flatten)
        $flat.Count | Should -Be 1000
        $flat[-1].Depth | Should -Be 999
        @(Get-CcTeamTree).Count | Should -Be 1
        ($flat | Out-String -Width 120) -split '\r?\n' | Measure-Object Length -Maximum | ForEach-Object Maximum | Should -BeLessOrEqual 120
    }
}

Describe 'Paths of a tenant of its own' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }
    AfterAll { Stop-TestTenant }

    It 'are used in place of those that the module knows' {
        $test = Start-Stub @{ 'apps/dialer/7/people' = '[{"id":1}]' } @{ EndpointPath = @{ 'outbound_dialer/campaigns/{id}/contacts' = '/apps/dialer/{id}/people' } }
        @(Get-CcCampaignContact 7).Id | Should -Be 1
        $test.Server.Dispose()
    }

    It 'are refused where they can''t be: <Title>' -ForEach @(
        @{ Title = 'not known'; Paths = @{ 'nowhere' = 'x' } }
        @{ Title = 'no id'; Paths = @{ 'outbound_dialer/campaigns/{id}/contacts' = 'contacts' } }
        @{ Title = 'out of the API'; Paths = @{ 'calls' = '../calls' } }
        @{ Title = 'elsewhere'; Paths = @{ 'calls' = 'https://elsewhere.example.com/calls' } }
        @{ Title = 'nothing'; Paths = @{ 'calls' = $null } }
    ) {
        Get-ErrorId { Connect-CcTenant -Uri http://127.0.0.1:9/ -UserName x -Token (New-Token) -NoVerify -EndpointPath $Paths } | Should -Be 'InvalidArgument'
    }
}
