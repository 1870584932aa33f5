# A short form of the benchmark, with wide bars, so that a step backwards is seen and a busy machine is not: of each the best of three runs, which take turns, beside
# the best of something else; and counts.
Describe 'What reading costs' {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        $benchmarks = "$PSScriptRoot/../../benchmarks"
        $program = @(Get-ChildItem "$benchmarks/bin/*/net10.0/ContactCenter.Benchmarks.dll" | Sort-Object LastWriteTime)[-1].FullName
        $shells = @(if ($env:CC_TEST_SHELLS) { $env:CC_TEST_SHELLS -split '\n' } else { $PowerShellPath })
        $count = 3000
        $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$program`" serve $count")
        $start.RedirectStandardInput = $true
        $start.RedirectStandardOutput = $true
        $pages = [System.Diagnostics.Process]::Start($start)
        $uri = [uri]$pages.StandardOutput.ReadLine().Split(' ')[0]

        $runs = foreach ($round in 1..3) {
            foreach ($subject in 'Cmdlet', 'Loop', 'Flat') {
                & $PowerShellPath -NoProfile -NonInteractive -File "$benchmarks/Measure-Read.ps1" $subject $uri $count $ModulePath | ConvertFrom-Json
            }
        }

        # What else the machine does can only add.
        function Get-Least {
            param([string] $Subject, [string] $Property)
            ($runs | Where-Object subject -EQ $Subject | Measure-Object $Property -Minimum).Minimum
        }

        function Write-Evidence {
            param([string] $Text)
            Write-Host "  $Text"
            if ($env:CC_EVIDENCE) { Add-Content $env:CC_EVIDENCE "small: $Text" }
        }
    }

    AfterAll {
        Disconnect-CcTenant -All
        if ($pages) {
            $pages.StandardInput.Close()
            $pages.WaitForExit()
        }
    }

    It 'is measured three times each' {
        $runs.Count | Should -Be 9
        $runs.records | Sort-Object -Unique | Should -Be $count
    }

    It 'is at most 0.3 of the CPU of the Invoke-RestMethod loop' {
        $ratio = (Get-Least Cmdlet cpu) / (Get-Least Loop cpu)
        Write-Evidence ('Get-CcCall takes {0:0.00} of the CPU of the Invoke-RestMethod loop' -f $ratio)
        $ratio | Should -BeLessOrEqual 0.3
    }

    It 'is at most 12,000 bytes allocated for a call' {
        $allocated = Get-Least Cmdlet allocated
        Write-Evidence ('Get-CcCall allocates {0:N0} bytes for a call of 3 KB, the loop {1:N0}' -f $allocated, (Get-Least Loop allocated))
        $allocated | Should -BeLessOrEqual 12000
    }

    It 'is no more memory for the whole process than the loop takes' {
        $ratio = (Get-Least Cmdlet peak) / (Get-Least Loop peak)
        Write-Evidence ('Get-CcCall takes {0:0.00} of the memory of the loop, {1:0} MB' -f $ratio, ((Get-Least Cmdlet peak) / 1MB))
        $ratio | Should -BeLessThan 1.1
    }

    It 'is at most 32 requests for 3,000 calls' {
        $null = Connect-CcTenant -Uri $uri -UserName bench -Token (New-Token) -RequestsPerSecond 0 -NoVerify
        $null = Invoke-RestMethod "${uri}requests"
        @(Get-CcCall).Count | Should -Be $count
        Invoke-RestMethod "${uri}requests" | Should -BeLessOrEqual 32
    }

    It 'is at least half of what making the calls flat costs' {
        $read = Get-Least Cmdlet cpu
        $ratio = ((Get-Least Flat cpu) - $read) / $read
        Write-Evidence ('ConvertTo-CcFlatRecord takes {0:0.00} of the CPU of Get-CcCall' -f $ratio)
        $ratio | Should -BeLessOrEqual 2
    }

    It 'is less for the import than for the start of PowerShell' {
        $say = '[Console]::Out.WriteLine([System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.Ticks)'
        foreach ($shell in $shells) {
            $bare = @()
            $import = @()
            foreach ($round in 1..3) {
                $bare += [long](& $shell -NoProfile -NonInteractive -Command $say)
                $import += [long](& $shell -NoProfile -NonInteractive -Command "Import-Module '$ModulePath'; $say")
            }

            $least = ($bare | Measure-Object -Minimum).Minimum
            $ratio = (($import | Measure-Object -Minimum).Minimum - $least) / $least
            Write-Evidence ('{0}: the import takes {1:0.00} of the CPU of the start of PowerShell' -f (Split-Path $shell -Leaf), $ratio)
            $ratio | Should -BeLessThan 0.8
        }
    }
}
