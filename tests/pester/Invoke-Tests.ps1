# Runs the Pester tests on a built module. build.ps1 starts it in a process of its own for each PowerShell.
# Exit codes: 0 all passed, 1 some failed.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Result,

    # The manifest of the Pester to use; by default the one that PowerShell finds.
    [string] $Pester = 'Pester',

    # Files or folders, separated as in PATH; by default all tests that run in every PowerShell.
    [string] $Path = $PSScriptRoot,

    # Only the tests that have a long form, in that form.
    [switch] $Soak
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module $Pester -MinimumVersion 5.0

$env:CC_TEST_MODULE = $Module
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path -split [System.IO.Path]::PathSeparator
if ($Path -eq $PSScriptRoot) {
    # What runs once is run by its own path.
    $configuration.Run.ExcludePath = "$PSScriptRoot/alone/*", "$PSScriptRoot/once/*"
}

$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$configuration.Output.CIFormat = 'None'
if ($Soak) {
    $configuration.Filter.Tag = 'Soak'
}

$run = Invoke-Pester -Configuration $configuration

# A file or a block that broke down outside of a test counts as a failure too.
$failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
$notRun = if ($Soak) { 0 } else { $run.NotRunCount }
[pscustomobject]@{ Passed = $run.PassedCount; Failed = $failed; Skipped = $run.SkippedCount + $notRun } |
    ConvertTo-Json | Set-Content $Result -Encoding utf8
exit [int]($failed -gt 0)
