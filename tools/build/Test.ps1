# How tests are run: suites, each a process of its own with a result file, and their counts.

$results = "$root/output/TestResults"

function Get-PowerShell {
    # The pinned PowerShell, and every other one that the PATH has: each version once.
    $names = if ($IsWindows) { 'pwsh', 'pwsh-preview', 'powershell' } else { 'pwsh', 'pwsh-*' }
    $paths = @(Get-PinnedPowerShell) + @(Get-Command $names -CommandType Application -All -ErrorAction Ignore | ForEach-Object Source)
    $known = @{}
    foreach ($path in $paths | Select-Object -Unique) {
        $found = & $path -NoProfile -NonInteractive -Command '"$($PSVersionTable.PSVersion)"' 2> $null
        if ($LASTEXITCODE -eq 0 -and $found -and -not $known["$found"]) {
            $known["$found"] = $true
            [pscustomobject]@{ Path = $path; Version = "$found".Trim() }
        }
    }
}

function Get-PinnedPowerShell {
    # The .NET tool brings a program for some systems only, which starts it as an installed PowerShell starts. Elsewhere a shim of .NET starts it.
    $program = Join-Path $PSHOME $(if ($IsWindows) { 'pwsh.exe' } else { 'pwsh' })
    try {
        $null = & $program -NoProfile -NonInteractive -Command 'exit 0' 2>&1
        if ($LASTEXITCODE -eq 0) {
            return $program
        }
    }
    catch {
        Write-Verbose "$program does not start here: $_"
    }

    $folder = "$root/output/tools/PowerShell"
    $shim = Join-Path $folder $(if ($IsWindows) { 'pwsh.exe' } else { 'pwsh' })
    if (-not (Test-Path $shim)) {
        Invoke-DotNet -Argument 'tool', 'install', 'PowerShell', '--version', $pinned, '--tool-path', $folder
    }

    $shim
}

function Get-Pester {
    $pester = [regex]::Match((Get-Content "$root/Directory.Packages.props" -Raw), '<PesterVersion>(.+?)</PesterVersion>').Groups[1].Value
    $manifest = "$root/output/tools/Pester/$pester/Pester.psd1"
    if (-not (Test-Path $manifest)) {
        dotnet msbuild "$root/tools/build/Tools.csproj" -restore -t:CopyTools -nologo -v:quiet -nodeReuse:false | Out-Host
        if ($LASTEXITCODE -ne 0) {
            throw "The tests need Pester $pester, and NuGet did not provide it (see above). Check the connection to the package source."
        }
    }

    $manifest
}

function Get-XunitSuite {
    param([string] $Project = '*.Tests', [string] $Framework = 'net10.0', [switch] $Soak)
    foreach ($one in Get-Item "$root/tests/$Project/*.csproj") {
        $file = "$results/$($one.BaseName).$Framework.trx"
        $arguments = @('test', $one.FullName, '-c', $Configuration, '-f', $Framework, '--no-build', '--nologo', '-v', 'quiet', '--results-directory', $results, '--logger', "trx;LogFileName=$file")
        if ($Soak) {
            $arguments += '--filter', 'Category=Soak'
        }

        @{ Name = "$($one.BaseName) on $Framework"; Program = 'dotnet'; Arguments = $arguments; Result = $file; MayBeEmpty = [bool]$Soak }
    }
}

function Get-FrameworkSuite {
    # On .NET Framework, or on Mono in its place: NetFrameworkTests, which build.ps1 sets, makes dotnet know the target.
    param([string] $Project)
    if ($hasFramework) {
        Get-XunitSuite -Project $Project -Framework 'net472'
    }
}

function Get-MissingFramework {
    # What could not run counts as one skipped test, with its reason.
    if (-not $hasFramework) {
        Write-Host "Left out: the suites on .NET Framework, because 'mono' is not on the PATH. To get it: apt-get install mono-runtime mono-devel."
        [pscustomobject]@{ Name = 'Suites on .NET Framework'; Passed = 0; Failed = 0; Skipped = 1 }
    }
}

function Get-OnePesterSuite {
    param([string] $Name, [object] $Shell, [string] $Path, [string] $Share, [switch] $Soak)
    $file = "$results/$($Name -replace '[^\w.]+', '-').json"
    $arguments = @('-NoProfile', '-NonInteractive', '-File', "$root/tests/pester/Invoke-Tests.ps1", '-Module', "$module/ContactCenter.psd1", '-Result', $file, '-Pester', (Get-Pester))
    if ($Path) {
        $arguments += '-Path', $Path
    }

    if ($Share) {
        $arguments += '-Share', $Share
    }

    if ($Soak) {
        $arguments += '-Soak'
    }

    @{ Name = $Name; Program = $Shell.Path; Arguments = $arguments; Result = $file; MayBeEmpty = [bool]$Soak }
}

function Get-PesterSuite {
    # The same tests in each PowerShell, by two processes that share the files; what is the same in all of them runs once.
    param([object[]] $Shell, [switch] $Soak)
    $env:CC_TEST_SHELLS = $Shell.Path -join "`n"
    foreach ($one in $Shell) {
        foreach ($part in 1, 2) {
            Get-OnePesterSuite -Name "Pester on PowerShell $($one.Version), part $part" -Shell $one -Share "$results/files-$($one.Version)" -Soak:$Soak
        }
    }

    Get-OnePesterSuite -Name 'Pester, once' -Shell $Shell[0] -Path "$root/tests/pester/once" -Soak:$Soak
}

function Get-SerialPesterSuite {
    # What needs the machine for itself, in processes of every PowerShell.
    param([object[]] $Shell, [switch] $Soak)
    Get-OnePesterSuite -Name 'Pester across processes' -Shell $Shell[0] -Path "$root/tests/pester/alone" -Soak:$Soak
}

function Get-PackageSuite {
    Get-OnePesterSuite -Name 'The packages' -Shell @(Get-PowerShell)[0] -Path "$root/tests/pester/once/Package.Tests.ps1"
}

function Invoke-Suite {
    # Runs suites side by side in so many processes, shows what each said when it has ended, and returns the counts.
    param([object[]] $Suite, [int] $Lanes = 1, [timespan] $TimeLimit = [timespan]::FromMinutes(15))
    Initialize-Result
    $waiting = [System.Collections.Generic.Queue[object]]::new($Suite)
    $running = [System.Collections.Generic.List[object]]::new()
    while ($waiting.Count -gt 0 -or $running.Count -gt 0) {
        while ($waiting.Count -gt 0 -and $running.Count -lt $Lanes) {
            $running.Add((Open-Suite $waiting.Dequeue()))
        }

        $ended = @($running | Where-Object { $_.Process.HasExited -or $_.Watch.Elapsed -gt $TimeLimit })
        foreach ($one in $ended) {
            $null = $running.Remove($one)
            Close-Suite $one
        }

        if (-not $ended) {
            Start-Sleep -Milliseconds 200
        }
    }
}

function Open-Suite {
    param([hashtable] $Suite)
    Write-Host "$($Suite.Name) ..."
    $log = "$results/$($Suite.Name -replace '[^\w.]+', '-').log"

    # A PowerShell of another version finds its modules only without this one's path.
    $start = @{
        FilePath               = $Suite.Program
        ArgumentList           = $Suite.Arguments | ForEach-Object { if ($_ -match '[\s;]') { "`"$_`"" } else { $_ } }
        RedirectStandardOutput = $log
        RedirectStandardError  = "$log.err"
        Environment            = @{ PSModulePath = $null; CC_EVIDENCE = "$log.evidence" }
        PassThru               = $true
    }
    $process = Start-Process @start
    $null = $process.Handle
    @{ Suite = $Suite; Process = $process; Log = $log; Watch = [System.Diagnostics.Stopwatch]::StartNew() }
}

function Close-Suite {
    param([hashtable] $Run)
    $suite = $Run.Suite
    $isStuck = -not $Run.Process.HasExited
    if ($isStuck) {
        $Run.Process.Kill($true)
    }

    $Run.Process.WaitForExit()
    Write-Host "--- $($suite.Name): $([int]$Run.Watch.Elapsed.TotalSeconds) s"
    Get-Content $Run.Log, "$($Run.Log).err" | Out-Host
    $count = [pscustomobject]@{ Name = $suite.Name; Passed = 0; Failed = 0; Skipped = 0 }
    if (Test-Path $suite.Result) {
        Read-Result -Path $suite.Result -Count $count
    }

    # A process that crashed, or that ran no test, has failed no test and must not look as if all were well.
    $isEmpty = $count.Passed -eq 0 -and -not $suite.MayBeEmpty
    if ($count.Failed -eq 0 -and ($isStuck -or $Run.Process.ExitCode -ne 0 -or $isEmpty)) {
        $count.Failed = 1
        $why = if ($isStuck) { 'was stopped, because it took too long' } else { "did not complete (exit code $($Run.Process.ExitCode))" }
        Write-Host "$($suite.Name) $why."
    }

    $count
}

function Read-Result {
    param([string] $Path, [object] $Count)
    if ($Path -like '*.trx') {
        $counters = ([xml](Get-Content $Path -Raw)).TestRun.ResultSummary.Counters
        $Count.Passed = [int]$counters.passed
        $Count.Failed = [int]$counters.executed - [int]$counters.passed
        $Count.Skipped = [int]$counters.total - [int]$counters.executed
    }
    else {
        $said = Get-Content $Path -Raw | ConvertFrom-Json
        $Count.Passed = $said.Passed
        $Count.Failed = $said.Failed
        $Count.Skipped = $said.Skipped
    }
}

function Initialize-Result {
    # Once in a run: several groups of suites write their results into it.
    if (-not $script:hasResults) {
        $script:hasResults = $true
        Remove-Item $results -Recurse -Force -ErrorAction Ignore
        $null = New-Item $results -ItemType Directory
    }
}

function Complete-Test {
    param([object[]] $Count)
    # What tests say that they showed, for docs/promises.md.
    Get-Item "$results/*.evidence" | Get-Content | Out-Host

    $Count | Format-Table Name, Passed, Failed, Skipped | Out-String -Width 120 | Out-Host
    $sum = @{}
    foreach ($key in 'Passed', 'Failed', 'Skipped') {
        $sum[$key] = [int]($Count | Measure-Object $key -Sum).Sum
    }

    Write-Host "$($sum.Passed) passed, $($sum.Failed) failed, $($sum.Skipped) skipped"
    exit [int]($sum.Failed -gt 0 -or $sum.Passed -eq 0)
}
