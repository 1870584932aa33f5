Describe 'A tenant that misbehaves' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }
    AfterEach { Stop-TestTenant }

    It 'says <Id> for <Fault>' -ForEach @(
        @{ Fault = 'all=html'; Id = 'InvalidResponse' }
        @{ Fault = 'all=garbage'; Id = 'InvalidResponse' }
        @{ Fault = 'all=redirect-away'; Id = 'UnsafeRedirect' }
        @{ Fault = 'all=403'; Id = 'Forbidden' }
        @{ Fault = 'all=404'; Id = 'NotFound' }
        @{ Fault = 'all=422'; Id = 'InvalidRequest' }
        @{ Fault = 'all=401'; Id = 'Unauthorized' }
    ) {
        $test = Start-TestTenant @{ Fault = $Fault } @{ MaximumRetryCount = 1 }
        Get-ErrorId { Get-CcCall } | Should -Be $Id
    }

    It 'gets over <Fault>' -ForEach @(
        @{ Fault = '1=500' }, @{ Fault = '1x3=503' }, @{ Fault = '1=cut' }, @{ Fault = '1=429-bare' }, @{ Fault = '2=reset' }
    ) {
        $test = Start-TestTenant @{ Fault = $Fault }
        $got = @(Get-CcCall -PageSize 50)
        $got.Count | Should -BeGreaterThan 100
        ($got.Id | Select-Object -Unique).Count | Should -Be $got.Count
        $test.Tenant.RetryCount | Should -BeGreaterThan 0
    }

    It 'breaks off with <Id> for <Fault> in the middle, and says how many there were and how to go on' -ForEach @(
        @{ Fault = '500'; Id = 'ServerError'; Text = '*(500)*(Tried 2 times.)*' }
        @{ Fault = '503'; Id = 'ServerError'; Text = '*(503)*(Tried 2 times.)*' }
        @{ Fault = '408'; Id = 'Timeout'; Text = '*(408)*(Tried 2 times.)*' }
        @{ Fault = 'hang'; Id = 'Timeout'; Text = '*was not answered within 1 s*(Tried 2 times.)*' }
        @{ Fault = 'drip'; Id = 'Timeout'; Text = '*was not answered within 1 s*(Tried 2 times.)*' }
        @{ Fault = 'reset'; Id = 'ConnectionFailed'; Text = '*(Tried 2 times.)*' }
        @{ Fault = 'cut'; Id = 'InvalidResponse'; Text = '*was cut short*(Tried 2 times.)*' }
        @{ Fault = 'html'; Id = 'InvalidResponse'; Text = '*HTML*' }
        @{ Fault = 'garbage'; Id = 'InvalidResponse'; Text = '*not JSON*' }
        @{ Fault = 'redirect-away'; Id = 'UnsafeRedirect'; Text = '*elsewhere.example.net*' }
        @{ Fault = '422'; Id = 'InvalidRequest'; Text = '*The tenant said: The sandbox was told to fail. *' }
        @{ Fault = '429'; Id = 'RateLimited'; Text = '*(429)*' }
    ) {
        $rate = if ($Fault -eq '429') { 10 } else { 0 }
        $null = Start-TestTenant @{ Fault = "6x100=$Fault"; RequestsPerSecond = $rate } @{ RequestsPerSecond = $rate; MaximumRetryCount = 1; TimeoutSec = $(if ($Fault -in 'hang', 'drip') { 1 } else { 100 }); RateLimitTimeoutSec = 1 }
        $calls = [System.Collections.Generic.List[object]]::new()
        $failed = try { Get-CcCall -PageSize 20 | ForEach-Object { $calls.Add($_) } } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be "$Id,ContactCenter.PowerShell.Commands.GetCallCommand"
        "$failed" | Should -BeLike $Text
        $calls.Count | Should -BeGreaterThan 20
        "$failed" | Should -BeLike "*GET calls`?* $($calls.Count) records had been emitted before that. *to go on, repeat the command with -CreatedAfter '*"
    }

    It 'says <Id> for <Fault> of a tree, and of ids how many of them there were' -ForEach @(
        @{ Fault = '500'; Id = 'ServerError' }, @{ Fault = 'cut'; Id = 'InvalidResponse' }, @{ Fault = 'html'; Id = 'InvalidResponse' }
    ) {
        $null = Start-TestTenant @{ Fault = "all=$Fault" } @{ MaximumRetryCount = 1 }
        $failed = try { Get-CcMenuTree } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be "$Id,ContactCenter.PowerShell.Commands.GetMenuTreeCommand"
        "$failed" | Should -Not -Match 'had been emitted'

        $null = Start-TestTenant
        $ids = (Get-CcCall -First 50).Id
        $null = Start-TestTenant @{ Fault = "2x100=$Fault" } @{ MaximumRetryCount = 1 }
        $failed = try { $null = $ids | Get-CcCall -PageSize 20 } catch { $_ }
        $failed.FullyQualifiedErrorId | Should -Be "$Id,ContactCenter.PowerShell.Commands.GetCallCommand"
        "$failed" | Should -BeLike '*20 records had been emitted before that. Repeat the command to read again.'
    }

    It 'is tried five times more, then it is ServerError' {
        $test = Start-TestTenant @{ Fault = 'all=500' }
        Get-ErrorId { Get-CcCall } | Should -Be 'ServerError'
        @(Get-Sent $test.Server).Count | Should -Be 6
    }

    It 'does not cost the record where one field has another type' {
        $test = Start-TestTenant @{ Fault = 'all=wrongtype' }
        $got = @(Get-CcCall -ErrorVariable failed -WarningVariable warned -WarningAction SilentlyContinue)
        $failed.Count | Should -Be 0
        @($warned).Count | Should -Be 1
        "$warned" | Should -Match "'call_duration' of calls.* a whole number is expected.* an object.*ExtensionData"
        $odd = @($got | Where-Object { $_.ExtensionData -and $_.ExtensionData.ContainsKey('call_duration') })
        $odd.Count | Should -BeGreaterThan 0
        foreach ($call in $odd) {
            $call.CallDuration | Should -BeNullOrEmpty
            $call.ExtensionData['call_duration']['seconds'] | Should -Be 12
        }
        $got.Count | Should -BeGreaterThan 100
        @($got.Id | Select-Object -Unique).Count | Should -Be $got.Count
    }

    It 'does not spoil a page with one record that can''t be read' {
        $test = Start-TestTenant @{ Fault = '1=noid' }
        $got = @(Get-CcCall -ErrorVariable failed -ErrorAction SilentlyContinue)
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRecord,*'
        $got.Count | Should -BeGreaterThan 100
    }

    It 'that breaks off half-way leaves an error that says how to go on, and so it goes on' {
        $test = Start-TestTenant @{ Fault = '6x100=403' }
        $calls = [System.Collections.Generic.List[object]]::new()
        $message = try { Get-CcCall -PageSize 20 | ForEach-Object { $calls.Add($_) } } catch { "$_" }
        $calls.Count | Should -BeGreaterThan 0
        $message | Should -Match "$($calls.Count) records had been emitted"
        $message -match "-CreatedAfter '([^']+)'" | Should -BeTrue
        $from = $Matches[1]

        $whole = Start-TestTenant
        $rest = @(Get-CcCall -CreatedAfter $from)
        $again = @($rest | Where-Object { $_.Id -in $calls.Id })
        $again | ForEach-Object { $_.CreatedAt | Should -Be $calls[-1].CreatedAt }
        $ids = @(@($calls.Id) + @($rest.Id | Where-Object { $_ -notin $again.Id }) | Sort-Object)
        $ids | Should -Be @(Get-CcCall | ForEach-Object Id | Sort-Object)
    }
}

Describe 'Two tenants at once' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $one = Start-TestTenant @{ Seed = 1 } @{ Name = 'one' }
        $two = Start-TestTenant @{ Seed = 2; CallsPerDay = 50 } @{ Name = 'two' }
        $bad = Start-TestTenant @{ Fault = 'all=403' } @{ Name = 'bad' }
        $counts = @{}
        foreach ($name in 'one', 'two') { $counts[$name] = @(Get-CcCall -Tenant $name).Count }
    }

    AfterAll { Stop-TestTenant }

    It 'are read side by side, and every record says whose it is' {
        $got = @(Get-CcCall -Tenant one, $two.Tenant)
        foreach ($name in 'one', 'two') { @($got | Where-Object Tenant -EQ $name).Count | Should -Be $counts[$name] }
        $got.Count | Should -Be ($counts.one + $counts.two)
    }

    It 'are each asked once, however often they are named' {
        @(Get-CcCall -Tenant one, ONE, $one.Tenant).Count | Should -Be $counts.one
    }

    It 'share -First, -Skip and the total' {
        @(Get-CcCall -Tenant one, two -First 7).Count | Should -Be 7
        @(Get-CcCall -Tenant one, two -Skip 10).Count | Should -Be ($counts.one + $counts.two - 10)
        [uint64](Get-CcCall -Tenant one, two -First 0 -IncludeTotalCount 6>$null) | Should -Be ($counts.one + $counts.two)
        [uint64]@(Get-CcCall -Tenant one, two -First 1 -IncludeTotalCount)[0] | Should -Be ($counts.one + $counts.two)
    }

    It 'get back the records that they gave, when those are piped' {
        $mixed = @(Get-CcCall -Tenant one -First 3) + @(Get-CcCall -Tenant two -First 2)
        $sent = @(Get-Sent $one.Server).Count, @(Get-Sent $two.Server).Count
        $got = @($mixed | Get-CcCall)
        @(Get-Sent $one.Server).Count - $sent[0] | Should -Be 1
        @(Get-Sent $two.Server).Count - $sent[1] | Should -Be 1
        $got.Count | Should -Be 5
        foreach ($call in $mixed) { @($got | Where-Object { $_.Tenant -eq $call.Tenant -and $_.Id -eq $call.Id }).Count | Should -Be 1 }
    }

    It 'do not lose one another when one fails' {
        $got = @(Get-CcCall -Tenant one, bad, missing -ErrorVariable failed -ErrorAction SilentlyContinue)
        $got.Count | Should -Be $counts.one
        @($failed | ForEach-Object { $_.FullyQualifiedErrorId.Split(',')[0] } | Sort-Object) | Should -Be 'Forbidden', 'NotConnected'
        ($failed | Where-Object FullyQualifiedErrorId -Like 'Forbidden*').TargetObject | Should -Be 'bad'
        "$($failed | Where-Object FullyQualifiedErrorId -Like 'Forbidden*')" | Should -Match 'bad'
    }
}
