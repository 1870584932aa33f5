<#
.SYNOPSIS
    Runs the xunit suites for .NET Framework: natively on Windows, under Mono elsewhere.
.DESCRIPTION
    The suites have to be built. Returns Name, Passed, Failed and Skipped for each suite. Where nothing can run them, each counts as one skipped.
.EXAMPLE
    tests/Invoke-FrameworkTest.ps1 -Configuration Release -Results output/TestResults
#>
[CmdletBinding()]
param(
    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # The folder for the TRX files.
    [Parameter(Mandatory)]
    [string] $Results,

    # A filter of dotnet test, to run fewer.
    [string] $Filter
)

$ErrorActionPreference = 'Stop'
$isWindowsHere = [System.Environment]::OSVersion.Platform -eq 'Win32NT'
$canRun = $isWindowsHere -or (Get-Command mono -CommandType Application -ErrorAction Ignore)
if (-not $canRun) {
    Write-Host "Left out: the suites on .NET Framework, because 'mono' is not on the PATH. To get it: apt-get install mono-runtime mono-devel."
}

foreach ($project in Get-Item "$PSScriptRoot/*.Tests/*.csproj") {
    $name = "$($project.BaseName) on $(if ($isWindowsHere) { '.NET Framework' } else { 'Mono' })"
    $count = [pscustomobject]@{ Name = $name; Passed = 0; Failed = 0; Skipped = 0 }
    if (-not $canRun) {
        $count.Skipped = 1
        $count
        continue
    }

    $file = "$($project.BaseName).net472.trx"
    $with = if ($Filter) { @('--filter', $Filter) } else { @() }
    dotnet test $project.FullName -c $Configuration -f net472 -p:NetFrameworkTests=true --no-build --nologo -v quiet --results-directory $Results --logger "trx;LogFileName=$file" @with | Out-Host
    $exitCode = $LASTEXITCODE
    if (Test-Path "$Results/$file") {
        $counters = ([xml](Get-Content "$Results/$file" -Raw)).TestRun.ResultSummary.Counters
        $count.Passed = [int]$counters.passed
        $count.Failed = [int]$counters.executed - [int]$counters.passed
        $count.Skipped = [int]$counters.total - [int]$counters.executed
    }

    # A process that crashed has not failed a test, and must not look as if all were well.
    if ($count.Failed -eq 0 -and ($exitCode -ne 0 -or ($count.Passed -eq 0 -and -not $Filter))) {
        $count.Failed = 1
        Write-Host "$name did not finish (exit code $exitCode)."
    }

    $count
}
