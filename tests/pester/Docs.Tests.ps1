# The words: every cmdlet has a page, every page says what the cmdlet has, every example runs, and every link leads somewhere.
BeforeDiscovery {
    $root = "$PSScriptRoot/../.."
    $commands = @((Import-PowerShellDataFile "$root/ContactCenter.psd1").CmdletsToExport | ForEach-Object { @{ Name = $_ } })
    $pages = @(Get-ChildItem "$root/docs" -Filter *.md | ForEach-Object { @{ File = $_.Name; Path = $_.FullName } })
    $guides = @(Get-ChildItem "$root/docs/guides" -Filter *.md | ForEach-Object { @{ File = $_.Name; Path = $_.FullName } })
    $internals = @(Get-ChildItem "$root/docs/internals" -Filter *.md | ForEach-Object { @{ File = $_.Name; Path = $_.FullName } })
    $texts = $pages + $guides + $internals + @(Get-ChildItem $root -Filter *.md | ForEach-Object { @{ File = $_.Name; Path = $_.FullName } })

    # The blocks of PowerShell in a file, with the first line of the output that is shown below, where there is one.
    function Get-Block {
        param([string] $Path)
        $lines = @(Get-Content $Path -Encoding utf8)
        for ($i = 0; $i -lt $lines.Count; $i++) {
            if ($lines[$i] -notmatch '^```powershell\s*$') { continue }
            $start = $i + 1
            for ($i = $start; $lines[$i] -ne '```'; $i++) { }
            $code = @($lines[$start..($i - 1)])
            $shown = ''
            if ($lines[$i + 1] -eq '' -and $lines[$i + 2] -eq '```text') {
                for ($j = $i + 3; $lines[$j] -eq ''; $j++) { }
                $shown = $lines[$j]
            }

            @{ File = Split-Path $Path -Leaf; Line = $start; Code = $code -join "`n"; Shown = $shown; Needs = $code[0] -match '^# needs ' }
        }
    }

    $examples = @($pages | ForEach-Object { Get-Block $_.Path })
    $tour = @(Get-Block "$root/README.md")
    $steps = @($guides | ForEach-Object { @{ File = $_.File; Steps = @(Get-Block $_.Path) } })
    $all = $examples + $tour + @($steps.Steps)
    $byFile = @($all | Group-Object { $_.File } | ForEach-Object { @{ File = $_.Name; Blocks = $_.Group } })
    $runs = @($examples | Where-Object { -not $_.Needs })
    $tour = @($tour | Where-Object { -not $_.Needs })

    # What a guide needs that is here: Pester, or none of this would run, and perhaps the newer PowerShell.
    $here = if ($PSVersionTable.PSVersion.Major -ge 7) { '^# needs (Pester|PowerShell 7)$' } else { '^# needs Pester$' }
    foreach ($guide in $steps) { $guide.Steps = @($guide.Steps | Where-Object { -not $_.Needs -or $_.Code.Split("`n")[0] -match $here }) }
    $shared = @($guides + @{ File = 'README.md'; Path = "$root/README.md" })
}

Describe 'The pages of the cmdlets' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
    }

    It 'are there for <Name>, with everything on it' -ForEach $commands {
        $path = "$root/docs/$Name.md"
        $path | Should -Exist
        $page = Get-Content $path -Raw -Encoding utf8
        $page | Should -Not -Match '\{\{' -Because 'nothing is left to fill in'
        $last = -1
        foreach ($heading in "# $Name", '## SYNOPSIS', '## SYNTAX', '## DESCRIPTION', '## EXAMPLES', '## PARAMETERS', '## INPUTS', '## OUTPUTS', '## NOTES', '## RELATED LINKS') {
            $found = [regex]::Match($page, "(?m)^$([regex]::Escape($heading))\r?\n\s*\n?(?=\S)")
            $found.Success | Should -BeTrue -Because "the page needs '$heading' with something below it"
            $found.Index | Should -BeGreaterThan $last -Because "'$heading' has its place"
            $last = $found.Index
        }

        $page | Should -Match 'ErrorIds?:'
        $run = [regex]::Matches($page, '(?m)^```powershell\r?\n(?!# needs )').Count
        $run | Should -BeGreaterOrEqual 3 -Because 'three examples at least can be tried'
        [regex]::Matches($page, '(?m)^### Example (\d+): \S').Count | Should -BeGreaterOrEqual $run
    }

    It 'say of <Name> the parameters that it has, and no others' -ForEach $commands {
        $ignored = @([System.Management.Automation.PSCmdlet]::CommonParameters) + @([System.Management.Automation.PSCmdlet]::OptionalCommonParameters)
        $own = @((Get-Command $Name -Module ContactCenter).Parameters.Keys | Where-Object { $_ -notin $ignored } | Sort-Object)
        $page = Get-Content "$root/docs/$Name.md" -Raw -Encoding utf8
        $section = [regex]::Match($page, '(?s)## PARAMETERS\r?\n(.*?)\r?\n## INPUTS').Groups[1].Value
        $said = @([regex]::Matches($section, '(?m)^### -(\w+)\r?\n\r?\n(?=[^\s`])') | ForEach-Object { $_.Groups[1].Value } | Where-Object { $_ -notin 'WhatIf', 'Confirm' } | Sort-Object)
        $said -join ' ' | Should -BeExactly ($own -join ' ')
        $syntax = [regex]::Match($page, '(?s)## SYNTAX\r?\n(.*?)\r?\n## ').Groups[1].Value
        foreach ($parameter in $own) {
            $syntax | Should -MatchExactly "-$parameter\b"
        }
    }

    It 'are of cmdlets that there are: <File>' -ForEach @($pages | Where-Object { $_.File -match '^[A-Z][a-z]+-' }) {
        (Import-PowerShellDataFile "$root/ContactCenter.psd1").CmdletsToExport | Should -Contain ($File -replace '\.md$')
    }
}

Describe 'The examples' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../..").Path

        # The profiles of whoever runs the tests are left alone.
        $settings = $env:CC_PROFILE_FOLDER
        $env:CC_PROFILE_FOLDER = "$TestDrive/profiles"

        # The module is where PowerShell looks for modules, as it is once it is installed.
        $modules = $env:PSModulePath
        $env:PSModulePath = (Split-Path (Split-Path (Split-Path $ModulePath))) + [System.IO.Path]::PathSeparator + $modules

        # A runspace as a user finds it, save that the sandbox and its connections have no pace and fewer calls: the examples show what comes, not how fast.
        function New-Place {
            param([string] $Path)
            $place = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())
            $place.Open()
            $null = $place.SessionStateProxy.Path.SetLocation($Path)
            foreach ($variable in 'ProgressPreference', 'WarningPreference') { $place.SessionStateProxy.SetVariable($variable, 'SilentlyContinue') }
            $defaults = [System.Management.Automation.DefaultParameterDictionary]::new()
            $defaults['Connect-CcTenant:RequestsPerSecond'] = 0
            $defaults['Start-CcSandbox:RequestsPerSecond'] = 0
            $defaults['Start-CcSandbox:CallsPerDay'] = 100
            $place.SessionStateProxy.SetVariable('PSDefaultParameterValues', $defaults)
            $place
        }

        # What a script shows at a prompt 120 columns wide. Any error is an error here.
        function Invoke-There {
            param($Place, [string] $Code)
            $shell = [powershell]::Create()
            $shell.Runspace = $Place
            try {
                $output = $shell.AddScript($Code).AddCommand('Out-String').AddParameter('Width', 120).Invoke()
                if ($shell.Streams.Error.Count -gt 0) {
                    throw "$($shell.Streams.Error[0])"
                }

                $output -join '' -replace '\x1b\[[0-9;]*m'
            }
            finally {
                $shell.Dispose()
            }
        }

        # Numbers and widths change from day to day; the words of the first line do not.
        function Get-FirstLine {
            param([string] $Text)
            $line = $Text -split '\r?\n' | Where-Object { $_.Trim() } | Select-Object -First 1
            ("$line" -replace '\d+', '0' -replace '\s+', ' ').Trim()
        }

        function Confirm-Shown {
            param([string] $Output, [string] $Shown)
            if ($Shown) {
                Get-FirstLine $Output | Should -BeExactly (Get-FirstLine $Shown) -Because 'the output that is shown is what comes'
            }
        }
    }

    AfterAll {
        $env:CC_PROFILE_FOLDER = $settings
        $env:PSModulePath = $modules
    }

    It 'are PowerShell: <File>' -ForEach $byFile {
        foreach ($block in $Blocks) {
            $problems = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($block.Code, [ref] $null, [ref] $problems)
            $problems | Should -BeNullOrEmpty -Because "line $($block.Line) can be read"
        }
    }

    It 'use cmdlets, scripts and parameters that there are: <File>, line <Line>' -ForEach @($all | Where-Object { $_.Needs }) {
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $null)
        foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            $name = "$($call.GetCommandName())"
            $command = if ($name -like '*.ps1') { Get-Command "$root/samples/$(Split-Path $name -Leaf)" } elseif ($name -like '*-Cc*') { Get-Command $name -Module ContactCenter }
            if (-not $command) { continue }
            foreach ($parameter in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                $command.Parameters.Keys | Should -Contain $parameter.ParameterName
            }
        }
    }

    It 'run as they stand: <File>, line <Line>' -ForEach $runs {
        $place = New-Place $TestDrive
        try {
            $null = Invoke-There $place "Import-Module '$ModulePath'; Start-CcSandbox | Connect-CcTenant -Name sandbox -NoVerify"
            Confirm-Shown (Invoke-There $place $Code) $Shown
        }
        finally {
            $place.Dispose()
        }
    }

    It 'of the README run one after the other, from the folder of the project' -ForEach @(@{ Tour = $tour }) {
        $Tour.Count | Should -BeGreaterThan 3
        $place = New-Place $root
        try {
            $null = Invoke-There $place "Import-Module '$ModulePath'"
            foreach ($step in $Tour) {
                try {
                    Confirm-Shown (Invoke-There $place $step.Code) $step.Shown
                }
                catch {
                    throw "Line $($step.Line): $_"
                }
            }
        }
        finally {
            $place.Dispose()
        }
    }

    It 'of the guide <File> run one after the other, beside the samples' -ForEach $steps {
        $folder = Join-Path $TestDrive $File
        $null = New-Item "$folder/samples" -ItemType Directory
        Copy-Item "$root/samples/*.ps1" "$folder/samples"
        $place = New-Place $folder
        try {
            $null = Invoke-There $place "Import-Module '$ModulePath'"
            if ($File -like 'azure*') {
                # Azure Automation has these cmdlets, and assets behind them.
                $null = Invoke-There $place @'
$assets = Start-CcSandbox
function Get-AutomationVariable { param($Name) if ($Name -eq 'ContactCenterUri') { "$($assets.Uri)" } }
function Get-AutomationPSCredential { param($Name) if ($Name -eq 'ContactCenter') { $assets.Credential } }
'@
            }

            foreach ($step in $Steps) {
                try {
                    if ($step.Code -match '^# needs Pester\b') {
                        Set-Content "$folder/Guide.Tests.ps1" $step.Code -Encoding utf8
                        Invoke-There $place '$run = Invoke-Pester ./Guide.Tests.ps1 -PassThru -Output None; "$($run.Result) $($run.TotalCount) $($run.Failed.ErrorRecord) $($run.FailedBlocks.ErrorRecord)"' | Should -Match '^Passed [1-9]'
                    }
                    else {
                        Confirm-Shown (Invoke-There $place $step.Code) $step.Shown
                    }
                }
                catch {
                    throw "Line $($step.Line): $_"
                }
            }
        }
        finally {
            $place.Dispose()
        }
    }

    It 'in C# are what the sample does, which is built with the project: <File>' -ForEach $shared {
        $sample = (Get-Content "$root/samples/ContactCenter.Sample/Program.cs" -Encoding utf8).Trim()
        $blocks = [regex]::Matches((Get-Content $Path -Raw -Encoding utf8), '(?s)```csharp\r?\n(.*?)```')
        $lines = @($blocks | ForEach-Object { $_.Groups[1].Value -split '\r?\n' } | ForEach-Object Trim | Where-Object { $_ })
        if ($File -match 'dotnet') { $lines.Count | Should -BeGreaterThan 5 }
        foreach ($line in $lines) {
            $sample | Should -Contain $line
        }
    }
}

Describe 'The texts' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
    }

    It 'have nothing left to fill in: <File>' -ForEach $texts {
        Get-Content $Path -Raw -Encoding utf8 | Should -Not -Match '@@\w+@@|\{\{|TODO'
    }

    It 'have links that lead somewhere: <File>' -ForEach $texts {
        $folder = Split-Path $Path
        $text = Get-Content $Path -Raw -Encoding utf8
        $links = [regex]::Matches($text, '\]\((?!https?://)([^)\s]+)\)') | ForEach-Object { $_.Groups[1].Value }
        foreach ($link in $links) {
            $file, $anchor = $link.Split('#')
            $target = if ($file) { Join-Path $folder $file } else { $Path }
            $target | Should -Exist -Because "'$link' is linked to"
            if ($anchor) {
                $headings = [regex]::Matches((Get-Content $target -Raw -Encoding utf8), '(?m)^#+ (.+?)\r?$') | ForEach-Object {
                    $_.Groups[1].Value.ToLowerInvariant() -replace '[^\w\- ]' -replace ' ', '-'
                }
                $headings | Should -Contain $anchor
            }
        }
    }

    It 'name every error that there can be, and no other' {
        $topic = Get-Content "$root/docs/about_CcErrors.md" -Raw -Encoding utf8
        $section = [regex]::Match($topic, '(?s)\n## ERRORS\r?\n(.*?)\r?\n## ').Groups[1].Value
        $said = @([regex]::Matches($section, '(?m)^- `(\w+)`') | ForEach-Object { $_.Groups[1].Value } | Sort-Object)
        $kinds = @([System.Enum]::GetNames([ContactCenter.ErrorKind]) | Sort-Object)
        $said -join ' ' | Should -BeExactly ($kinds -join ' ')
    }

    It 'name the version of the manifest in the list of changes' {
        $version = (Import-PowerShellDataFile "$root/ContactCenter.psd1").ModuleVersion
        Get-Content "$root/CHANGELOG.md" -Raw -Encoding utf8 | Should -Match "(?m)^## \[$([regex]::Escape($version))\]"
    }
}
