# A machine of another zone, with another calendar and another way to write numbers: a read from beginning to end in a process of its own.
Describe 'In <Culture>, in <Zone>' -ForEach @(
    @{ Culture = 'tr-TR'; Zone = 'Europe/Berlin'; Twice = '2026-10-25 02:30', '2026-10-25T00:29:59.999Z'; Never = '2026-03-29 02:30', '2026-03-29T00:59:59.999Z'; Noon = '2026-07-01T09:59:59.999Z' }
    @{ Culture = 'ar-SA'; Zone = 'America/New_York'; Twice = '2026-11-01 01:30', '2026-11-01T05:29:59.999Z'; Never = '2026-03-08 02:30', '2026-03-08T06:59:59.999Z'; Noon = '2026-07-01T15:59:59.999Z' }
    @{ Culture = 'th-TH'; Zone = 'Pacific/Auckland'; Twice = '2026-04-05 02:30', '2026-04-04T13:29:59.999Z'; Never = '2026-09-27 02:30', '2026-09-26T13:59:59.999Z'; Noon = '2026-06-30T23:59:59.999Z' }
) {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $language = $Culture.Replace('-', '_') + '.UTF-8'
        $text = Invoke-Fresh -Environment @{ LANG = $language; LC_ALL = $language; TZ = $Zone } -Script @"
            `$ErrorActionPreference = 'Stop'
            `$PSStyle.OutputRendering = 'PlainText'
            Import-Module '$ModulePath'
            `$server = Start-CcSandbox -RequestsPerSecond 0 -Days 3 -CallsPerDay 60 -Seed 7
            `$null = `$server | Connect-CcTenant -Name sandbox
            function Sent([scriptblock] `$script) {
                `$before = `$server.RequestCount
                `$null = & `$script
                @(`$server.GetRequests() | Select-Object -Skip `$before | ForEach-Object { [uri]::UnescapeDataString(`$_.PathAndQuery) })[0]
            }

            # What is counted before and after differs when a call crosses the bound meanwhile: then it is counted again.
            function IsAsCounted([scriptblock] `$read, [scriptblock] `$filter) {
                do {
                    `$before = @(`$calls | Where-Object `$filter).Count
                    `$got = @(& `$read).Count
                    `$after = @(`$calls | Where-Object `$filter).Count
                } while (`$before -ne `$after)
                `$got -eq `$after
            }

            `$calls = @(Get-CcCall)
            `$faulty = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 20 -Fault '1=500', '2=403' | Connect-CcTenant -Name faulty
            `$failed = ''
            try { Get-CcCall -Tenant faulty } catch { `$failed = `$_.FullyQualifiedErrorId + ' ' + `$_ }
            @{
                Culture = [cultureinfo]::CurrentCulture.Name
                Zone = [System.TimeZoneInfo]::Local.Id
                Twice = Sent { Get-CcCall -Tenant sandbox -CreatedAfter '$($Twice[0])' -First 1 }
                Never = Sent { Get-CcCall -Tenant sandbox -CreatedAfter '$($Never[0])' -First 1 }
                Local = Sent { Get-CcCall -Tenant sandbox -CreatedAfter ([datetime]::new(2026, 7, 1, 12, 0, 0, [System.DateTimeKind]::Local)) -First 1 }
                Bare = Sent { Get-CcCall -Tenant sandbox -CreatedAfter ([datetime]::new(2026, 7, 1, 12, 0, 0, [System.DateTimeKind]::Unspecified)) -First 1 }
                Utc = Sent { Get-CcCall -Tenant sandbox -CreatedAfter ([datetime]::new(2026, 7, 1, 12, 0, 0, [System.DateTimeKind]::Utc)) -First 1 }
                Offset = Sent { Get-CcCall -Tenant sandbox -CreatedAfter ([datetimeoffset]::new(2026, 7, 1, 12, 0, 0, [timespan]::FromHours(5.5))) -First 1 }
                Text = Sent { Get-CcCall -Tenant sandbox -CreatedAfter '07/01/2026 12:00:00 +05:30' -First 1 }
                Raw = Sent { Invoke-CcApi calls -Tenant sandbox -Query @{ 'created_at[from]' = [datetime]::new(2026, 7, 1, 12, 0, 0, [System.DateTimeKind]::Utc); rate = 1.5; count = 1234567 } }
                Filters = Sent { Get-CcCall -Tenant sandbox -MinRating 3 -AgentId 1234567 -Status FINISHED -UpdatedAfter '-1d' -SortBy CREATEDAT }
                Day = IsAsCounted { Get-CcCall -Tenant sandbox -CreatedAfter '-1d' } { `$_.CreatedAt -ge [datetimeoffset]::UtcNow.AddDays(-1) }
                Yesterday = IsAsCounted { Get-CcCall -Tenant sandbox -CreatedAfter yesterday -CreatedBefore today } { `$_.CreatedAt.ToLocalTime().Date -eq [datetime]::Today.AddDays(-1) }
                Count = `$calls.Count
                All = @(`$server.GetRequests() | Where-Object { `$_.PathAndQuery -match '[^\x20-\x7e]' }).Count
                Table = (`$calls | Select-Object -First 5 | Format-Table | Out-String -Width 120).Trim().Split("``n").Count
                List = (`$calls[0] | Format-List | Out-String -Width 120).Length
                Csv = @(`$calls | ConvertTo-Csv).Count
                Verbose = (Get-CcCall -Tenant sandbox -First 1 -Verbose 4>&1 | Where-Object { `$_ -is [System.Management.Automation.VerboseRecord] } | Select-Object -First 1).Message
                Failed = `$failed
                Json = (`$calls[0] | ConvertTo-Json -Depth 2 -WarningAction Ignore | ConvertFrom-Json).Id -eq `$calls[0].Id
            } | ConvertTo-Json -EscapeHandling EscapeNonAscii
"@
        $got = try { $text | ConvertFrom-Json -AsHashtable } catch { throw $text }
        if ($env:CC_EVIDENCE) { Add-Content $env:CC_EVIDENCE "clock: PowerShell $($PSVersionTable.PSVersion) in $Culture, in $($Zone): $($got.Count) calls read, shown and written as CSV, $($got.All) requests with anything but ASCII" }
    }

    It 'is such a machine' {
        $got.Culture | Should -Be $Culture
        $got.Zone | Should -Be $Zone
    }

    It 'sends times in UTC, in ASCII digits, by the calendar of the API: <What>' -ForEach @('Twice', 'Never', 'Local', 'Bare', 'Utc', 'Offset', 'Text' | ForEach-Object { @{ What = $_ } }) {
        $expected = switch ($What) {
            'Twice' { $Twice[1] }
            'Never' { $Never[1] }
            { $_ -in 'Local', 'Bare' } { $Noon }
            'Utc' { '2026-07-01T11:59:59.999Z' }
            default { '2026-07-01T06:29:59.999Z' }
        }
        $got[$What] | Should -Match ([regex]::Escape("created_at[from]=$expected&"))
    }

    It 'sends numbers, names and values as they are' {
        $got.Raw | Should -Match ([regex]::Escape('created_at[from]=2026-07-01T12:00:00.000Z'))
        $got.Raw | Should -Match 'rate=1\.5(&|$)'
        $got.Raw | Should -Match 'count=1234567(&|$)'
        $got.Filters | Should -Match 'rating\[from\]=2&'
        $got.Filters | Should -MatchExactly 'call_status\[\]=finished&' -Because 'a documented value is sent as it is documented, also where I has another small letter'
        $got.Filters | Should -Match 'agent_id\[\]=1234567&'
        $got.Filters | Should -Match 'updated_at\[from\]=20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z&'
        $got.Filters | Should -MatchExactly 'sort_column=created_at&'
        $got.All | Should -Be 0
    }

    It 'reads, shows and writes what there is' {
        $got.Count | Should -BeGreaterThan 50
        $got.Day | Should -BeTrue
        $got.Yesterday | Should -BeTrue
        $got.Table | Should -Be 7
        $got.List | Should -BeGreaterThan 500
        $got.Csv | Should -Be ($got.Count + 1)
        $got.Json | Should -BeTrue
    }

    It 'says what it has to say' {
        $got.Verbose | Should -Match ', [0-9,]+ bytes, [0-9]+\.[0-9]{3} s, request [0-9]+$'
        $got.Failed | Should -Match '^Forbidden,.* calls'
    }
}
