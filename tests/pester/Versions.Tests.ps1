# Two versions of the module in one process.
Describe 'A second version' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $folder = Split-Path $ModulePath
        $version = Split-Path $folder -Leaf
        $newer = Join-Path $TestDrive 'ContactCenter/9.8.7'
        Copy-Item $folder $newer -Recurse

        # As a build of that version makes it: the version stands in the manifest, in the assemblies, and in the name of the first one.
        function Edit-Version {
            param([string] $Path)
            $bytes = [System.IO.File]::ReadAllBytes($Path)
            $parts = [version] $version
            $old = foreach ($number in $parts.Major, $parts.Minor, $parts.Build, 0) { [System.BitConverter]::GetBytes([uint16] $number) }
            $new = foreach ($number in 9, 8, 7, 0) { [System.BitConverter]::GetBytes([uint16] $number) }

            # The row of the assembly in its metadata: the algorithm of its hash, then the version.
            $row = [byte[]](@(0x04, 0x80, 0, 0) + $old)
            for ($i = 0; $i -le $bytes.Length - $row.Length; $i++) {
                $i = [array]::IndexOf($bytes, [byte] 4, $i)
                if ($i -lt 0) { throw "No version in $Path" }
                $same = $true
                for ($j = 1; $j -lt $row.Length; $j++) { if ($bytes[$i + $j] -ne $row[$j]) { $same = $false; break } }
                if ($same) { break }
            }

            [array]::Copy([byte[]] $new, 0, $bytes, $i + 4, 8)
            $bytes
        }

        $loader = Get-Item "$newer/bin/ContactCenter.Loader-$version.dll"
        $text = [System.Text.Encoding]::GetEncoding('iso-8859-1')
        $bytes = [byte[]](Edit-Version $loader.FullName)

        # 0.1.0 and 9.8.7 are as long as each other.
        $bytes = $text.GetBytes($text.GetString($bytes).Replace("ContactCenter.Loader-$version", 'ContactCenter.Loader-9.8.7'))
        [System.IO.File]::WriteAllBytes("$newer/bin/ContactCenter.Loader-9.8.7.dll", $bytes)
        Remove-Item $loader
        $manifest = Get-Content "$newer/ContactCenter.psd1" -Raw
        Set-Content "$newer/ContactCenter.psd1" ($manifest.Replace("Loader-$version", 'Loader-9.8.7') -replace "(ModuleVersion\s*=\s*)'[^']+'", "`$1'9.8.7'") -Encoding utf8
    }

    It 'is refused in one sentence, and the first goes on working' {
        $said = Invoke-Fresh @"
Import-Module '$ModulePath'
`$server = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 30
`$null = `$server | Connect-CcTenant -NoVerify
try { Import-Module '$newer/ContactCenter.psd1' -ErrorAction Stop; 'imported' } catch { "error: `$(`$_.Exception.Message)" }
"calls: `$(@(Get-CcCall -First 2).Count)"
"shown: `$((Get-CcCall -First 1 | Format-Table | Out-String -Width 120) -match 'Z ')"
"types: `$([ContactCenter.Call].Name)"
"version: `$((Get-Command Get-CcCall).Version)"
"@
        $lines = $said -split '\r?\n'
        ($lines | Where-Object { $_ -like 'error:*' }) | Should -Match "ContactCenter $version is loaded in this process and goes on working; start a new PowerShell process to use version 9\.8\.7"
        $lines | Should -Not -Contain 'imported'
        $lines | Should -Contain 'calls: 2'
        $lines | Should -Contain 'shown: True'
        $lines | Should -Contain 'types: Call'
        $lines | Should -Contain "version: $version"
    }
}
