# Fails for an endpoint that lacks its cmdlet, a parameter for a filter, its view, its page, its place in the sandbox or a request line written by hand.
BeforeDiscovery {
    . "$PSScriptRoot/Common.ps1"
    $endpoints = @([ContactCenter.Endpoints]::All | ForEach-Object { @{ Path = $_.Path; Endpoint = $_ } })
    $types = @([ContactCenter.ApiObject].Assembly.GetExportedTypes() |
        Where-Object { $_.IsSubclassOf([ContactCenter.ApiObject]) -and -not $_.IsAbstract -and $_ -ne [ContactCenter.OpenRecord] } |
        ForEach-Object { @{ Name = $_.FullName } })
    $all = $types + @([ContactCenter.Endpoints]::All | Where-Object OpenTypeName | ForEach-Object { @{ Name = $_.OpenTypeName } })
}

Describe 'The endpoint <Path>' -ForEach $endpoints {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $root = "$PSScriptRoot/../.."

        # What a cmdlet reads is no business of its users: it is looked up where it is kept.
        $command = Get-Command -Module ContactCenter -Verb Get | Where-Object {
            $property = $_.ImplementingType.GetProperty('Endpoint', [System.Reflection.BindingFlags]'Instance, NonPublic, DeclaredOnly')
            $property -and $property.GetValue([System.Activator]::CreateInstance($_.ImplementingType)) -eq $Endpoint
        }
        $type = if ($Endpoint.OpenTypeName) { $Endpoint.OpenTypeName } else { $Endpoint.RecordType.FullName }
    }

    It 'has one cmdlet, which says what it emits' {
        @($command).Count | Should -Be 1
        $command.OutputType.Name | Should -Be $type
        $command.Parameters.Keys -contains 'PageSize' | Should -Be $Endpoint.IsPaged
    }

    It 'has a parameter for each end of each filter' {
        $said = foreach ($property in $command.ImplementingType.GetProperties()) {
            foreach ($attribute in $property.CustomAttributes | Where-Object { $_.AttributeType.Name -eq 'FilterAttribute' }) {
                "$($attribute.ConstructorArguments[0].Value) $([ContactCenter.FilterBound][int]$attribute.ConstructorArguments[1].Value)"
            }
        }
        $wanted = foreach ($filter in $Endpoint.Filters | Where-Object Name -NE id) {
            if ("$($filter.Kind)" -like '*Range') { "$($filter.Name) From"; "$($filter.Name) To" } else { "$($filter.Name) None" }
        }
        @($said | Sort-Object) -join ', ' | Should -BeExactly (@($wanted | Sort-Object) -join ', ')
        if ($Endpoint.HasIdFilter) { $command.Parameters.Keys | Should -Contain 'Id' }
    }

    It 'has a page with its example, and request lines written by hand' {
        Get-Content "$root/docs/$($command.Name).md" -Raw | Should -Match "(?ms)^``````powershell\r?\n[^``]*$($command.Name)\b"
        $lines = Get-Content "$root/tests/pester/Requests.Tests.ps1", "$root/tests/pester/GetCall.Tests.ps1" -Raw
        $path = [regex]::Escape($Endpoint.Path).Replace('\{id}', '\d+')
        foreach ($filter in $Endpoint.Filters | Where-Object { $_.Name -ne 'id' -and $Path -ne 'calls' }) {
            $lines -join '' | Should -Match "Command = '$($command.Name)'[^\r\n]*Line = '$path\?([^']*&)?$($filter.Name)(\[|=)"
        }
        if ($Path -ne 'calls') { $lines -join '' | Should -Match "Command = '$($command.Name)'[^\r\n]*Line = '$path" }
    }

    It 'is served by the sandbox, with records that have all their documented fields' {
        $test = Start-TestTenant @{ Days = 2; CallsPerDay = 100 }
        try {
            $parameters = if ($command.Parameters.ContainsKey('Minutes')) { @{ Channel = 'call'; Minutes = 10000 } } else { @{} }
            $records = @(if ($Endpoint.Path -like '*{id}*') { Get-CcCampaign | & $command -First 20 } else { & $command @parameters -First 20 })
            $records.Count | Should -BeGreaterThan 0
            $records[0].PSObject.TypeNames | Should -Contain $type
            $records[0].Tenant | Should -Be $test.Tenant.Name
        }
        finally {
            Stop-TestTenant
        }
    }
}

Describe 'The type <Name>' -ForEach $all {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }

    It 'has a table of at most 120 columns, and a list' {
        $views = @(Get-FormatData -TypeName $Name -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition
        $table = @($views.Control | Where-Object { $_ -is [System.Management.Automation.TableControl] })
        $table.Count | Should -Be 1
        @($views.Control | Where-Object { $_ -is [System.Management.Automation.ListControl] }).Count | Should -Be 1
        ($table.Headers | Measure-Object Width -Sum).Sum + $table.Headers.Count - 1 | Should -BeLessOrEqual 120
    }
}

Describe 'The views of <Name>' -ForEach $types {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }

    It 'have properties behind them, and show an empty record without an error' {
        $type = [ContactCenter.ApiObject].Assembly.GetType($Name)
        $views = @(Get-FormatData -TypeName $Name -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition
        $entries = @($views.Control.Rows.Columns.DisplayEntry) + @($views.Control.Entries.Items.DisplayEntry) | Where-Object { $_ }
        $entries.Count | Should -BeGreaterThan 1
        foreach ($entry in $entries) {
            $names = if ($entry.ValueType -eq 'Property') { $entry.Value } else { [regex]::Matches($entry.Value, '\$_\.(\w+)\b(?!\()') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ -ne 'ToString' } }
            foreach ($property in $names) { $type.GetProperty($property) | Should -Not -BeNullOrEmpty -Because "$property is shown" }
        }

        $empty = [System.Activator]::CreateInstance($type)
        $empty | Out-String -Width 120 | Should -Not -Match 'ContactCenter\.|System\.'
        $empty | Format-List | Out-String -Width 120 | Should -Not -Match 'ContactCenter\.|System\.'
    }
}
