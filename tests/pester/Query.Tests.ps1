Describe 'Keys of -Query' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    It 'that the reference does not document are warned of once: <Key>' -ForEach @(
        @{ Key = 'end_user[identifier]' }
        @{ Key = 'id' }
        @{ Key = 'call_status' }
        @{ Key = 'created_at[after]' }
        @{ Key = 'Agent_Id[]' }
    ) {
        # The sandbox refuses some of what other tenants ignore.
        try { $null = Get-CcCall -First 250 -Query @{ $Key = '5' } -WarningVariable warned -WarningAction SilentlyContinue } catch { "$_" | Should -Match '422' }
        $said = @($warned | Where-Object { "$_" -match 'documents no parameter' })
        $said.Count | Should -Be 1
        "$said" | Should -Match ([regex]::Escape("'$Key'"))
        "$said" | Should -Match 'agent_id\[\]'
        @(Get-Sent $test.Server)[-1] | Should -Match ([regex]::Escape("$Key=5"))
    }

    It 'that the reference documents are not: <Key>' -ForEach @(
        @{ Key = 'agent_id[]'; Value = 5 }
        @{ Key = 'ends_at[from]'; Value = '2026-01-01T00:00:00Z' }
        @{ Key = 'lang[]'; Value = 'en' }
        @{ Key = 'call_duration[to]'; Value = 5 }
    ) {
        $null = Get-CcCall -First 2 -Query @{ $Key = $Value } -WarningVariable warned -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        @($warned | Where-Object { "$_" -match 'documents no parameter' }) | Should -BeNullOrEmpty
    }

    It 'of Invoke-CcApi -Paginate can set the page size: per = <Per>' -ForEach @(@{ Per = 50 }, @{ Per = '50' }, @{ Per = 1 }, @{ Per = 100 }) {
        $ids = @(Invoke-CcApi calls -Paginate -First 120 -Query @{ PER = $Per } -WarningAction SilentlyContinue).id
        $ids.Count | Should -Be 120
        @($ids | Select-Object -Unique).Count | Should -Be 120
        @(Get-Sent $test.Server)[-1] | Should -Match "per=$Per\b"
        @(Get-Sent $test.Server)[-1] | Should -Not -MatchExactly 'PER='
    }

    It 'of Invoke-CcApi are held to the endpoint, where it is a known one' {
        $null = Invoke-CcApi calls -Query @{ per = 5; sort_column = 'id'; nonsense = 1 } -WarningVariable warned -WarningAction SilentlyContinue
        @($warned).Count | Should -Be 1
        "$warned" | Should -Match "'nonsense'"
        try { Invoke-CcApi settings/organization -Query @{ nonsense = 1 } -WarningVariable warned -WarningAction SilentlyContinue } catch { "$_" | Should -Match '404' }
        $warned | Should -BeNullOrEmpty
    }
}

Describe 'Times with slashes and dots' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant
    }

    AfterAll { Stop-TestTenant }

    It 'are refused with a hint, in every culture: <Text>' -ForEach @(
        foreach ($text in '05/11/2026', '24/11/2026', '5/11/2026 10:00', '05.11.2026', '5.11.2026 10:00', '05-11-2026', '2026/11/05', '11/2026', '05/11/26', '2026-11-05 and 5/6') {
            foreach ($culture in 'en-US', 'de-DE', 'ja-JP') { @{ Text = $text; Culture = $culture } }
        }
    ) {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = $Culture
        try {
            try { Get-CcCall -CreatedAfter $Text -First 1; $failed = $null } catch { $failed = $_ }
            "$failed" | Should -Match '2026-11-05'
            "$failed" | Should -Match 'not a valid time'
        }
        finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }

    It 'written year first are taken: <Text>' -ForEach @(@{ Text = '2026-11-05' }, @{ Text = '2026-11-05 10:00' }, @{ Text = '2026-11-05T10:00:00.123+01:00' }, @{ Text = '5 Nov 2026' }) {
        { Get-CcCall -CreatedAfter $Text -First 1 } | Should -Not -Throw
    }
}
