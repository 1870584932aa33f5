# The packages, as those who install them find them: in an empty folder, in a fresh process. build.ps1 makes them before.
Describe 'The package' {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../../..").Path
        $package = "$root/output/package"
        $version = (Import-PowerShellDataFile "$root/ContactCenter.psd1").ModuleVersion
        $files = @(Get-ChildItem (Split-Path $ModulePath) -Recurse -File | ForEach-Object { $_.FullName.Substring((Split-Path $ModulePath).Length).Replace('\', '/') } | Sort-Object)

        function Get-Installed {
            param([string] $Folder)
            @(Get-ChildItem $Folder -Recurse -File | Where-Object Name -NE 'PSGetModuleInfo.xml' | ForEach-Object { $_.FullName.Substring($Folder.Length).Replace('\', '/') } | Sort-Object)
        }

        # By its name, as one of the modules that the process finds. With the demo, where that is wanted, at the pace that it keeps.
        function Test-Installed {
            param([string] $Path)
            $said = Invoke-Fresh @"
                `$env:PSModulePath = '$Path' + [System.IO.Path]::PathSeparator + `$env:PSModulePath
                Import-Module ContactCenter -ErrorAction Stop
                "from `$((Get-Module ContactCenter).ModuleBase)"
                `$null = Connect-CcTenant -Sandbox -RequestsPerSecond 0
                "calls `$(@(Get-CcCall -First 3).Count)"
                "examples `$(@((Get-Help Get-CcCall).examples.example | Where-Object code -Match 'Get-CcCall').Count)"
                Disconnect-CcTenant -All
                if ('$env:CC_TEST_DEMO') { & '$root/samples/Demo.ps1' -Module ContactCenter -Path '$TestDrive/calls.csv' }
"@
            $said | Should -Match "from $([regex]::Escape($Path))"
            $said | Should -Match 'calls 3'
            $said | Should -Match 'examples ([3-9]|\d\d)' -Because 'the help is in the package'
            if ($env:CC_TEST_DEMO) {
                Write-Host $said
                @(Import-Csv "$TestDrive/calls.csv").Count | Should -BeGreaterThan 100
            }
        }
    }

    It 'for Azure Automation is a zip with one folder, and works from there' {
        $folder = "$TestDrive/zip"
        Expand-Archive "$package/ContactCenter.zip" $folder
        @(Get-ChildItem $folder).Name | Should -Be 'ContactCenter'
        Get-Installed "$folder/ContactCenter" | Should -Be $files
        (Get-Item "$package/ContactCenter.zip").Length | Should -BeLessThan 8MB
        Test-Installed (Resolve-Path $folder).Path
    }

    It 'for the gallery installs from a repository into an empty folder, and works from there' {
        $folder = (New-Item "$TestDrive/gallery" -ItemType Directory).FullName
        $name = "ContactCenterTest$([guid]::NewGuid().ToString('n'))"
        Register-PSResourceRepository -Name $name -Uri $package -Trusted
        try {
            $found = Find-PSResource ContactCenter -Repository $name
            "$($found.Version)" | Should -Be $version
            $found.Tags | Should -Contain 'PSEdition_Desktop'
            Save-PSResource ContactCenter -Repository $name -Path $folder
        }
        finally {
            Unregister-PSResourceRepository -Name $name
        }

        Get-Installed "$folder/ContactCenter/$version" | Should -Be $files
        Test-Installed $folder
    }

    It 'has a manifest that PowerShell finds nothing wrong with' {
        $manifest = Test-ModuleManifest $ModulePath
        "$($manifest.Version)" | Should -Be $version
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        "$($manifest.PowerShellVersion)" | Should -Be '5.1'
        "$($manifest.DotNetFrameworkVersion)" | Should -Be '4.7.2'
        $manifest.Description | Should -Not -BeNullOrEmpty
        $manifest.ExportedFunctions.Count + $manifest.ExportedAliases.Count | Should -Be 0
        $data = $manifest.PrivateData.PSData
        $data.ReleaseNotes | Should -Match 'Connect-CcTenant'
        $data.Tags | Should -Contain 'Windows'
        Join-Path (Split-Path $ModulePath) icon.png | Should -Exist
    }

    It 'takes its links from where the project lives' {
        $copy = "$TestDrive/links"
        $null = New-Item $copy -ItemType Directory
        $text = & {
            # The function alone, without the build around it.
            $tree = [System.Management.Automation.Language.Parser]::ParseFile("$root/tools/build/Module.ps1", [ref] $null, [ref] $null)
            $function = $tree.Find({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] -and $args[0].Name -eq 'Get-Manifest' }, $true)
            . ([scriptblock]::Create($function.Extent.Text))
            $ProjectUri = [uri]'https://forge.example.com/team/ContactCenter'
            Get-Manifest
        }
        Set-Content "$copy/ContactCenter.psd1" $text
        $data = (Import-PowerShellDataFile "$copy/ContactCenter.psd1").PrivateData.PSData
        $data.ProjectUri | Should -Be 'https://forge.example.com/team/ContactCenter'
        $data.LicenseUri | Should -Be "https://forge.example.com/team/ContactCenter/blob/v$version/LICENSE"
        $data.IconUri | Should -Be "https://forge.example.com/team/ContactCenter/raw/v$version/icon.png"
    }
}
