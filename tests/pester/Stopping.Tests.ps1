Describe 'Stopping' {
    BeforeAll { . "$PSScriptRoot/Common.ps1" }
    AfterEach { Stop-TestTenant }

    It 'by Select-Object -First sends nothing more, and the next command works' {
        $test = Start-TestTenant
        $got = @(Get-CcCall -PageSize 10 | Select-Object -First 25)
        $got.Count | Should -Be 25
        $sent = $test.Tenant.RequestCount
        $sent | Should -BeLessOrEqual 5 -Because 'there are three pages, a look for calls without a time, and the next page on its way'
        @(Get-CcCall -First 1).Count | Should -Be 1
        $test.Tenant.RequestCount | Should -Be ($sent + 1)
    }

    It 'by an error downstream lets that error through, and the next command works' {
        $test = Start-TestTenant
        { Get-CcCall -PageSize 10 | ForEach-Object { throw 'downstream' } } | Should -Throw 'downstream'
        $sent = $test.Tenant.RequestCount
        $sent | Should -BeLessOrEqual 3
        @(Get-CcCall -First 1).Count | Should -Be 1
        $test.Tenant.RequestCount | Should -Be ($sent + 1)
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
        [System.Threading.SpinWait]::SpinUntil({ $test.Server.RequestCount -gt 0 }, 120000) | Should -BeTrue
        $stopping = $shell.BeginStop($null, $null)
        $stopping.AsyncWaitHandle.WaitOne(120000) | Should -BeTrue -Because 'it must not hang'
        { $shell.EndInvoke($running) } | Should -Throw
        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $shell.Streams.Error.Count | Should -Be 0
        $sent = $test.Server.RequestCount
        @(Get-CcCall -First 2).Count | Should -Be 2
        $test.Server.RequestCount | Should -Be ($sent + 1)
    }

    Context 'at random' -Tag Soak {
        BeforeAll {
            $random = [System.Random]::new($(if ($env:CC_SEED) { [int]$env:CC_SEED } else { 1 }))
            $times = if ($env:CC_SOAK -eq '1') { 250 } else { 25 }
            $import = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
            $import.ImportPSModule($ModulePath)
            $read = { param($tenant) Get-CcCall -Tenant $tenant -PageSize 20 | ForEach-Object { $null = $_ } }

            # The second request and those after it hang, drip, wait for the pace, or are answered.
            function Start-Trial {
                param([int] $Number)
                $options = @{ Days = 1; CallsPerDay = 150 }
                $connect = @{ Name = "trial$Number" }
                switch ($Number % 4) {
                    0 { $options.Fault = '2x1000=hang' }
                    1 { $options.Fault = '2x1000=drip' }
                    2 { $options.RequestsPerSecond = $connect.RequestsPerSecond = 10 }
                }

                Start-TestTenant $options $connect
            }

            # Nothing of the read goes on: the next command sends its own request, and that is all. It asks for what no fault is for.
            function Complete-Trial {
                param($Trial, [string] $Title)
                $before = $Trial.Tenant.RequestCount
                if (@(Get-CcUserStatus -Tenant $Trial.Tenant).Count -eq 0) { throw "${Title}: the next command brought nothing" }
                if ($Trial.Tenant.RequestCount -ne $before + 1) { throw "${Title}: $($Trial.Tenant.RequestCount - $before) requests for the next command" }
                $sent = @($Trial.Server.GetRequests())
                if (@($sent | Where-Object Path -Like '*/user_statuses').Count -ne 1) { throw "${Title}: the next command was sent more than once" }
                if ($sent.Count -gt $before + 1) { throw "${Title}: $($sent.Count) requests arrived, $($before + 1) were counted" }
                $Trial.Before = $before + 1
            }

            # Long after, nothing has moved.
            function Complete-All {
                param($Trials)
                foreach ($trial in $Trials) {
                    if ($trial.Tenant.RequestCount -ne $trial.Before -or $trial.Server.RequestCount -gt $trial.Before) { throw "$($trial.Tenant.Name): something was sent after the end" }
                }
            }

            function Invoke-Trial {
                param([scriptblock] $Stop)
                $trials = foreach ($number in 1..$times) {
                    $trial = Start-Trial $number | Add-Member Before 0 -PassThru
                    $null = & $Stop $trial $number
                    Complete-Trial $trial "trial $number"
                    $trial
                }

                Complete-All $trials
                $trials.Count
            }

            # Waits until some requests have come, and no longer than it takes for a moment of any kind to come.
            function Wait-Moment {
                param($Trial, $Running)
                $requests = $random.Next(0, 4)
                $null = [System.Threading.SpinWait]::SpinUntil({ $Trial.Server.RequestCount -ge $requests -or $Running.IsCompleted }, $random.Next(1, 120))
                [System.Threading.Thread]::SpinWait($random.Next(0, 200000))
            }
        }

        AfterEach { Stop-TestTenant }

        It 'by Ctrl+C leaves nothing behind' {
            $runspace = [runspacefactory]::CreateRunspace($import)
            $runspace.Open()
            try {
                Invoke-Trial {
                    param($trial, $number)
                    $shell = [powershell]::Create()
                    $shell.Runspace = $runspace
                    $running = $shell.AddScript($read).AddArgument($trial.Tenant).BeginInvoke()
                    Wait-Moment $trial $running
                    if (-not $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(120000)) { throw "trial ${number}: it hangs" }
                    if ($shell.InvocationStateInfo.State -notin 'Stopped', 'Completed') { throw "trial ${number}: $($shell.InvocationStateInfo.State)" }
                    if ($shell.Streams.Error.Count) { throw "trial ${number}: $($shell.Streams.Error[0])" }
                    $shell.Dispose()
                } | Should -Be $times
            }
            finally {
                $runspace.Dispose()
            }
        }

        It 'by closing the runspace leaves nothing behind' {
            Invoke-Trial {
                param($trial, $number)
                $runspace = [runspacefactory]::CreateRunspace($import)
                $runspace.Open()
                $shell = [powershell]::Create()
                $shell.Runspace = $runspace
                $running = $shell.AddScript($read).AddArgument($trial.Tenant).BeginInvoke()
                Wait-Moment $trial $running
                $runspace.Close()
                if ($runspace.RunspaceStateInfo.State -ne 'Closed') { throw "trial ${number}: $($runspace.RunspaceStateInfo.State)" }
                if (-not $running.AsyncWaitHandle.WaitOne(120000)) { throw "trial ${number}: it hangs" }
                $runspace.Dispose()
            } | Should -Be $times
        }

        It 'by Select-Object -First leaves nothing behind' {
            Invoke-Trial {
                param($trial, $number)
                $wanted = $random.Next(1, 21)
                $got = @(Get-CcCall -Tenant $trial.Tenant -PageSize 20 | Select-Object -First $wanted)
                if ($got.Count -ne $wanted) { throw "trial ${number}: $($got.Count) of $wanted" }
            } | Should -Be $times
        }

        It 'by an error downstream leaves nothing behind' {
            Invoke-Trial {
                param($trial, $number)
                $wanted = $random.Next(1, 21)
                $seen = @{ Count = 0 }
                try { Get-CcCall -Tenant $trial.Tenant -PageSize 20 | ForEach-Object { if (++$seen.Count -eq $wanted) { throw 'downstream' } } } catch { if ("$_" -ne 'downstream') { throw } }
                if ($seen.Count -ne $wanted) { throw "trial ${number}: $($seen.Count) of $wanted" }
            } | Should -Be $times
        }

        It 'by break leaves nothing behind' {
            Invoke-Trial {
                param($trial, $number)
                $wanted = $random.Next(1, 21)
                $seen = @{ Count = 0 }
                foreach ($once in 1) { Get-CcCall -Tenant $trial.Tenant -PageSize 20 | ForEach-Object { if (++$seen.Count -eq $wanted) { break } } }
                if ($seen.Count -ne $wanted) { throw "trial ${number}: $($seen.Count) of $wanted" }
            } | Should -Be $times
        }

        It 'sends nothing at the next slot after a request that hangs' {
            $test = Start-TestTenant @{ Fault = 'all=hang'; RequestsPerSecond = 0.1 } @{ RequestsPerSecond = 0.1 }
            $shell = [powershell]::Create([System.Management.Automation.RunspaceMode]::NewRunspace).AddScript({ param($path, $tenant) Import-Module $path; Get-CcCall -Tenant $tenant }).AddArgument($ModulePath).AddArgument($test.Tenant)
            $running = $shell.BeginInvoke()
            [System.Threading.SpinWait]::SpinUntil({ $test.Server.RequestCount -gt 0 }, 120000) | Should -BeTrue
            $shell.BeginStop($null, $null).AsyncWaitHandle.WaitOne(120000) | Should -BeTrue -Because 'it must not hang'
            $running.IsCompleted | Should -BeTrue
            $test.Tenant.RequestCount | Should -Be 1
            $test.Server.RequestCount | Should -Be 1
            $shell.Dispose()
        }
    }

    It 'by closing the connection ends a read with NotConnected' {
        $test = Start-TestTenant
        Get-ErrorId { Get-CcCall -PageSize 10 | ForEach-Object { $test.Tenant.Dispose() } } | Should -Be 'NotConnected'
    }
}
