# Guarantees §4 by canaries: every cmdlet, every stream, every way to fail, everything that can be made of what comes. It runs in a process of its own, with folders of its own.
BeforeDiscovery {
    $texts = @('stdout.txt', 'transcript.txt', 'streams.txt', 'messages.txt', 'errors.txt', 'errors.clixml', 'errors.json', 'exceptions.clixml', 'exceptions.json', 'tenant.clixml', 'tenant.json', 'tenant.txt', 'records.txt', 'records.clixml', 'sandbox.txt', 'trace.txt' |
            ForEach-Object { @{ Name = $_ } })

    # In an error record as a whole PowerShell keeps the arguments that the user gave; what the module says must not hold them.
    $said = @('stdout.txt', 'transcript.txt', 'streams.txt', 'messages.txt', 'exceptions.clixml', 'exceptions.json', 'tenant.clixml', 'tenant.json', 'tenant.txt', 'records.txt', 'records.clixml' | ForEach-Object { @{ Name = $_ } })
}

Describe 'Nothing private' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $folder = (New-Item "$TestDrive/watched" -ItemType Directory).FullName
        $own = @{ HOME = "$folder/home"; CC_PROFILE_FOLDER = "$folder/home/profiles"; XDG_DATA_HOME = "$folder/home/d" }
        foreach ($key in $own.Keys) {
            $null = New-Item $own[$key] -ItemType Directory -Force
        }

        $arguments = '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/private/Watch-Everything.ps1", '-Module', $ModulePath, '-Folder', $folder
        $run = Invoke-Child -Path $PowerShellPath -Argument $arguments -Environment $own -Minutes 20
        ($run.Errors + $run.Output).TrimEnd() | Set-Content "$folder/stdout.txt" -Encoding utf8

        $token = 'Canary/t0ken+of=the&pester'
        function Get-Base64([string] $Text) { [System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Text)).TrimEnd('=') }
        $sandboxToken = "$(Get-Content "$folder/sandbox.token")"
        $secrets = @(
            $token, $token.Substring(0, 10), $token.Substring(13), (Get-Base64 $token), (Get-Base64 "customer:$token"), [uri]::EscapeDataString($token)
            [System.Security.SecurityElement]::Escape($token), $token.Replace('&', '\u0026').Replace('+', '\u002b')
            [System.Convert]::ToBase64String([System.Text.Encoding]::Unicode.GetBytes($token)).TrimEnd('=')
            -join ([System.Text.Encoding]::Unicode.GetBytes($token) | ForEach-Object { $_.ToString('x2') })
            $sandboxToken, (Get-Base64 $sandboxToken), (Get-Base64 "sandbox:$sandboxToken")
        )
        if ($env:CC_EVIDENCE) {
            $size = (Get-ChildItem "$folder/*.*" -Exclude wire.txt, ran.txt, sandbox.token | Measure-Object Length -Sum).Sum / 1MB
            Add-Content $env:CC_EVIDENCE ('private: PowerShell {0}, {1} runs of {2} cmdlets, {3} requests: token and personal values in nothing of {4:0.0} MB of output, transcript, errors, Clixml and JSON; {5} requests elsewhere' -f
                $PSVersionTable.PSVersion, @(Get-Content "$folder/ran.txt").Count, @(Get-Command -Module ContactCenter).Count, @(Get-Content "$folder/wire.txt").Count, $size, (Get-Content "$folder/elsewhere.count"))
        }

        $personal = '5550177123', 'ana.canary', '177123'

        # As it is, and as what it is where two bytes make a character.
        function Find-Canary([string] $Path, [string[]] $Canary) {
            $bytes = [System.IO.File]::ReadAllBytes($Path)
            $forms = [System.Text.Encoding]::UTF8.GetString($bytes), [System.Text.Encoding]::Unicode.GetString($bytes)

            # A console breaks its lines where it likes.
            $forms += $forms[0] -replace '[\r\n]+\s*(\x1b\[[0-9;]*m)*\s*(\|\s*)?', ''
            foreach ($one in $Canary) {
                foreach ($form in $forms) {
                    $place = $form.IndexOf($one, [System.StringComparison]::OrdinalIgnoreCase)
                    if ($place -ge 0) { "$one in: ..." + $form.Substring([math]::Max(0, $place - 200), [math]::Min(300, $form.Length - [math]::Max(0, $place - 200))) }
                }
            }
        }
    }

    It 'is looked for at every cmdlet that there is' {
        Get-Content "$folder/stdout.txt" | Select-Object -Last 1 | Should -Be 'the end'
        $ran = @(Get-Content "$folder/ran.txt")
        foreach ($command in Get-Command -Module ContactCenter -CommandType Cmdlet) {
            @($ran -like "$($command.Name), *").Count | Should -Be 12 -Because "$($command.Name) has to be in private/Cmdlets.ps1"
        }

        @($ran -like '*, 0').Count | Should -BeLessThan ($ran.Count / 8) -Because 'what says nothing shows nothing'
    }

    It 'of the token is in <Name>' -ForEach $texts {
        (Get-Item "$folder/$Name").Length | Should -BeGreaterThan 100
        Find-Canary "$folder/$Name" $secrets | Select-Object -First 1 | Should -BeNullOrEmpty
    }

    It 'of the end users is in <Name>' -ForEach $said {
        Find-Canary "$folder/$Name" $personal | Select-Object -First 1 | Should -BeNullOrEmpty
    }

    It 'of what was looked for was not there to be found' {
        # The canaries did go over the wire, and what is looked through is what there was.
        $wire = Get-Content "$folder/wire.txt" -Raw
        foreach ($canary in (Get-Base64 "customer:$token"), '5550177123', 'ana.canary') { $wire.Contains($canary) | Should -BeTrue }
        Find-Canary "$folder/wire.txt" $personal[1] | Should -Not -BeNullOrEmpty
        Get-Content "$folder/streams.txt" -Raw | Should -Match 'support_number\[\]=\*\*\*'
        Get-Content "$folder/transcript.txt" -Raw | Should -Match 'watched: GET calls'
        Get-Content "$folder/streams.txt" -Raw | Should -Match 'The tenant said: [^\n]*\*\*\*'
        # On Windows the token of a profile always has a safe place.
        $elsewhere = if ([System.IO.Path]::DirectorySeparatorChar -eq '/') { 'TokenNotSaved' }
        foreach ($id in @('Unauthorized', 'Forbidden', 'NotFound', 'InvalidRequest', 'ServerError', 'InvalidResponse', 'ConnectionFailed', 'UnsafeRedirect', 'InvalidRecord', 'NotConnected') + $elsewhere) {
            Get-Content "$folder/errors.txt" -Raw | Should -Match $id
        }
    }

    It 'goes anywhere but to the tenant, and nothing but GET goes there' {
        foreach ($head in Get-Content "$folder/wire.txt") { $head | Should -Match '^GET /manager/api/v1/\S+ HTTP/1\.1 \| ' }
        @(Get-Content "$folder/wire.txt").Count | Should -BeGreaterThan 250
        Get-Content "$folder/elsewhere.count" | Should -Be '0'
    }
}
