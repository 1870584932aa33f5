Describe 'Invoke-CcApi' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $test = Start-Stub @{
            'brand/new' = '[{"id":1,"first_name":"A","at":"2026-05-01T10:00:00.000Z","nested":{"name":"N","list":[1,2]},"objects":[{"id":5},{"name":"x"}],"tenant":"theirs"}]'
            'one/5' = '{"id":5,"value":1.5,"none":null,"big":123456789012345678901234567890}'
            'odd' = '["a",1,null,[1],{"id":1}]'
            'text' = '"just text"'
        }
    }

    AfterAll {
        Stop-TestTenant
        $test.Server.Dispose()
    }

    It 'emits records as they come' {
        $record = Invoke-CcApi brand/new
        $record.PSObject.Properties.Name | Should -Be 'id', 'first_name', 'at', 'nested', 'objects', 'tenant_', 'Tenant'
        $record.at | Should -Be '2026-05-01T10:00:00.000Z'
        $record.at | Should -BeOfType ([string])
        $record.nested.name | Should -Be 'N'
        $record.nested.list | Should -Be 1, 2
        "$($record.nested)" | Should -Be 'N'
        $record.objects.ToString() | Should -Be '2 (5, x)'
        $record.tenant_ | Should -Be 'theirs'
        $record.Tenant | Should -Be $test.Tenant.Name
    }

    It 'takes one object, and values that are no objects' {
        $one = Invoke-CcApi one/5
        $one.value | Should -Be 1.5
        $one.none | Should -BeNullOrEmpty
        $one.big | Should -Be ([bigint]::Parse('123456789012345678901234567890'))
        $odd = @(Invoke-CcApi odd)
        $odd.Count | Should -Be 5
        $odd[0..1].value | Should -Be 'a', 1
        $odd[4].id | Should -Be 1
        (Invoke-CcApi text).value | Should -Be 'just text'
    }

    It 'reads well in CSV and JSON' {
        $csv = Invoke-CcApi brand/new | ConvertTo-Csv -NoTypeInformation
        $csv -join '' | Should -Not -Match 'System\.|OpenList|OpenValue'
        $json = Invoke-CcApi brand/new | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $json.nested.name | Should -Be 'N'
        $json.objects[1].name | Should -Be 'x'
    }

    It 'takes the path with its beginning: <Path>' -ForEach @(@{ Path = '/brand/new' }, @{ Path = '/manager/api/v1/brand/new' }, @{ Path = ' brand/new ' }) {
        (Invoke-CcApi $Path).id | Should -Be 1
        (Invoke-CcApi "$($test.Tenant.BaseUri)brand/new").id | Should -Be 1
    }

    It 'refuses what is no path under the API, and sends nothing: <Path>' -ForEach @(
        @{ Path = 'https://elsewhere.example.com/manager/api/v1/calls' }, @{ Path = '//elsewhere.example.com/calls' }, @{ Path = '../calls' }, @{ Path = 'a/../../calls' }
        @{ Path = '%2e%2e/calls' }, @{ Path = 'a/%2E%2E/%2e./x' }, @{ Path = 'a\..\b' }, @{ Path = 'calls?page=1' }, @{ Path = 'calls#x' }, @{ Path = '/' }, @{ Path = 'a//b' }, @{ Path = 'file:///etc/hosts' }
        @{ Path = "calls`r`nX: y" }, @{ Path = 'http://127.0.0.1:1/manager/api/v1/calls' }
    ) {
        $before = $test.Server.Sent.Count
        Get-ErrorId { Invoke-CcApi $Path } | Should -Be 'InvalidArgument'
        $test.Server.Sent.Count | Should -Be $before
    }

    It 'reads page after page, each record once, and warns' {
        $sandbox = Start-TestTenant
        $all = @(Get-CcCall)
        $got = @(Invoke-CcApi calls -Query @{ sort_column = 'id'; sort_direction = 'ASC' } -Paginate -WarningVariable warned -WarningAction SilentlyContinue)
        $got.Count | Should -Be $all.Count
        ($got.id | Select-Object -Unique).Count | Should -Be $all.Count
        $warned.Count | Should -Be 1
        "$warned" | Should -BeLike '*may be missing. Where there is a command for it, *'
        @(Invoke-CcApi calls -Paginate -First 5 -Skip 2).Count | Should -Be 5
        [uint64](Invoke-CcApi calls -Paginate -First 0 -IncludeTotalCount 6>$null) | Should -Be $all.Count
        Disconnect-CcTenant $sandbox.Tenant
        Select-CcTenant $test.Tenant
    }

    It 'leaves paging to -Paginate' {
        Get-ErrorId { Invoke-CcApi calls -Paginate -Query @{ page = 2 } } | Should -Be 'InvalidArgument'
        Get-ErrorId { Invoke-CcApi calls -Paginate -Query @{ per = 2 } } | Should -Be 'InvalidArgument'
    }
}
