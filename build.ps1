<#
.SYNOPSIS
    Builds the module into output/ContactCenter/<version>, tests it (soak: at length), packs it, or shows it.
.DESCRIPTION
    Runs in the PowerShell that .config/dotnet-tools.json pins. From any other PowerShell, Windows PowerShell included, it starts itself again in that one.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Soak', 'Bench', 'Package', 'Demo', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # The address of the project, for the links in the package's manifest. GitHub states it to its own builds.
    [string] $ProjectUri = $(if ($env:GITHUB_REPOSITORY) { "$env:GITHUB_SERVER_URL/$env:GITHUB_REPOSITORY" })
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot

$pinned = (Get-Content "$root/.config/dotnet-tools.json" -Raw | ConvertFrom-Json).tools.powershell.version
if ("$($PSVersionTable.PSVersion)" -ne $pinned) {
    Push-Location $root
    try {
        dotnet tool restore
        if ($LASTEXITCODE -ne 0) {
            throw "The build needs PowerShell $pinned from NuGet, and 'dotnet tool restore' failed. Check the connection to the package source."
        }

        dotnet tool run pwsh -- -NoProfile -NonInteractive -File "$root/build.ps1" -Task $Task -Configuration $Configuration -ProjectUri "$ProjectUri"
        exit $LASTEXITCODE
    }
    finally {
        Pop-Location
    }
}

# The suites are built for .NET Framework, too, where something can run them.
$hasFramework = $IsWindows -or (Get-Command mono -CommandType Application -ErrorAction Ignore)
$env:NetFrameworkTests = if ($Task -in 'Test', 'Soak' -and $hasFramework) { 'true' } else { 'false' }

$version = (Import-PowerShellDataFile "$root/ContactCenter.psd1").ModuleVersion
$module = "$root/output/ContactCenter/$version"

. "$root/tools/build/Module.ps1"
. "$root/tools/build/Package.ps1"
. "$root/tools/build/Test.ps1"

# An error of a tool ends the output with one sentence, not with a position in a script.
trap {
    [Console]::Error.WriteLine("'$($Task.ToLowerInvariant())' did not complete: $_")
    exit 1
}

switch ($Task) {
    'Clean' {
        Remove-Item "$root/output" -Recurse -Force -ErrorAction Ignore
        Get-ChildItem "$root/src", "$root/tests", "$root/samples", "$root/tools" -Directory -Recurse -ErrorAction Ignore |
            Where-Object Name -In 'bin', 'obj', 'TestResults' |
            Remove-Item -Recurse -Force -ErrorAction Ignore
    }
    'Build' {
        Build-Project 'ContactCenter.Module.slnf'
        Build-Image
        Copy-Module
        Write-Host "Built $module"
    }
    'Demo' {
        # Without machine code: it takes longer to build than the demo would save.
        Build-Project 'ContactCenter.Module.slnf'
        Copy-Module -WithoutImage
        & "$root/samples/Demo.ps1" -Module "$module/ContactCenter.psd1" -Path "$root/output/calls.csv"
    }
    'Package' {
        Build-Everything
        Build-Package
        $env:CC_TEST_DEMO = '1'
        Complete-Test @(Invoke-Suite (Get-PackageSuite))
    }
    'Bench' {
        Build-Everything
        & "$root/tests/benchmarks/Invoke-Benchmark.ps1" -Module "$module/ContactCenter.psd1" -Shell (Get-PowerShell).Path -Report "$root/docs/benchmarks.md" `
            -Program "$root/tests/benchmarks/bin/$Configuration/net10.0/ContactCenter.Benchmarks.dll"
    }
    'Test' {
        # First, so that a machine without Pester hears of it at once.
        $null = Get-Pester
        Build-Everything
        Build-Package
        $shells = @(Get-PowerShell)
        $counts = @(Invoke-Suite (@(Get-XunitSuite) + @(Get-PesterSuite $shells) + @(Get-FrameworkSuite 'ContactCenter.Sandbox.Tests')) -Lanes 2) + @(Get-MissingFramework)
        Write-Host 'Left to ./build.sh soak: the suite of Core on .NET Framework, which takes seven minutes of CPU under Mono.'
        Complete-Test $counts
    }
    'Soak' {
        Build-Everything
        $env:CC_SOAK = '1'
        $shells = @(Get-PowerShell)
        $suites = @(Get-XunitSuite -Soak) + @(Get-PesterSuite $shells -Soak) + @(Get-SerialPesterSuite $shells -Soak) + @(Get-FrameworkSuite '*.Tests')
        $counts = @(Invoke-Suite $suites -TimeLimit ([timespan]::FromHours(12))) + @(Get-MissingFramework)
        Complete-Test $counts
    }
}
