# What reading costs in CPU and memory, each the best of three runs, which take turns, beside the best of something else. What else the machine does counts here, so
# it is for a soak. once/Cost.Tests.ps1 has what is counted.
if ($env:CC_SOAK -ne '1') { return }
BeforeDiscovery {
    $isBuilt = Test-Path "$PSScriptRoot/../../benchmarks/bin/*/net10.0/ContactCenter.Benchmarks.dll"
    if (-not $isBuilt) { Write-Host 'Left out: what reading costs, because the benchmarks are not built, which serve the pages. Run dotnet build tests/benchmarks -c Release.' }
}

Describe 'What reading costs' -Tag Soak -Skip:(-not $isBuilt) {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        $benchmarks = "$PSScriptRoot/../../benchmarks"
        $program = @(Get-ChildItem "$benchmarks/bin/*/net10.0/ContactCenter.Benchmarks.dll" | Sort-Object LastWriteTime)[-1].FullName
        $shells = @(if ($env:CC_TEST_SHELLS) { $env:CC_TEST_SHELLS -split '\n' } else { $PowerShellPath })
        $count = 3000
        $pages = Start-Child -Path $program -Argument 'serve', $count -OpenInput
        $uri = [uri](Read-ChildLine $pages).Split(' ')[0]

        $runs = foreach ($round in 1..3) {
            foreach ($subject in 'Cmdlet', 'Loop', 'Flat') {
                $null = Invoke-RestMethod "${uri}sent"
                $run = (Invoke-Child -Path $PowerShellPath -Argument '-NoProfile', '-NonInteractive', '-File', "$benchmarks/Measure-Read.ps1", $subject, $uri, $count, $ModulePath).Output | ConvertFrom-Json
                $run | Add-Member Sent (Invoke-RestMethod "${uri}sent")
                $run
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
        if ($pages) { Stop-Child $pages }
    }

    It 'is measured three times each, of readers that were sent every call' {
        $runs.Count | Should -Be 9
        foreach ($run in $runs) {
            $run.Sent.calls | Should -Be $count

            # The 300 to warm up come once more.
            $run.Sent.rows | Should -BeGreaterOrEqual ($count + 300)
        }
    }

    It 'is at most 0.25 of the CPU of the Invoke-RestMethod loop' {
        $ratio = (Get-Least Cmdlet cpu) / (Get-Least Loop cpu)
        Write-Evidence ('Get-CcCall takes {0:0.00} of the CPU of the Invoke-RestMethod loop' -f $ratio)
        $ratio | Should -BeLessOrEqual 0.25
    }

    It 'is less than 1.1 of the memory that the whole process of the loop takes' {
        $ratio = (Get-Least Cmdlet peak) / (Get-Least Loop peak)
        Write-Evidence ('Get-CcCall takes {0:0.00} of the memory of the loop, {1:0} MB' -f $ratio, ((Get-Least Cmdlet peak) / 1MB))
        $ratio | Should -BeLessThan 1.1
    }

    It 'is followed by at most twice as much CPU for making the calls flat' {
        $read = Get-Least Cmdlet cpu
        $ratio = ((Get-Least Flat cpu) - $read) / $read
        Write-Evidence ('ConvertTo-CcFlatRecord takes {0:0.00} of the CPU of Get-CcCall' -f $ratio)
        $ratio | Should -BeLessOrEqual 2
    }

    It 'is less than 0.8 of the CPU of the start of PowerShell for the import' {
        $say = '[Console]::Out.WriteLine([System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime.Ticks)'
        foreach ($shell in $shells) {
            $bare = @()
            $import = @()
            foreach ($round in 1..3) {
                $bare += [long](Invoke-Child -Path $shell -Argument '-NoProfile', '-NonInteractive', '-Command', $say).Output
                $import += [long](Invoke-Child -Path $shell -Argument '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$ModulePath'; $say").Output
            }

            $least = ($bare | Measure-Object -Minimum).Minimum
            $ratio = (($import | Measure-Object -Minimum).Minimum - $least) / $least
            Write-Evidence ('{0}: the import takes {1:0.00} of the CPU of the start of PowerShell' -f (Split-Path $shell -Leaf), $ratio)
            $ratio | Should -BeLessThan 0.8
        }
    }
}
