# The module as the gallery would install it, in output/ContactCenter/<version>.

$il = "$root/src/ContactCenter.PowerShell/bin/$Configuration/netstandard2.0"
$imageRoot = "$root/src/ContactCenter.ReadyToRun/bin/$Configuration"
$images = 'ContactCenter.Core.dll', 'Newtonsoft.Json.dll'

function Invoke-DotNet {
    param([string[]] $Argument)

    # To the host, so that no function returns it by accident.
    dotnet @Argument | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($Argument[0]) $($Argument[1]) failed (see above)."
    }
}

function Build-Project {
    param([string] $Path)
    Invoke-DotNet -Argument 'build', "$root/$Path", '-c', $Configuration, '--nologo', '-v', 'quiet', '-nodeReuse:false'
}

function Build-Image {
    # .NET uses none for a debug build.
    if ($Configuration -eq 'Release') {
        Invoke-DotNet -Argument 'msbuild', "$root/src/ContactCenter.ReadyToRun", '-restore', '-t:PublishAll', "-p:Configuration=$Configuration", '-nologo', '-v:quiet', '-m', '-nodeReuse:false'
    }
}

function Build-Everything {
    Build-Project 'ContactCenter.slnx'
    Build-Image
    Copy-Module
}

function Get-Manifest {
    # The manifest of the source, with the views in one file, the release notes and the project's address.
    $changes = [regex]::Match((Get-Content "$root/CHANGELOG.md" -Raw), "(?ms)^## \[$([regex]::Escape($version))\][^\n]*\n(.*?)(?=^## |\z)").Groups[1].Value.Trim()
    if (-not $changes) {
        throw "CHANGELOG.md has no section for version $version."
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

function Join-Format {
    # One file imports faster than many.
    param([string] $Destination)
    $all = $null
    foreach ($file in (Import-PowerShellDataFile "$root/ContactCenter.psd1").FormatsToProcess) {
        $one = [System.Xml.XmlDocument]::new()
        $one.Load("$root/$file")
        $views = $one.SelectSingleNode('/Configuration/ViewDefinitions')
        if ($one.DocumentElement.ChildNodes.Count -ne 1) {
            throw "$file has more than views. Teach Join-Format in tools/build/Module.ps1 how to join it."
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
    # PowerShell parses blanks and comments at each import.
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
    param([switch] $WithoutImage)
    if (Test-Path $module) {
        Remove-Item $module -Recurse -Force
    }

    $bin = "$module/bin"
    $null = New-Item "$bin/netstandard2.0", "$bin/net8.0", "$module/formats" -ItemType Directory
    Copy-Item -Path "$root/LICENSE", "$root/CHANGELOG.md", "$root/icon.png" -Destination $module
    Save-Compact -Document (Get-Content "$root/formats/ContactCenter.Types.ps1xml" -Raw) -Destination "$module/formats/ContactCenter.Types.ps1xml"
    Join-Format -Destination "$module/formats/ContactCenter.Format.ps1xml"
    Set-Content "$module/ContactCenter.psd1" (Get-Manifest) -Encoding utf8BOM -NoNewline
    Invoke-DotNet -Argument "$root/tools/ModuleHelp/bin/$Configuration/net10.0/ModuleHelp.dll", "$root/docs", "$module/en-US"
    Copy-Item "$root/src/ContactCenter.Loader/bin/$Configuration/netstandard2.0/ContactCenter.Loader.dll" $bin
    Copy-Item "$root/src/ContactCenter.LoadContext/bin/$Configuration/net8.0/ContactCenter.LoadContext.dll" "$bin/net8.0"
    # Not beside what they reference, which is to be found by the loader and not by .NET itself.
    Copy-Item "$il/ContactCenter.PowerShell.dll" $bin
    Get-ChildItem $il -Filter *.dll | Where-Object Name -NotIn 'System.Management.Automation.dll', 'ContactCenter.PowerShell.dll' | Copy-Item -Destination "$bin/netstandard2.0"
    if ($Configuration -eq 'Release' -and -not $WithoutImage) {
        foreach ($set in Get-ChildItem $imageRoot -Directory -Filter net*-*) {
            $null = New-Item "$bin/$($set.Name)" -ItemType Directory
            foreach ($name in $images) { Copy-Item "$set/$name" "$bin/$($set.Name)" }
        }
    }
}
