Describe 'Stopping' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }
    AfterEach { Stop-TestTenant }

    It 'by Select-Object -First sends nothing more, and the next command works' {
        $test = Start-TestTenant
        $got = @(Get-CcCall -PageSize 10 | Select-Object -First 25)
        $got.Count | Should -Be 25
        $sent = @(Get-Sent $test.Server).Count
        $sent | Should -BeLessOrEqual 5 -Because 'there are three pages, a look for calls without a time, and the next page on its way'
        @(Get-CcCall -First 1).Count | Should -Be 1
        @(Get-Sent $test.Server).Count | Should -Be ($sent + 1)
    }

    It 'by an error downstream lets that error through, and the next command works' {
        $test = Start-TestTenant
        { Get-CcCall -PageSize 10 | ForEach-Object { throw 'downstream' } } | Should -Throw 'downstream'
        $sent = @(Get-Sent $test.Server).Count
        $sent | Should -BeLessOrEqual 3
        @(Get-CcCall -First 1).Count | Should -Be 1
        @(Get-Sent $test.Server).Count | Should -Be ($sent + 1)
    }

    It 'by break and by return ends the read' {
        $test = Start-TestTenant
        foreach ($once in 1) { Get-CcCall -PageSize 10 | ForEach-Object { break } }
        @(Get-Sent $test.Server).Count | Should -BeLessOrEqual 3
        @(Get-CcCall -First 1).Count | Should -Be 1
    }

    It 'by Ctrl+C ends a request that hangs' {
        $test = Start-TestTenant @{ Fault = '1=hang' }
        $shell = [powershell]::Create()
        $null = $shell.AddScript({ param($path, $tenant) Import-Module $path; Get-CcCall -Tenant $tenant }).AddArgument($ModulePath).AddArgument($test.Tenant)
        $running = $shell.BeginInvoke()
        [System.Threading.SpinWait]::SpinUntil({ $test.Server.RequestCount -gt 0 }, 30000) | Should -BeTrue
        $stopping = $shell.BeginStop($null, $null)
        $stopping.AsyncWaitHandle.WaitOne(30000) | Should -BeTrue -Because 'it must not hang'
        { $shell.EndInvoke($running) } | Should -Throw
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Streams.Error.Count | Should -Be 0
        $sent = $test.Server.RequestCount
        @(Get-CcCall -First 2).Count | Should -Be 2
        $test.Server.RequestCount | Should -Be ($sent + 1)
    }

    It 'by closing the connection ends a read with NotConnected' {
        $test = Start-TestTenant
        Get-ErrorId { Get-CcCall -PageSize 10 | ForEach-Object { $test.Tenant.Dispose() } } | Should -Be 'NotConnected'
    }
}
