# ConvertTo-CcFlatRecord: the same columns whatever the data, the same cells in every culture, and nothing that a spreadsheet runs.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $types = @([ContactCenter.ApiObject].Assembly.GetExportedTypes() |
        Where-Object { $_.IsSubclassOf([ContactCenter.ApiObject]) -and -not $_.IsAbstract -and $_ -ne [ContactCenter.OpenRecord] } |
        ForEach-Object { @{ Name = $_.Name; RecordType = $_ } })
    $records = @($types | Where-Object { $_.RecordType.IsSubclassOf([ContactCenter.Record]) })
    $cultures = 'de-DE', 'tr-TR', 'ar-SA', 'th-TH', 'sv-SE', 'fa-IR' | ForEach-Object { @{ Culture = $_ } }
    $office = [bool](Get-Command soffice -CommandType Application -ErrorAction Ignore)
}

Describe 'Flat records' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        if (-not ('ContactCenterTests.StrictCsv' -as [type])) {
            Add-Type -TypeDefinition (Get-Content "$PSScriptRoot/Records.cs" -Raw)
        }

        # What end users type: many scripts, quotes, line breaks, separators, blanks at the ends, and formulas in every form.
        $nasty = @(
            'ნინო ბერიძე', 'Łukasz Wójcik', 'अनिल शर्मा', '王小明', 'محمد الأحمد', 'ישראל', 'Åse', "👩‍👩‍👧", 'say "hi"', '"', "two`r`nlines", "a`nb", "a`rb", 'a,b;c', ' blanks ', "tab`there"
            '=1+1', '+49 30 901820', '-2+3', '@SUM(A1)', "`t=1", "`r=1", "`n=1", '  =1', '"=1', "'=1", ([string][char]0xFF1D + '1'), ([string][char]0xFF0B + '1'), ([string][char]0xFF0D + '1')
            ([string][char]0xFF20 + 'A'), 'a;=1', "a`n=1", '=cmd|'' /C calc''!A0', '=HYPERLINK("http://example.com")', '0012', '1e5', '2026-01-02', 'TRUE', "`u{FEFF}=1"
        )
        $filler = [ContactCenterTests.Filler]::new([ContactCenter.ApiObject], $nasty)

        # Cells as a strict reader sees them: what stands in the file, by name.
        function Read-Strict {
            param([string] $Path)
            $rows = [ContactCenterTests.StrictCsv]::Parse([System.IO.File]::ReadAllText($Path))
            for ($i = 1; $i -lt $rows.Count; $i++) {
                $row = [ordered]@{}
                for ($j = 0; $j -lt $rows[0].Length; $j++) { $row.Add($rows[0][$j], $rows[$i][$j]) }
                $row
            }
        }

        function Get-Text {
            param($Value)
            if ($null -eq $Value) { '' } elseif ($Value -is [string]) { $Value } else { ([System.IFormattable]$Value.PSObject.BaseObject).ToString($null, [cultureinfo]::InvariantCulture) }
        }

        function Get-Cell {
            param($Record)
            foreach ($property in $Record.PSObject.Properties) {
                if ($property.Value -is [bool]) { "$($property.Value)" } else { Get-Text $property.Value }
            }
        }
    }

    It 'of type <Name> have the columns that are said without data, and their CSV has the values in its cells' -ForEach $types {
        $header = @(ConvertTo-CcFlatRecord -Type $Name -HeaderOnly)
        $records = @($filler.Make($RecordType); [System.Activator]::CreateInstance($RecordType); $filler.Make($RecordType))
        $flat = @($records | ConvertTo-CcFlatRecord)
        $flat.Count | Should -Be 3
        foreach ($record in $flat) { $record.PSObject.Properties.Name -join ' ' | Should -BeExactly ($header -join ' ') }
        $flat[0].PSObject.TypeNames[0] | Should -BeExactly "ContactCenter.Flat$Name"
        $file = Join-Path $TestDrive "$Name.csv"
        $flat | Export-Csv $file -NoTypeInformation -Encoding utf8
        $rows = @(Read-Strict $file)
        $rows.Count | Should -Be 3
        for ($i = 0; $i -lt 3; $i++) {
            @($rows[$i].Keys) -join ' ' | Should -BeExactly ($header -join ' ')
            @($rows[$i].Values) -join '|' | Should -BeExactly (@(Get-Cell $flat[$i]) -join '|')
        }
    }

    It 'of type <Name> hold nothing that a spreadsheet runs with -ExcelSafe' -ForEach $records {
        $file = Join-Path $TestDrive "$Name-safe.csv"
        $filled = 1..2 | ForEach-Object { $filler.Make($RecordType) }
        $formula = '^[\s\p{C}"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]|^[^{].*[;,\t\r\n][\s"]*[=@]'
        foreach ($safe in $false, $true) {
            $filled | ConvertTo-CcFlatRecord -ExcelSafe:$safe | Export-Csv $file -NoTypeInformation -Encoding utf8
            $rows = @(Read-Strict $file)

            # A number is no formula.
            $run = @($rows.Values | Where-Object { $_ -match $formula -and $_ -notmatch '^-?\d+(\.\d+)?(; -?\d+)*$' })
            if ($safe) { $run | Should -BeNullOrEmpty } else { $run | Should -Not -BeNullOrEmpty }
            foreach ($row in $rows) { ($row.ExtensionData | ConvertFrom-Json).brand_new | Should -Match 'Canary' }
        }
    }

    It 'are the same cells in LibreOffice, imported as text' -Skip:(-not $office) {
        $folder = Join-Path $TestDrive 'office'
        $null = New-Item $folder, "$folder/out" -ItemType Directory
        foreach ($type in 'Call', 'Chat', 'Email', 'Agent', 'AgentActivity', 'Menu', 'Team', 'UserStatus', 'Campaign', 'CampaignContact', 'MenuNode', 'TeamNode') {
            foreach ($safe in $false, $true) {
                1..3 | ForEach-Object { $filler.Make("ContactCenter.$type" -as [type]) } | ConvertTo-CcFlatRecord -ExcelSafe:$safe | Export-Csv "$folder/$type-$safe.csv" -NoTypeInformation -Encoding utf8BOM
            }
        }

        # Every column as text, and back again with every cell in quotes.
        $files = @(Get-ChildItem $folder -Filter *.csv)
        $columns = (1..200 | ForEach-Object { "$_/2" }) -join '/'
        $null = & soffice "-env:UserInstallation=file://$folder/profile" --headless --infilter="CSV:44,34,76,1,$columns,0,true,false,false" --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false' --outdir "$folder/out" $files.FullName 2>&1
        foreach ($file in $files) {
            $wanted = @(Read-Strict $file.FullName)
            $found = @(Read-Strict "$folder/out/$($file.Name)")
            $found.Count | Should -Be $wanted.Count
            for ($i = 0; $i -lt $wanted.Count; $i++) {
                # In a cell, all line breaks are one.
                @($found[$i].Values) -join '|' -replace '\r\n?', "`n" | Should -BeExactly (@($wanted[$i].Values) -join '|' -replace '\r\n?', "`n")
            }
        }
    }

    It 'are written alike where the culture is <Culture>' -ForEach $cultures {
        $records = foreach ($name in 'Call', 'Agent', 'Campaign', 'UserStatus', 'Menu') { $filler.Make("ContactCenter.$name" -as [type]) }
        $own = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
            $usual = foreach ($record in $records) { $record | ConvertTo-CcFlatRecord -TimeZone Europe/Berlin | ConvertTo-Csv -NoTypeInformation }
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Culture)
            $there = foreach ($record in $records) { $record | ConvertTo-CcFlatRecord -TimeZone Europe/Berlin | ConvertTo-Csv -NoTypeInformation }
        }
        finally {
            [cultureinfo]::CurrentCulture = $own
        }

        $there -join "`n" | Should -BeExactly ($usual -join "`n")
        $usual -join "`n" | Should -Match '"-\d+\.25"' -Because 'there are numbers that a culture would write otherwise'
        $usual -join "`n" | Should -Match '2026-07-01T\d\d:\d\d:\d\d\.123\+02:00'
    }

    It 'have numbers as numbers and flags as flags' {
        $flat = [ContactCenter.Campaign]@{ Id = -5; MaxAbandonmentPercent = 2.5; MaxRedialCount = 3 } | ConvertTo-CcFlatRecord
        $flat.Id | Should -BeOfType ([long])
        $flat.Id + 1 | Should -Be -4
        $flat.MaxAbandonmentPercent | Should -BeOfType ([double])
        $flat.MaxRedialCount | Should -BeOfType ([int])
        $flat.MaxAbandonmentPercent.ToString('0.00', [cultureinfo]::GetCultureInfo('de-DE')) | Should -Be '2,50'
        $flat.Id.ToString('0.0', [cultureinfo]::InvariantCulture) | Should -Be '-5.0'
        "$($flat.MaxAbandonmentPercent)" | Should -Be '2.5'
        $json = $flat | ConvertTo-Json -Compress
        $json | Should -BeLike '{"Id":-5,*"MaxAbandonmentPercent":2.5,"MaxRedialCount":3,*'
        (@(3, -1, 2 | ForEach-Object { [ContactCenter.Menu]@{ Id = $_ } } | ConvertTo-CcFlatRecord | Sort-Object Id)).Id | Should -Be -1, 2, 3
        ([ContactCenter.Call]@{ Verified = $false } | ConvertTo-CcFlatRecord).Verified | Should -BeExactly $false
    }

    It 'come one by one' {
        $said = [System.Collections.Generic.List[string]]::new()
        1..3 | ForEach-Object { $said.Add("in $_"); [ContactCenter.Call]@{ Id = $_ } } | ConvertTo-CcFlatRecord | ForEach-Object { $said.Add("out $($_.Id)") }
        $said -join ', ' | Should -Be 'in 1, out 1, in 2, out 2, in 3, out 3'
    }

    It 'make a file with a header where there is no record' {
        $file = Join-Path $TestDrive 'none.csv'
        (ConvertTo-CcFlatRecord -Type Call -HeaderOnly) -join ',' | Set-Content $file -Encoding utf8
        @() | ConvertTo-CcFlatRecord | Export-Csv $file -NoTypeInformation -Encoding utf8 -Append
        @(Get-Content $file).Count | Should -Be 1
        [ContactCenter.Call]@{ Id = 5 } | ConvertTo-CcFlatRecord | Export-Csv $file -NoTypeInformation -Encoding utf8 -Append
        (Import-Csv $file).Id | Should -Be 5
        @(@() | ConvertTo-CcFlatRecord -Type ContactCenter.Call -HeaderOnly)[0] | Should -Be 'Id'
        @([ContactCenter.Call]::new() | ConvertTo-CcFlatRecord -Type Call -HeaderOnly) -join ',' | Should -Be ((ConvertTo-CcFlatRecord -Type call -HeaderOnly) -join ',')
        ConvertTo-CcFlatRecord -Type Call -HeaderOnly -ExpandProperty Transfers | Should -Contain 'TransfersToAgentName'
    }

    It 'refuse <Title>: <Id>' -ForEach @(
        @{ Title = 'what is no record'; Id = 'WrongRecordKind'; Says = '*System.IO*'; Script = { Get-Item . | ConvertTo-CcFlatRecord } }
        @{ Title = 'a text'; Id = 'WrongRecordKind'; Says = '*System.String*'; Script = { 'a' | ConvertTo-CcFlatRecord } }
        @{ Title = 'a copy'; Id = 'WrongRecordKind'; Says = '*no live record*'; Script = { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([ContactCenter.Call]::new())) | ConvertTo-CcFlatRecord } }
        @{ Title = 'a flat record'; Id = 'WrongRecordKind'; Says = '*flat already*'; Script = { [ContactCenter.Call]::new() | ConvertTo-CcFlatRecord | ConvertTo-CcFlatRecord } }
        @{ Title = 'another type'; Id = 'WrongRecordKind'; Says = '*Chat*Call*'; Script = { [ContactCenter.Chat]::new() | ConvertTo-CcFlatRecord -Type Call } }
        @{ Title = 'a header of nothing'; Id = 'InvalidArgument'; Says = '*-Type*'; Script = { ConvertTo-CcFlatRecord -HeaderOnly } }
        @{ Title = 'an unknown type'; Id = 'InvalidArgument'; Says = '*Agent, AgentActivity, Call*'; Script = { ConvertTo-CcFlatRecord -Type Fax -HeaderOnly } }
        @{ Title = 'a header of what is not documented'; Id = 'InvalidArgument'; Says = '*not documented*'; Script = { ConvertTo-CcFlatRecord -Type MenuStatus -HeaderOnly } }
        @{ Title = 'a list that is none'; Id = 'InvalidArgument'; Says = '*Transfers*'; Script = { [ContactCenter.Call]::new() | ConvertTo-CcFlatRecord -ExpandProperty Status } }
        @{ Title = 'an unknown zone'; Id = 'ParameterArgumentTransformationError'; Says = '*Mars/Base*'; Script = { ConvertTo-CcFlatRecord -TimeZone Mars/Base } }
    ) {
        Get-ErrorId $Script | Should -Be $Id
        $Script | Should -Throw $Says
    }

    It 'go on after a value that is no record' {
        $flat = @([ContactCenter.Call]@{ Id = 1 }, 'a', $null, [ContactCenter.Call]@{ Id = 2 } | ConvertTo-CcFlatRecord -ErrorVariable failed -ErrorAction SilentlyContinue)
        $flat.Id | Should -Be 1, 2
        @($failed).Count | Should -Be 1
        (ConvertTo-CcFlatRecord -InputObject ([ContactCenter.Call]@{ Id = 1 }, [ContactCenter.Call]@{ Id = 2 })).Id | Should -Be 1, 2
    }

    It 'know zones by IANA and Windows names, also where the system knows one family alone' {
        $script = @"
Import-Module '$ModulePath'
`$call = [ContactCenter.Call]@{ CreatedAt = [datetimeoffset]'2026-07-01T12:00:00Z' }
(`$call | ConvertTo-CcFlatRecord -TimeZone 'Europe/Berlin').CreatedAt
(`$call | ConvertTo-CcFlatRecord -TimeZone 'W. Europe Standard Time').CreatedAt
(Start-CcSandbox -Days 1 -CallsPerDay 1 | Connect-CcTenant -NoVerify -TimeZone 'W. Europe Standard Time').TimeZone.BaseUtcOffset.TotalHours
Disconnect-CcTenant -All
"@
        # Without ICU, .NET knows the system's own names and no others.
        Invoke-Fresh $script @{ DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = '1' } | Should -Be (@('2026-07-01T14:00:00.000+02:00', '2026-07-01T14:00:00.000+02:00', '1') -join [System.Environment]::NewLine)
    }

    It 'complete types and lists' {
        (Get-Completion 'ConvertTo-CcFlatRecord -Type Camp').CompletionText | Should -Be 'Campaign', 'CampaignContact'
        (Get-Completion 'ConvertTo-CcFlatRecord -Type Call -ExpandProperty T').CompletionText | Should -Be 'Transfers'
    }
}

Describe 'Flat records of a tenant' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-TestTenant @{ Days = 2; CallsPerDay = 40 }
    }

    AfterAll { Stop-TestTenant }

    It 'of <Title> all have the same columns' -ForEach @(
        @{ Title = 'agents'; Script = { Get-CcAgent } }
        @{ Title = 'statuses of agents'; Script = { Get-CcAgentStatus } }
        @{ Title = 'activities'; Script = { Get-CcAgentActivity -First 100 } }
        @{ Title = 'calls'; Script = { Get-CcCall } }
        @{ Title = 'chats'; Script = { Get-CcChat } }
        @{ Title = 'e-mails'; Script = { Get-CcEmail } }
        @{ Title = 'menus'; Script = { Get-CcMenu } }
        @{ Title = 'the tree of menus'; Script = { Get-CcMenuTree -Flatten } }
        @{ Title = 'statuses of menus'; Script = { Get-CcMenuStatus } }
        @{ Title = 'service levels'; Script = { Get-CcMenuServiceLevel call 4000 } }
        @{ Title = 'operation hours'; Script = { Get-CcMenuOperationHour } }
        @{ Title = 'states'; Script = { Get-CcUserStatus } }
        @{ Title = 'teams'; Script = { Get-CcTeam } }
        @{ Title = 'campaigns'; Script = { Get-CcCampaign } }
        @{ Title = 'contacts'; Script = { Get-CcCampaign -First 1 | Get-CcCampaignContact -First 50 } }
        @{ Title = 'any path'; Script = { Invoke-CcApi menus/current_status } }
    ) {
        $records = @(& $Script)
        $flat = @($records | ConvertTo-CcFlatRecord)
        $records.Count | Should -BeGreaterThan 0
        $flat.Count | Should -Be $records.Count
        @($flat | ForEach-Object { $_.PSObject.Properties.Name -join ' ' } | Select-Object -Unique).Count | Should -Be 1
        $flat.Id -join ',' | Should -Be ($records.Id -join ',')
        @($flat.Tenant | Select-Object -Unique) | Should -Be $test.Tenant.Name
        ($flat | ConvertTo-Csv -NoTypeInformation) -join "`n" | Should -Not -Match 'System\.|RecordList|ValueList|OpenList|OpenValue|@\{'
    }

    It 'have what the records have' {
        foreach ($call in Get-CcCall -First 30) {
            $flat = $call | ConvertTo-CcFlatRecord -TimeZone Asia/Kolkata
            [datetimeoffset]$flat.CreatedAt -eq $call.CreatedAt | Should -BeTrue
            $flat.CreatedAt | Should -BeLike '*+05:30'
            $flat.AgentInfoName | Should -BeExactly $call.AgentInfo.Name
            $flat.SelectedMenuId | Should -Be $call.SelectedMenu.Id
            $flat.CallDuration | Should -Be $call.CallDuration
            $flat.Participants | Should -BeExactly (@($call.Participants | ForEach-Object { "$_" }) -join '; ')
            if ($call.ExtensionData) { $flat.ExtensionData | Should -Not -BeNullOrEmpty }
        }
    }

    It 'have a row for each element of a list, with the id of the record on each' {
        $calls = @(Get-CcCall)
        $rows = @($calls | ConvertTo-CcFlatRecord -ExpandProperty Participants)
        $rows.Count | Should -Be ($calls | ForEach-Object { [math]::Max(1, $_.Participants.Count) } | Measure-Object -Sum).Sum
        @($rows | Group-Object Id).Count | Should -Be $calls.Count
        $some = $calls | Where-Object { $_.Participants.Count -gt 1 } | Select-Object -First 1
        $own = @($rows | Where-Object Id -EQ $some.Id)
        $own.ParticipantsIndex | Should -Be @(0..($some.Participants.Count - 1))
        $own.ParticipantsId -join ',' | Should -Be ($some.Participants.Id -join ',')
        $open = @(Get-CcMenuOperationHour | Where-Object { $_.Hours.Count } | ConvertTo-CcFlatRecord -ExpandProperty Hours)
        $open.Count | Should -BeGreaterThan 0
        $open[0].HoursIndex | Should -Be 0
    }
}
