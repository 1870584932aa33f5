# What reading costs, by counts that a busy machine can't move. alone/Cost.Tests.ps1 has CPU and memory, for a soak.
BeforeDiscovery {
    $isBuilt = Test-Path "$PSScriptRoot/../../benchmarks/bin/*/net10.0/ContactCenter.Benchmarks.dll"
    if (-not $isBuilt) { Write-Host 'Left out: what reading costs, because the benchmarks are not built, which serve the pages. Run dotnet build tests/benchmarks -c Release.' }
}

Describe 'What reading costs' -Skip:(-not $isBuilt) {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        $benchmarks = "$PSScriptRoot/../../benchmarks"
        $program = @(Get-ChildItem "$benchmarks/bin/*/net10.0/ContactCenter.Benchmarks.dll" | Sort-Object LastWriteTime)[-1].FullName
        $count = 3000
        $pages = Start-Child -Path $program -Argument 'serve', $count -OpenInput
        $uri = [uri](Read-ChildLine $pages).Split(' ')[0]

        $null = Connect-CcTenant -Uri $uri -UserName bench -Token (New-Token) -RequestsPerSecond 0 -NoVerify
        $run = @{}
        foreach ($subject in 'Cmdlet', 'Loop') {
            $null = Invoke-RestMethod "${uri}sent"
            $arguments = '-NoProfile', '-NonInteractive', '-File', "$benchmarks/Measure-Read.ps1", $subject, $uri, $count, $ModulePath
            $run[$subject] = (Invoke-Child -Path $PowerShellPath -Argument $arguments).Output | ConvertFrom-Json | Add-Member Sent (Invoke-RestMethod "${uri}sent") -PassThru
        }

        function Write-Evidence {
            param([string] $Text)
            Write-Host "  $Text"
            if ($env:CC_EVIDENCE) { Add-Content $env:CC_EVIDENCE "small: $Text" }
        }
    }

    AfterAll {
        Disconnect-CcTenant -All
        if ($pages) { Stop-Child $pages }
    }

    It 'is measured of readers that were sent every call' {
        foreach ($one in $run.Values) {
            $one.Sent.calls | Should -Be $count

            # The 300 to warm up come once more.
            $one.Sent.rows | Should -BeGreaterOrEqual ($count + 300)
        }
    }

    It 'is at most 12,000 bytes allocated for a call, and a tenth of what the loop allocates' {
        $allocated = $run.Cmdlet.allocated
        $loop = $run.Loop.allocated
        Write-Evidence ('Get-CcCall allocates {0:N0} bytes for a call of 3 KB, the loop {1:N0}' -f $allocated, $loop)
        $allocated | Should -BeLessOrEqual 12000
        $allocated / $loop | Should -BeLessOrEqual 0.1
    }

    It 'is at most 32 requests for 3,000 calls' {
        $null = Invoke-RestMethod "${uri}sent"
        @(Get-CcCall).Count | Should -Be $count
        (Invoke-RestMethod "${uri}sent").requests | Should -BeLessOrEqual 32
    }
}
