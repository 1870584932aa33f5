# The rows of samples/Export-CcNightly.ps1 that did not change stay as they are, to the byte.
Describe 'A file of the nightly runbook' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $runbook = (Resolve-Path "$PSScriptRoot/../../samples/Export-CcNightly.ps1").Path
        $server = Start-CcSandbox -RequestsPerSecond 0 -Days 3 -CallsPerDay 120
        $key = New-Token 'a key that nobody else has'
        $folder = Join-Path $TestDrive 'nightly'
        $options = @{ Path = $folder; Uri = $server.Uri; Credential = $server.Credential; Key = $key; TimeZone = 'UTC'; RequestsPerSecond = 0 }

        # What whoever runs it has set for everything must not show in the file.
        $PSDefaultParameterValues = @{ '*:Delimiter' = ';'; '*:Encoding' = 'ascii'; '*:Header' = 'x' }
        $day = & $runbook @options -Date yesterday
        $file = $day.File
        $PSDefaultParameterValues = @{}

        # By the middle of them, half of the calls have changed.
        $tenant = $server | Connect-CcTenant -NoVerify -TimeZone UTC
        $updated = @(Get-CcCall -CreatedAfter yesterday -CreatedBefore today | Sort-Object UpdatedAt)
        $since = $updated[[int]($updated.Count / 2)].UpdatedAt
        $changed = @($updated | Where-Object { $_.UpdatedAt -ge $since }).Id
        $change = @{ UpdatedAfter = $since.ToString('o') }

        function Get-Row {
            param([string[]] $Line)
            $rows = @{}
            foreach ($one in $Line | Select-Object -Skip 1) { if ($one -match '^"?(\d+)"?,') { $rows[$Matches[1]] = $one } }
            $rows
        }
    }

    AfterAll { Stop-TestTenant }

    It 'has commas, whatever the defaults of the session are' {
        (Get-Content $file -Encoding utf8)[0] | Should -BeLike '"Id","Tenant",*'
        @(Import-Csv $file).Count | Should -Be $updated.Count
    }

    It 'keeps each row that did not change as it is' {
        $before = Get-Row (Get-Content $file -Encoding utf8)
        $before.Values -match ',,' | Should -Not -BeNullOrEmpty -Because 'a missing value is an empty cell'

        # A row that somebody wrote otherwise, with a line break in a value, is kept too.
        $kept = @($before.Keys | Where-Object { [long] $_ -notin $changed })
        $kept.Count | Should -BeGreaterThan 10
        Add-Content $file "7,`"a`nb,`"`"c`"`"`",`"`"," -Encoding utf8
        $null = & $runbook @options @change
        $text = Get-Content $file -Raw -Encoding utf8
        $after = Get-Row ($text -split '\r?\n')
        foreach ($id in $kept) { $after[$id] | Should -BeExactly $before[$id] }
        $text.Contains("7,`"a`nb,`"`"c`"`"`",`"`",") | Should -BeTrue
        @($after.Keys).Count | Should -Be ($updated.Count + 1)
    }

    It 'that an older version wrote is written again column by column' {
        $lines = @(Get-Content $file -Encoding utf8 | Where-Object { $_ -notmatch '^7,|^b,' })
        $column = [array]::IndexOf($lines[0].Split(','), '"Lang"')
        $column | Should -BeGreaterThan 0
        $wanted = @(Import-Csv $file | Where-Object { $_.Id -ne 7 -and [long] $_.Id -notin $changed })
        $old = foreach ($line in $lines) {
            $values = [regex]::Matches($line, '(?:^|,)((?:"(?:[^"]|"")*"|[^,"])*)') | ForEach-Object { $_.Groups[1].Value }
            $rest = for ($i = 0; $i -lt $values.Count; $i++) { if ($i -ne $column) { $values[$i] } }
            $rest -join ','
        }

        Set-Content $file $old -Encoding utf8
        $null = & $runbook @options @change
        (Get-Content $file -Encoding utf8)[0] | Should -BeExactly $lines[0]
        $rows = @{}
        Import-Csv $file -Encoding utf8 | ForEach-Object { $rows[$_.Id] = $_ }
        foreach ($row in $wanted) {
            foreach ($property in $row.PSObject.Properties) {
                $rows[$row.Id].($property.Name) | Should -BeExactly $(if ($property.Name -eq 'Lang') { '' } else { $property.Value }) -Because "$($row.Id) $($property.Name)"
            }
        }
    }

    It 'with a column that is not known is refused, and stays as it is' {
        $lines = @(Get-Content $file -Encoding utf8)
        Set-Content $file (@($lines[0] + ',"Mine"') + @($lines | Select-Object -Skip 1 | ForEach-Object { "$_,x" })) -Encoding utf8
        $before = Get-Content $file -Raw -Encoding utf8
        { & $runbook @options @change } | Should -Throw '*"Mine"*'
        Get-Content $file -Raw -Encoding utf8 | Should -BeExactly $before
    }
}
