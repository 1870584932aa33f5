# Runs the Pester tests on a built module. build.ps1 starts it in a process of its own for each PowerShell.
# Exit codes: 0 all passed, 1 some failed.
[CmdletBinding(PositionalBinding = $false)]
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Result,

    # The manifest of the Pester to use; by default the one that PowerShell finds.
    [string] $Pester = 'Pester',

    # Files or folders, separated as in PATH; by default all tests that run in every PowerShell.
    [string] $Path = "$PSScriptRoot/*.Tests.ps1",

    # A folder in which processes that run side by side share the files: each runs those that it is the first to claim there.
    [string] $Share,

    # Only the tests that have a long form, in that form.
    [switch] $Soak
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Pester -MinimumVersion 5.0

$env:CC_TEST_MODULE = $Module

# The files that take longest come first, so that processes that share them end at about the same time.
$slow = 'Runbook', 'Docs', 'Privacy', 'Import', 'Profile', 'Stopping'
$folders, $single = @(Get-Item ($Path -split [System.IO.Path]::PathSeparator)).Where({ $_.PSIsContainer }, 'Split')
$files = @($single) + @($folders | Get-ChildItem -Recurse -Filter *.Tests.ps1) |
    Sort-Object { $place = $slow.IndexOf(($_.Name -replace '\.Tests\.ps1$')); if ($place -lt 0) { $slow.Count } else { $place } }, FullName
if (-not $files) { throw "There are no tests in $Path." }

# Only one process can make a file that must not exist before.
function Test-Claim {
    param([string] $File)
    if (-not $Share) { return $true }
    $null = New-Item $Share -ItemType Directory -Force
    $name = $File.Substring($PSScriptRoot.Length) -replace '\W', '_'
    try {
        [System.IO.File]::Open((Join-Path $Share $name), 'CreateNew').Dispose()
        $true
    }
    catch [System.IO.IOException] {
        $false
    }
}

$sum = [ordered]@{ Passed = 0; Failed = 0; Skipped = 0; Files = [System.Collections.Generic.List[object]]::new() }
foreach ($file in $files) {
    if (-not (Test-Claim $file.FullName)) { continue }
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $file.FullName
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Normal'
    $configuration.Output.CIFormat = 'None'
    if ($Soak) { $configuration.Filter.Tag = 'Soak' }

    # One file at a time: what it leaves behind in the session is its own.
    $run = & { Invoke-Pester -Configuration $configuration }

    # A file or a block that broke down outside of a test counts as a failure too.
    $sum.Passed += $run.PassedCount
    $sum.Failed += $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    $sum.Skipped += $run.SkippedCount + $(if ($Soak) { 0 } else { $run.NotRunCount })
    $tests = @($run.Tests | Sort-Object Duration -Descending | Select-Object -First 3 | ForEach-Object { '{0:0.0} s {1}' -f $_.Duration.TotalSeconds, $_.ExpandedName })
    $sum.Files.Add([ordered]@{ Name = $file.Name; Seconds = [Math]::Round($run.Duration.TotalSeconds, 1); Tests = $run.TotalCount; Failed = @($run.Failed.ExpandedPath); Slowest = $tests })
}

[pscustomobject]$sum | ConvertTo-Json -Depth 5 | Set-Content $Result -Encoding utf8
exit [int]($sum.Failed -gt 0)
