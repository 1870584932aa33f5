# Written by hand from the reference, and not from the descriptions that the cmdlets read. A bound is sent one unit wider (1 ms, 1), because the tenant's edge
# may be inclusive or not. Those of Get-CcCall are in GetCall.Tests.ps1.
Describe 'What is sent' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-Stub @{}
    }

    AfterAll {
        Stop-TestTenant
        $test.Server.Dispose()
    }

    It 'is <Line> for <Command>' -ForEach @(
        @{ Command = 'Get-CcAgent'; Parameters = @{ AgentNumber = '007', '12' }; Line = 'agents?agent_number[]=007&agent_number[]=12&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ StatusId = 0, -3 }; Line = 'agents?status_id[]=0&status_id[]=-3&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ Location = 'New York' }; Line = 'agents?location[]=New York&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ Online = $true }; Line = 'agents?online[]=true&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ Online = $false }; Line = 'agents?online[]=false&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ WrapUp = $true }; Line = 'agents?wrap_up[]=true&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ WrapUp = $false }; Line = 'agents?wrap_up[]=false&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ LastLoginAfter = '2026-05-01T00:00:00Z' }; Line = 'agents?last_login_time[from]=2026-04-30T23:59:59.999Z&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ LastLoginBefore = '2026-05-01' }; Line = 'agents?last_login_time[to]=2026-05-01T00:00:00.001Z&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ StatusUpdatedAfter = '2026-05-01T00:00:00Z' }; Line = 'agents?status_updated_at[from]=2026-04-30T23:59:59.999Z&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ StatusUpdatedBefore = '2026-05-01' }; Line = 'agents?status_updated_at[to]=2026-05-01T00:00:00.001Z&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ AgentId = 7, 8 }; Line = 'agent_activity_logs?agent_id[]=7&agent_id[]=8&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ Activity = 'login', 'call_picked_up' }; Line = 'agent_activity_logs?activity[]=login&activity[]=call_picked_up&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ WhodunnitId = 7 }; Line = 'agent_activity_logs?whodunnit_id[]=7&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ CallId = 9 }; Line = 'agent_activity_logs?call_id[]=9&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ ChatId = 10, 11 }; Line = 'agent_activity_logs?chat_id[]=10&chat_id[]=11&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ StartedAfter = '2026-05-01T00:00:00Z' }; Line = 'agent_activity_logs?started_at[from]=2026-04-30T23:59:59.999Z&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ StartedBefore = '2026-05-01' }; Line = 'agent_activity_logs?started_at[to]=2026-05-01T00:00:00.001Z&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ EndedAfter = '2026-05-01T00:00:00Z' }; Line = 'agent_activity_logs?ended_at[from]=2026-04-30T23:59:59.999Z&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ EndedBefore = '2026-05-01' }; Line = 'agent_activity_logs?ended_at[to]=2026-05-01T00:00:00.001Z&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ MinDuration = 5 }; Line = 'agent_activity_logs?duration[from]=4&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ MaxDuration = 7 }; Line = 'agent_activity_logs?duration[to]=8&sort_column=started_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ AgentId = 7 }; Line = 'chats?agent_id[]=7&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ EndUserId = 9 }; Line = 'chats?end_user_id[]=9&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ Status = 'finished', 'canceled' }; Line = 'chats?chat_status[]=finished&chat_status[]=canceled&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ FailReason = 'expired' }; Line = 'chats?chat_fail_reason[]=expired&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ Type = 'Messaging (SMS)' }; Line = 'chats?chat_type[]=Messaging (SMS)&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ Verified = $true }; Line = 'chats?verified[]=true&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ Verified = $false }; Line = 'chats?verified[]=false&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ CreatedAfter = '2026-05-01T00:00:00Z' }; Line = 'chats?created_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ CreatedBefore = '2026-05-01' }; Line = 'chats?created_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ AssignedAfter = '2026-05-01T00:00:00Z' }; Line = 'chats?assigned_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ AssignedBefore = '2026-05-01' }; Line = 'chats?assigned_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ EndedAfter = '2026-05-01T00:00:00Z' }; Line = 'chats?ends_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ EndedBefore = '2026-05-01' }; Line = 'chats?ends_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ UpdatedAfter = '2026-05-01T00:00:00Z' }; Line = 'chats?updated_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ UpdatedBefore = '2026-05-01' }; Line = 'chats?updated_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ FirstMessageAfter = '2026-05-01T00:00:00Z' }; Line = 'chats?first_msg_sent_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ FirstMessageBefore = '2026-05-01' }; Line = 'chats?first_msg_sent_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ LastMessageAfter = '2026-05-01T00:00:00Z' }; Line = 'chats?last_msg_sent_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ LastMessageBefore = '2026-05-01' }; Line = 'chats?last_msg_sent_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MinRating = 5 }; Line = 'chats?rating[from]=4&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MaxRating = 7 }; Line = 'chats?rating[to]=8&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MinChatDuration = 5 }; Line = 'chats?chat_duration[from]=4&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MaxChatDuration = 7 }; Line = 'chats?chat_duration[to]=8&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MinMessageCount = 5 }; Line = 'chats?message_count[from]=4&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MaxMessageCount = 7 }; Line = 'chats?message_count[to]=8&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MinAverageResponseTime = 5 }; Line = 'chats?average_response_time[from]=4&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MaxAverageResponseTime = 7 }; Line = 'chats?average_response_time[to]=8&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MinLongestResponseTime = 5 }; Line = 'chats?longest_response_time[from]=4&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MaxLongestResponseTime = 7 }; Line = 'chats?longest_response_time[to]=8&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MinWaitDuration = 5 }; Line = 'chats?wait_duration[from]=4&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ MaxWaitDuration = 7 }; Line = 'chats?wait_duration[to]=8&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ AgentId = 7 }; Line = 'emails?agent_id[]=7&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ EndUserId = 9 }; Line = 'emails?end_user_id[]=9&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ Status = 'active', 'reopened' }; Line = 'emails?email_status[]=active&email_status[]=reopened&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ CreatedAfter = '2026-05-01T00:00:00Z' }; Line = 'emails?created_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ CreatedBefore = '2026-05-01' }; Line = 'emails?created_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ AssignedAfter = '2026-05-01T00:00:00Z' }; Line = 'emails?assigned_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ AssignedBefore = '2026-05-01' }; Line = 'emails?assigned_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ FinishedAfter = '2026-05-01T00:00:00Z' }; Line = 'emails?finished_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ FinishedBefore = '2026-05-01' }; Line = 'emails?finished_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ UpdatedAfter = '2026-05-01T00:00:00Z' }; Line = 'emails?updated_at[from]=2026-04-30T23:59:59.999Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ UpdatedBefore = '2026-05-01' }; Line = 'emails?updated_at[to]=2026-05-01T00:00:00.001Z&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ MinThreadCount = 5 }; Line = 'emails?total_thread_numbers[from]=4&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ MaxThreadCount = 7 }; Line = 'emails?total_thread_numbers[to]=8&sort_column=created_at&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Name = 'Billing & more' }; Line = 'menus?name[]=Billing & more&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ ParentId = 3, 4 }; Line = 'menus?parent_id[]=3&parent_id[]=4&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Position = 1 }; Line = 'menus?position[]=1&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Type = 'ivr_menu', 'web_menu' }; Line = 'menus?menu_type[]=ivr_menu&menu_type[]=web_menu&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Hidden = $true }; Line = 'menus?hidden[]=true&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Hidden = $false }; Line = 'menus?hidden[]=false&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ IncludeDeleted = $true }; Line = 'menus?with_deleted=true&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ IncludeDeleted = $false }; Line = 'menus?with_deleted=false&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcMenuTree'; Parameters = @{ Type = 'mobile_menu' }; Line = 'menus/tree?menu_type=mobile_menu' }
        @{ Command = 'Get-CcMenuTree'; Parameters = @{ Language = 'de' }; Line = 'menus/tree?lang=de' }
        @{ Command = 'Get-CcMenuTree'; Parameters = @{ Type = 'ivr_menu'; Language = 'en' }; Line = 'menus/tree?menu_type=ivr_menu&lang=en' }
        @{ Command = 'Get-CcMenuTree'; Parameters = @{ Flatten = $true }; Line = 'menus/tree' }
        @{ Command = 'Get-CcMenuServiceLevel'; Parameters = @{ Channel = 'call'; Minutes = 15 }; Line = 'menus/sla?channel=call&minutes=15' }
        @{ Command = 'Get-CcMenuServiceLevel'; Parameters = @{ Channel = 'chat'; Minutes = 1440 }; Line = 'menus/sla?channel=chat&minutes=1440' }
        @{ Command = 'Get-CcMenuServiceLevel'; Parameters = @{ Channel = 'carrier_pigeon'; Minutes = 1 }; Line = 'menus/sla?channel=carrier_pigeon&minutes=1' }
        @{ Command = 'Get-CcQueueGroupServiceLevel'; Parameters = @{ Channel = 'call'; Minutes = 15 }; Line = 'menus/sla_by_queue_group?channel=call&minutes=15' }
        @{ Command = 'Get-CcQueueGroupServiceLevel'; Parameters = @{ Channel = 'chat'; Minutes = 1440 }; Line = 'menus/sla_by_queue_group?channel=chat&minutes=1440' }
        @{ Command = 'Get-CcQueueGroupServiceLevel'; Parameters = @{ Channel = 'carrier_pigeon'; Minutes = 1 }; Line = 'menus/sla_by_queue_group?channel=carrier_pigeon&minutes=1' }
        @{ Command = 'Get-CcAgentStatus'; Parameters = @{}; Line = 'agents/current_status' }
        @{ Command = 'Get-CcMenuStatus'; Parameters = @{}; Line = 'menus/current_status' }
        @{ Command = 'Get-CcMenuOperationHour'; Parameters = @{}; Line = 'menus/operation_hours' }
        @{ Command = 'Get-CcUserStatus'; Parameters = @{}; Line = 'user_statuses' }
        @{ Command = 'Get-CcTeamTree'; Parameters = @{}; Line = 'teams/tree' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ Name = 'Team A' }; Line = 'teams?name[]=Team A&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ ParentId = 3 }; Line = 'teams?parent_id[]=3&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ Position = 1, 2 }; Line = 'teams?position[]=1&position[]=2&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ IncludeDeleted = $true }; Line = 'teams?with_deleted=true&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ MinAgentCount = 5 }; Line = 'teams?agents_count[from]=4&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ MaxAgentCount = 7 }; Line = 'teams?agents_count[to]=8&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcCampaign'; Parameters = @{}; Line = 'outbound_dialer/campaigns?sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcCampaign'; Parameters = @{ Query = @{ 'lang[]' = 'en', 'de' } }; Line = 'outbound_dialer/campaigns?lang[]=en&lang[]=de&sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcCampaignContact'; Parameters = @{ CampaignId = 7 }; Line = 'outbound_dialer/campaigns/7/contacts?sort_column=id&sort_direction=ASC&page=1&per=100' }
        @{ Command = 'Get-CcAgent'; Parameters = @{ Id = 5, 6 }; Line = 'agents?id[]=5&id[]=6&page=1&per=100' }
        @{ Command = 'Get-CcAgentActivity'; Parameters = @{ Id = 5 }; Line = 'agent_activity_logs?id[]=5&page=1&per=100' }
        @{ Command = 'Get-CcChat'; Parameters = @{ Id = '5' }; Line = 'chats?id[]=5&page=1&per=100' }
        @{ Command = 'Get-CcEmail'; Parameters = @{ Id = 5 }; Line = 'emails?id[]=5&page=1&per=100' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Id = 5 }; Line = 'menus/5' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Id = 5; IncludeDeleted = $true }; Line = 'menus/5?with_deleted=true' }
        @{ Command = 'Get-CcMenu'; Parameters = @{ Id = 5, 6 }; Line = 'menus?id[]=5&id[]=6&page=1&per=100' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ Id = 5 }; Line = 'teams/5' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ Id = 5; Name = 'x' }; Line = 'teams?id[]=5&name[]=x&page=1&per=100' }
        @{ Command = 'Get-CcCampaign'; Parameters = @{ Id = 5 }; Line = 'outbound_dialer/campaigns/5' }
        @{ Command = 'Get-CcCampaign'; Parameters = @{ SortBy = 'CreatedAt'; Descending = $true }; Line = 'outbound_dialer/campaigns?sort_column=created_at&sort_direction=DESC&page=1&per=100' }
        @{ Command = 'Get-CcTeam'; Parameters = @{ Descending = $true; PageSize = 20 }; Line = 'teams?sort_column=id&sort_direction=DESC&page=1&per=20' }
        @{ Command = 'Invoke-CcApi'; Parameters = @{ Path = 'x/y'; Query = @{ 'lang[]' = 'en', 'de' } }; Line = 'x/y?lang[]=en&lang[]=de' }
        @{ Command = 'Invoke-CcApi'; Parameters = @{ Path = '/manager/api/v1/x'; Query = @{ page = 2 } }; Line = 'x?page=2' }
        @{ Command = 'Invoke-CcApi'; Parameters = @{ Path = '/x'; Paginate = $true }; Line = 'x?page=1&per=100' }
    ) {
        $before = $test.Server.Sent.Count

        # The server has nothing of all this; what counts is that it was asked.
        $null = Get-ErrorId { & $Command @Parameters -First 1 }
        $test.Server.Sent[$before] | Should -BeExactly $Line
    }
}
