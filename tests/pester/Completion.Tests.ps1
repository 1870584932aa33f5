Describe 'Completion' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $answers = @{
            'agents' = '[{"id":11,"first_name":"Ana","last_name":"O''Neil","location":"New York","status":{"id":-42,"name":"Own break"},"teams":[{"id":31,"name":"Night shift"}]},{"id":12,"first_name":"Bo","last_name":"Li","location":"Rome"}]'
            'menus/tree' = '[{"id":60,"name":"Sales","children":[{"id":61,"name":"It''s new"}]}]'
            'calls' = '[{"id":5,"call_type":"Voice Inbound (IVR)","status":"finished","end_user":{"id":77,"identifier":"+15550100"},"agent_info":{"id":13,"name":"Cy Young"},"selected_menu":{"id":62,"name":"Repairs"}}]'
            'outbound_dialer/campaigns' = '[{"id":7,"name":"Spring offer"}]'
            'outbound_dialer/campaigns/7/contacts' = '[{"id":900,"name":"Secret Person","phone":"+15550101","status":"Finished"}]'
        }
        $one = Start-Stub $answers @{ Name = 'one' }
        $null = Get-CcAgent
        $null = Get-CcMenuTree
        $null = Get-CcCall
        $null = Get-CcCampaign | Get-CcCampaignContact
        $sent = $one.Server.Sent.Count
    }

    AfterAll {
        $one.Server.Sent.Count | Should -Be $sent -Because 'completion never sends a request'
        Stop-TestTenant
        $one.Server.Dispose()
    }

    It 'knows <Line>' -ForEach @(
        @{ Line = 'Get-CcAgent -Id '; Text = '11'; Tip = "Ana O'Neil" }
        @{ Line = 'Get-CcAgent '; Text = '12'; Tip = 'Bo Li' }
        @{ Line = 'Get-CcAgent -Id An'; Text = '11'; Tip = "Ana O'Neil" }
        @{ Line = 'Get-CcCall -AgentId '; Text = '13'; Tip = 'Cy Young' }
        @{ Line = 'Get-CcCall -AgentId cy'; Text = '13'; Tip = 'Cy Young' }
        @{ Line = 'Get-CcEmail -AgentId 1'; Text = '12'; Tip = 'Bo Li' }
        @{ Line = 'Get-CcAgentActivity -WhodunnitId B'; Text = '12'; Tip = 'Bo Li' }
        @{ Line = 'Get-CcAgentActivity -CallId '; Text = '5'; Tip = 'Voice Inbound (IVR) finished 5' }
        @{ Line = 'Get-CcAgent -StatusId '; Text = '-42'; Tip = 'Own break' }
        @{ Line = 'Get-CcAgent -StatusId Mea'; Text = '-4'; Tip = 'Meal' }
        @{ Line = 'Get-CcAgent -Location N'; Text = "'New York'"; Tip = 'New York' }
        @{ Line = 'Get-CcAgent -Location '; Text = 'Rome'; Tip = 'Rome' }
        @{ Line = 'Get-CcMenu -Name It'; Text = "'It''s new'"; Tip = '61' }
        @{ Line = "Get-CcMenu -Name 'Sal"; Text = 'Sales'; Tip = '60' }
        @{ Line = 'Get-CcMenu -ParentId '; Text = '60'; Tip = 'Sales' }
        @{ Line = 'Get-CcMenu -Id Rep'; Text = '62'; Tip = 'Repairs' }
        @{ Line = 'Get-CcTeam -Name '; Text = "'Night shift'"; Tip = '31' }
        @{ Line = 'Get-CcCampaignContact -CampaignId '; Text = '7'; Tip = 'Spring offer' }
        @{ Line = 'Get-CcCampaign -Id Spr'; Text = '7'; Tip = 'Spring offer' }
        @{ Line = 'ContactCenter\Get-CcAgent -Id 11'; Text = '11'; Tip = "Ana O'Neil" }
        @{ Line = 'Get-CcChat -Status can'; Text = 'canceled'; Tip = '*' }
        @{ Line = 'Get-CcChat -Type Messaging'; Text = "'Messaging (SMS)'"; Tip = '*' }
        @{ Line = 'Get-CcChat -FailReason ex'; Text = 'expired'; Tip = '*' }
        @{ Line = 'Get-CcEmail -Status reo'; Text = 'reopened'; Tip = '*' }
        @{ Line = 'Get-CcAgentActivity -Activity deltacast_call_b'; Text = 'deltacast_call_bounced'; Tip = '*' }
        @{ Line = 'Get-CcMenu -Type ema'; Text = 'email_menu'; Tip = '*' }
        @{ Line = 'Get-CcMenuTree -Language d'; Text = 'de'; Tip = 'German' }
        @{ Line = 'Get-CcMenuServiceLevel -Channel '; Text = 'chat'; Tip = '*' }
        @{ Line = 'Get-CcTeam -SortBy Ag'; Text = 'AgentsCount'; Tip = 'agents_count' }
    ) {
        $found = @(Get-Completion $Line | Where-Object CompletionText -EQ $Text)
        $found.Count | Should -Be 1
        $found[0].ToolTip | Should -BeLike $Tip
    }

    It 'holds nothing of end users and contacts' {
        foreach ($line in 'Get-CcCall -EndUserId ', 'Get-CcCall -Id ', 'Get-CcCampaignContact -CampaignId ', 'Get-CcCall -SupportNumber ') {
            (Get-Completion $line | Where-Object ResultType -EQ ParameterValue | ForEach-Object { "$($_.CompletionText) $($_.ToolTip) $($_.ListItemText)" }) -join ' ' | Should -Not -Match '1555|Secret|\b77\b|\b900\b'
        }
    }

    It 'keeps tenants apart, and forgets those that are closed' {
        $two = Start-Stub @{ 'agents' = '[{"id":99,"first_name":"Zoe"}]' } @{ Name = 'two' }
        $null = Get-CcAgent
        (Get-Completion 'Get-CcAgent -Id ').CompletionText | Should -Be '99'
        (Get-Completion 'Get-CcAgent -Tenant one -Id 1').CompletionText | Sort-Object | Should -Be '11', '12', '13'
        Disconnect-CcTenant two
        Select-CcTenant one
        $two.Server.Dispose()
        Get-Completion 'Get-CcAgent -Tenant two -Id ' | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
    }

    It 'keeps the latest thousand' {
        $many = Start-Stub @{ 'agents' = 'ids' } @{ Name = 'many' }
        $null = 1..1500 | Get-CcAgent
        $known = @(Get-Completion 'Get-CcAgent -Id ').CompletionText
        $known.Count | Should -Be 1000
        $known | Should -Contain '1500'
        $known | Should -Not -Contain '1'
        Disconnect-CcTenant many
        Select-CcTenant one
        $many.Server.Dispose()
    }
}
