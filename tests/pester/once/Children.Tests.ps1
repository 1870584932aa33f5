# The helper that starts processes for tests: a process that does not do what it should fails the test, soon and with what it said.
Describe 'A process of a test' {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        $command = '-NoProfile', '-NonInteractive', '-Command'
    }

    It 'runs this PowerShell, not what happens to run it' {
        Invoke-Fresh '"$($PSVersionTable.PSVersion) $PSHOME"' | Should -Be "$($PSVersionTable.PSVersion) $PSHOME"
    }

    It 'runs it as a .NET tool too' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
        Invoke-Fresh '"$PSHOME"' -Path (Join-Path $PSHOME 'pwsh.dll') | Should -Be $PSHOME
    }

    It 'that does not start fails' {
        { Start-Child -Path (Join-Path $TestDrive 'nothing') } | Should -Throw
    }

    It 'that fails says why' {
        { Invoke-Fresh "'so far'; throw 'broken'" } | Should -Throw '*exit code 1*so far*broken*'
    }

    It 'that ends too early is not waited for' {
        $child = Start-Child -Path $PowerShellPath -Argument ($command + "'gone'; exit 3")
        { Wait-Until { $false } -For 'a sign' -Child $child } | Should -Throw '*a sign*gone*'
    }

    It 'that does not end is ended, and what it said is told' {
        $child = Start-Child -Path $PowerShellPath -Argument ($command + '$PID; Start-Sleep 3600')
        { Wait-Child $child -Minutes 0.05 } | Should -Throw '*has not ended*'
        $child.Process.HasExited | Should -BeTrue
    }
}
