#Requires -Version 7.4
<#
.SYNOPSIS
    Builds the module into output/ContactCenter/<version>, tests it (soak: at length), packs it, or shows it.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Soak', 'Bench', 'Package', 'Demo', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    # Where the project lives, for the links in the package's manifest: GitHub says it to its own builds.
    [uri] $ProjectUri = $(if ($env:GITHUB_REPOSITORY) { "$env:GITHUB_SERVER_URL/$env:GITHUB_REPOSITORY" })
)

$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$version = (Import-PowerShellDataFile "$root/ContactCenter.psd1").ModuleVersion
$module = "$root/output/ContactCenter/$version"
$results = "$root/output/TestResults"
$package = "$root/output/package"
$il = "$root/src/ContactCenter.PowerShell/bin/$Configuration/netstandard2.0"
$imageRoot = "$root/src/ContactCenter.ReadyToRun/bin/$Configuration"
$images = 'ContactCenter.Core.dll', 'Newtonsoft.Json.dll'

function Invoke-DotNet {
    param([string[]] $Argument)

    # What dotnet says goes to the host, so that no function of this script returns it by accident.
    dotnet @Argument | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($Argument[0]) $($Argument[1]) failed."
    }
}

function Build-Project {
    param([string] $Path)
    Invoke-DotNet -Argument 'build', "$root/$Path", '-c', $Configuration, '--nologo', '-v', 'quiet', '-nodeReuse:false'
}

function Get-Manifest {
    # As in the source, with the formats in one file, and with what is known only when it is built: what has changed, and where the project lives.
    $changes = [regex]::Match((Get-Content "$root/CHANGELOG.md" -Raw), "(?ms)^## \[$([regex]::Escape($version))\][^\n]*\n(.*?)(?=^## |\z)").Groups[1].Value.Trim()
    if (-not $changes) {
        throw "CHANGELOG.md says nothing of version $version."
    }

    $known = [ordered]@{ ReleaseNotes = $changes }
    if ($ProjectUri) {
        $known.ProjectUri = "$ProjectUri"
        $known.LicenseUri = "$ProjectUri/blob/v$version/LICENSE"
        $known.IconUri = "$ProjectUri/raw/v$version/icon.png"
    }

    $lines = foreach ($key in $known.Keys) { "            {0,-12} = '{1}'" -f $key, $known[$key].Replace("'", "''") }
    $manifest = (Get-Content "$root/ContactCenter.psd1" -Raw) -replace "(?s)(FormatsToProcess +=) @\(.*?\)", "`$1 @('formats/ContactCenter.Format.ps1xml')"
    $end = [regex]::Match($manifest, '(?m)^ +Tags +=.*\r?\n')
    $manifest.Insert($end.Index + $end.Length, ($lines -join [System.Environment]::NewLine) + [System.Environment]::NewLine)
}

function Build-Image {
    # Only where something has changed: it takes longer than all the rest.
    $project = "$root/src/ContactCenter.ReadyToRun"
    $sources = foreach ($name in $images) { Get-Item "$il/$name" }
    $settings = Get-Item "$project/*.csproj", "$root/Directory.Packages.props"
    $made = Get-Item "$imageRoot/made" -ErrorAction Ignore
    $changed = @($sources.Where{ -not $made -or $_.LastWriteTimeUtc -gt $made.LastWriteTimeUtc })
    if ($made -and -not $changed -and -not $settings.Where{ $_.LastWriteTimeUtc -gt $made.LastWriteTimeUtc }) {
        return
    }

    # Where the network answers nothing, each try takes minutes. A package that is to be published is worth another.
    $leftOut = 'Left out: machine code made ahead, because its compilers are not in reach. The module works without it, and starts reading a little later. To try again: ./build.sh clean.'
    $missed = Get-Item "$imageRoot/missed" -ErrorAction Ignore
    if ($missed -and $Task -ne 'Package' -and -not $settings.Where{ $_.LastWriteTimeUtc -gt $missed.LastWriteTimeUtc }) {
        Write-Host $leftOut
        return
    }

    # A package has the date of its making, which says nothing of when it was taken up.
    if (-not $made -or $settings.Where{ $_.LastWriteTimeUtc -gt $made.LastWriteTimeUtc }) {
        Remove-Item "$project/bin", "$project/obj" -Recurse -Force -ErrorAction Ignore
    }

    # What is rebuilt meanwhile is newer than this, and so compiled by the next build, for which its image has to go: MSBuild would find that newer still.
    $begun = [datetime]::UtcNow
    Remove-Item "$imageRoot/made" -ErrorAction Ignore
    Get-ChildItem "$project/obj" -Recurse -File -ErrorAction Ignore | Where-Object Name -In $changed.Name | Remove-Item
    Write-Host 'Making machine code ahead ...'
    $said = dotnet restore $project --nologo -v quiet -nodeReuse:false 2>&1
    if ($LASTEXITCODE -ne 0) {
        Write-Verbose ($said | Out-String)
        Write-Host $leftOut
        $null = New-Item "$imageRoot/missed" -ItemType File -Force
        return
    }

    Invoke-DotNet -Argument 'msbuild', $project, '-t:PublishAll', "-p:Configuration=$Configuration", '-nologo', '-v:quiet', '-m', '-nodeReuse:false'
    (New-Item "$imageRoot/made" -ItemType File).LastWriteTimeUtc = $begun
}

function Join-Format {
    # PowerShell takes longer over a file than over what is in it.
    param([string] $Destination)
    $all = $null
    foreach ($file in (Import-PowerShellDataFile "$root/ContactCenter.psd1").FormatsToProcess) {
        $one = [System.Xml.XmlDocument]::new()
        $one.Load("$root/$file")
        $views = $one.SelectSingleNode('/Configuration/ViewDefinitions')
        if ($one.DocumentElement.ChildNodes.Count -ne 1) {
            throw "$file has more than views. Teach Join-Format of build.ps1 how that is joined."
        }

        if (-not $all) {
            $all = $one
            $target = $views
            continue
        }

        foreach ($view in $views.ChildNodes) {
            $null = $target.AppendChild($all.ImportNode($view, $true))
        }
    }

    Save-Compact -Document $all -Destination $Destination
}

function Save-Compact {
    # PowerShell reads every blank and every comment at each import.
    param([xml] $Document, [string] $Destination)
    foreach ($comment in @($Document.SelectNodes('//comment()'))) {
        $null = $comment.ParentNode.RemoveChild($comment)
    }

    $settings = [System.Xml.XmlWriterSettings]::new()
    $settings.Indent = $false
    $writer = [System.Xml.XmlWriter]::Create($Destination, $settings)
    $Document.Save($writer)
    $writer.Dispose()
}

function Copy-Module {
    # Of a debug build .NET uses none.
    if ($Configuration -eq 'Release') {
        Build-Image
    }

    if (Test-Path $module) {
        Remove-Item $module -Recurse -Force
    }

    $bin = "$module/bin"
    $null = New-Item "$bin/netstandard2.0", "$bin/net8.0", "$module/formats" -ItemType Directory
    Set-Content "$module/ContactCenter.PowerShell.dll.psm1" '# Never loaded. Test-ModuleManifest, and with it the gallery, asks for a file for each nested module, and takes this one.'
    Copy-Item -Path "$root/LICENSE", "$root/CHANGELOG.md", "$root/icon.png" -Destination $module
    Save-Compact -Document (Get-Content "$root/formats/ContactCenter.Types.ps1xml" -Raw) -Destination "$module/formats/ContactCenter.Types.ps1xml"
    Join-Format -Destination "$module/formats/ContactCenter.Format.ps1xml"
    Set-Content "$module/ContactCenter.psd1" (Get-Manifest) -Encoding utf8BOM -NoNewline
    & "$root/tools/New-ModuleHelp.ps1" -Docs "$root/docs" -Destination "$module/en-US"
    Copy-Item "$root/src/ContactCenter.Loader/bin/$Configuration/netstandard2.0/ContactCenter.Loader.dll" $bin
    Copy-Item "$root/src/ContactCenter.LoadContext/bin/$Configuration/net8.0/ContactCenter.LoadContext.dll" "$bin/net8.0"
    Get-ChildItem $il -Filter *.dll | Where-Object Name -NE 'System.Management.Automation.dll' | Copy-Item -Destination "$bin/netstandard2.0"
    if (Test-Path "$imageRoot/made") {
        foreach ($set in Get-ChildItem $imageRoot -Directory -Filter net*-*) {
            $null = New-Item "$bin/$($set.Name)" -ItemType Directory
            foreach ($name in $images) { Copy-Item "$set/$name" "$bin/$($set.Name)" }
        }
    }
}

function Build-Package {
    if (Test-Path $package) {
        Remove-Item $package -Recurse -Force
    }

    $null = New-Item $package -ItemType Directory
    if (-not $ProjectUri) {
        Write-Host 'Left out of the package: the links, because it is not known where the project lives. Give build.ps1 -ProjectUri.'
    }

    # Azure Automation takes a folder that is called as the module is, without one for the version.
    $folder = "$package/zip/ContactCenter"
    Copy-Item -Path $module -Destination $folder -Recurse -Force
    [System.IO.Compression.ZipFile]::CreateFromDirectory("$package/zip", "$package/ContactCenter.zip")
    Remove-Item "$package/zip" -Recurse -Force
    Write-Host "Packed $package/ContactCenter.zip"
    if (Get-Command Compress-PSResource -ErrorAction Ignore) {
        Compress-PSResource -Path $module -DestinationPath $package
        Write-Host "Packed $package/ContactCenter.$version.nupkg"
    }
    else {
        Write-Host 'Left out, because Microsoft.PowerShell.PSResourceGet 1.1 is not here: the package for the gallery.'
    }
}

function Get-PowerShell {
    # Every PowerShell on the PATH, each once: 'pwsh' is often a link to 'pwsh-7.6' or the like.
    $names = if ($IsWindows) { 'pwsh', 'pwsh-preview', 'powershell' } else { 'pwsh', 'pwsh-*' }
    $paths = foreach ($command in Get-Command $names -CommandType Application -All -ErrorAction Ignore) {
        $target = [System.IO.File]::ResolveLinkTarget($command.Source, $true)
        if ($target) { $target.FullName } else { $command.Source }
    }

    $own = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
    if ([System.IO.Path]::GetFileNameWithoutExtension($own) -eq 'pwsh') {
        $paths = @($own) + @($paths)
    }

    $paths | Select-Object -Unique | ForEach-Object {
        $found = & $_ -NoProfile -NonInteractive -Command '"$($PSVersionTable.PSVersion)"' 2>$null
        if ($LASTEXITCODE -eq 0 -and $found) {
            [pscustomobject]@{ Path = $_; Version = "$found".Trim() }
        }
    } | Sort-Object Version -Unique -Descending
}

function Invoke-XunitTest {
    param([string[]] $Filter = @())
    foreach ($project in Get-Item "$root/tests/*.Tests/*.csproj") {
        $name = $project.BaseName
        dotnet test $project.FullName -c $Configuration --no-build --nologo -v quiet --results-directory $results --logger "trx;LogFileName=$name.trx" @Filter | Out-Host
        $exitCode = $LASTEXITCODE
        $count = [pscustomobject]@{ Name = $name; Passed = 0; Failed = 0; Skipped = 0 }
        if (Test-Path "$results/$name.trx") {
            $counters = ([xml](Get-Content "$results/$name.trx" -Raw)).TestRun.ResultSummary.Counters
            $count.Passed = [int]$counters.passed
            $count.Failed = [int]$counters.executed - [int]$counters.passed
            $count.Skipped = [int]$counters.total - [int]$counters.executed
        }

        # A process that crashed has not failed a test, and must not look as if all were well. A filter may leave a suite without a test.
        if ($count.Failed -eq 0 -and ($exitCode -ne 0 -or ($count.Passed -eq 0 -and -not $Filter))) {
            $count.Failed = 1
            Write-Host "$name did not come to its end (exit code $exitCode)."
        }

        $count
    }
}

function Invoke-PesterRun {
    param([string] $Name, [string] $Shell, [string[]] $Argument = @())
    Write-Host "$Name ..."
    $file = "$results/$($Name -replace '[^\w.]+', '-').json"
    & $Shell -NoProfile -NonInteractive -File "$root/tests/pester/Invoke-Tests.ps1" -Module "$module/ContactCenter.psd1" -Result $file @Argument | Out-Host
    $exitCode = $LASTEXITCODE
    $count = [pscustomobject]@{ Name = $Name; Passed = 0; Failed = 0; Skipped = 0 }
    if ($exitCode -eq 3) {
        Write-Host "Left out: $Name, because Pester 5 is not installed there."
    }
    elseif (Test-Path $file) {
        $said = Get-Content $file -Raw | ConvertFrom-Json
        $count.Passed = $said.Passed
        $count.Failed = $said.Failed
        $count.Skipped = $said.Skipped
    }

    if ($count.Failed -eq 0 -and $exitCode -notin 0, 3) {
        $count.Failed = 1
        Write-Host "$Name did not come to its end (exit code $exitCode)."
    }

    $count
}

function Invoke-PesterTest {
    param([string[]] $Argument = @())
    $shells = @(Get-PowerShell)
    foreach ($shell in $shells) {
        Invoke-PesterRun -Name "Pester on PowerShell $($shell.Version)" -Shell $shell.Path -Argument $Argument
    }

    # What is the same in all of them, once.
    Invoke-PesterRun -Name 'Pester, once' -Shell $shells[0].Path -Argument (@('-Path', "$root/tests/pester/once") + $Argument)

    # What needs the machine for itself, once, in processes of all of them.
    $env:CC_TEST_SHELLS = $shells.Path -join "`n"
    Invoke-PesterRun -Name 'Pester across processes' -Shell $shells[0].Path -Argument (@('-Path', "$root/tests/pester/alone") + $Argument)
}

function Initialize-Test {
    Build-Project 'ContactCenter.slnx'
    Copy-Module
    Initialize-Result
}

function Initialize-Result {
    Remove-Item $results -Recurse -Force -ErrorAction Ignore
    $null = New-Item $results -ItemType Directory
    $env:CC_EVIDENCE = "$results/evidence.txt"
}

function Complete-Test {
    param([object[]] $Count)
    if (Test-Path $env:CC_EVIDENCE) {
        Get-Content $env:CC_EVIDENCE | Out-Host
    }

    $Count | Format-Table Name, Passed, Failed, Skipped | Out-Host
    $sum = @{}
    foreach ($key in 'Passed', 'Failed', 'Skipped') {
        $sum[$key] = [int]($Count | Measure-Object $key -Sum).Sum
    }

    Write-Host "$($sum.Passed) passed, $($sum.Failed) failed, $($sum.Skipped) skipped"
    exit [int]($sum.Failed -gt 0 -or $sum.Passed -eq 0)
}

switch ($Task) {
    'Clean' {
        Remove-Item "$root/output" -Recurse -Force -ErrorAction Ignore
        Get-ChildItem "$root/src", "$root/tests", "$root/samples" -Directory -Recurse -ErrorAction Ignore |
            Where-Object { $_.Name -in 'bin', 'obj', 'TestResults' } |
            Remove-Item -Recurse -Force -ErrorAction Ignore
    }
    'Build' {
        Build-Project 'ContactCenter.Module.slnf'
        Copy-Module
        Write-Host "Built $module"
    }
    'Demo' {
        Build-Project 'ContactCenter.Module.slnf'
        Copy-Module
        & "$root/samples/Demo.ps1" -Module "$module/ContactCenter.psd1" -Path "$root/output/calls.csv"
    }
    'Package' {
        Build-Project 'ContactCenter.slnx'
        Copy-Module
        Build-Package
        foreach ($wanted in "$module/en-US/*-Help.xml", "$module/bin/*-x64/*.dll", "$package/*.nupkg") {
            # For a test these may be left out. A package that is to be published is whole.
            if (-not (Test-Path $wanted)) {
                throw "The package lacks $wanted. Install Microsoft.PowerShell.PlatyPS and Microsoft.PowerShell.PSResourceGet 1.1, see to it that packages of .NET can be restored, and pack again."
            }
        }

        $env:CC_TEST_DEMO = '1'
        Initialize-Result
        Complete-Test @(Invoke-PesterRun -Name 'The packages' -Shell (Get-PowerShell)[0].Path -Argument '-Path', "$root/tests/pester/once/Package.Tests.ps1")
    }
    'Bench' {
        Build-Project 'ContactCenter.slnx'
        Copy-Module
        & "$root/tests/benchmarks/Invoke-Benchmark.ps1" -Module "$module/ContactCenter.psd1" -Shell (Get-PowerShell).Path -Report "$root/docs/benchmarks.md" `
            -Program "$root/tests/benchmarks/bin/$Configuration/net10.0/ContactCenter.Benchmarks.dll"
    }
    'Test' {
        Initialize-Test
        Build-Package
        Complete-Test (@(Invoke-XunitTest) + @(Invoke-PesterTest))
    }
    'Soak' {
        Initialize-Test
        $env:CC_SOAK = '1'
        Complete-Test (@(Invoke-XunitTest -Filter '--filter', 'Category=Soak') + @(Invoke-PesterTest '-Soak'))
    }
}
