# Every script, as PSScriptAnalyzer sees it: the defaults, and the syntax of Windows PowerShell 5.1.
BeforeDiscovery {
    $isThere = [bool](Get-Module PSScriptAnalyzer -ListAvailable)
    $root = (Resolve-Path "$PSScriptRoot/../../..").Path
    $scripts = @(Get-ChildItem $root -Recurse -File -Include *.ps1, *.psm1, *.psd1 |
            Where-Object { $_.FullName.Substring($root.Length) -notmatch '[\\/](bin|obj|output)[\\/]' } |
            ForEach-Object { @{ Path = $_.FullName; Name = $_.FullName.Substring($root.Length + 1) } })
}

Describe 'PSScriptAnalyzer' {
    if ($isThere) {
        BeforeAll {
            $root = (Resolve-Path "$PSScriptRoot/../../..").Path
            Import-Module PSScriptAnalyzer
        }

        It 'finds nothing in <Name>' -ForEach $scripts {
            $settings = if ($Name -match '^tests') { "$root/tests/PSScriptAnalyzerSettings.psd1" } else { "$root/PSScriptAnalyzerSettings.psd1" }
            @(Invoke-ScriptAnalyzer -Path $Path -Settings $settings | ForEach-Object { "$($_.RuleName), line $($_.Line): $($_.Message)" }) | Should -BeNullOrEmpty
        }
    }
    else {
        It 'finds nothing in any script' {
            Set-ItResult -Skipped -Because 'PSScriptAnalyzer is not installed here, and NuGet does not serve it'
        }
    }
}
