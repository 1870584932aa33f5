# The pace across processes of one user, in real time, against tenants that refuse strictly: for a soak, in ten minutes, with nine processes side by side that mostly
# wait. What else the machine does counts here. once/Processes.Tests.ps1 has what a busy machine can't change.
if ($env:CC_SOAK -ne '1') { return }
Describe 'The pace across processes' -Tag Soak {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        Add-Type -Path "$PSScriptRoot/Rival.cs", "$PSScriptRoot/Metronome.cs"
        $seconds = 600
        $shells = @(if ($env:CC_TEST_SHELLS) { $env:CC_TEST_SHELLS -split '\n' } else { $PowerShellPath })

        # A tenant with the sandbox's finer knobs, which Start-CcSandbox does not have.
        function Start-StrictTenant {
            param([double] $Share, [double] $JitterSeconds = 0)
            $options = @{ Life = $false; Latency = [timespan]::FromMilliseconds(300); JitterBeforeStamp = [timespan]::FromSeconds($JitterSeconds) }

            # Eight readers with pages of 10 to 17: so many calls that they take the time, at the share of the pace that can be had.
            $count = [int]($seconds * $Share / 8 * 11.5)
            $options.Calls = [ContactCenter.Call[]]@(foreach ($id in 1..$count) { [ContactCenter.Call]@{ Id = $id; CreatedAt = [datetimeoffset]::new(2026, 3, 1, 0, 0, 0, 0).AddMinutes($id) } })
            [pscustomobject]@{ Sandbox = Start-Sandbox -Option $options; Begun = $metronome.Elapsed; Count = $count }
        }

        function Start-Reader {
            param($Tenant, [string] $Name, [int] $PageSize, [int] $Shell)
            $arguments = '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/Read-Calls.ps1", $ModulePath, $Tenant.Sandbox.Uri, $Name, $folder, $PageSize
            Start-Child -Path $shells[$Shell % $shells.Count] -Argument $arguments -Environment @{ CC_TEST_TOKEN = $Tenant.Sandbox.Token }
        }

        function Get-Result {
            param([string[]] $Name)
            foreach ($one in $Name) { Get-Content "$folder/$one.json" -Raw | ConvertFrom-Json }
        }

        # The requests that the tenant refused.
        function Get-Refused {
            param($Tenant, [timespan] $After = [timespan]::Zero)
            $previous = $null
            foreach ($request in $Tenant.Sandbox.Requests) {
                if ($request.Status -eq 429 -and $request.Arrived -ge $After) {
                    [pscustomobject]@{
                        At          = $request.Arrived
                        Short       = 1000 - ($request.Arrived - $previous).TotalMilliseconds
                        MachineLate = $metronome.Late($Tenant.Begun, $previous, $request.Arrived).TotalMilliseconds
                        IsExcused   = $metronome.Excuses($Tenant.Begun, $previous, $request.Arrived)
                    }
                }

                if ($request.IsAdmitted) { $previous = $request.Arrived }
            }
        }

        # Requests of each reader while all eight were reading.
        function Get-Fairness {
            param([object[]] $Request)
            $readers = $Request | Where-Object IsAdmitted | Group-Object { if ($_.PathAndQuery -match '[?&]per=(\d+)') { $Matches[1] } }
            $begin = ($readers | ForEach-Object { $_.Group[0].Arrived } | Measure-Object -Maximum).Maximum
            $end = ($readers | ForEach-Object { $_.Group[-1].Arrived } | Measure-Object -Minimum).Minimum
            $counts = $readers | ForEach-Object { @($_.Group | Where-Object { $_.Arrived -ge $begin -and $_.Arrived -le $end }).Count } | Measure-Object -Minimum -Maximum
            [pscustomobject]@{ Readers = @($readers).Count; Slowest = $counts.Minimum; Fastest = $counts.Maximum }
        }

        function Write-Evidence {
            param([string] $Text)
            Write-Host "  $Text"
            if ($env:CC_EVIDENCE) { Add-Content $env:CC_EVIDENCE "paced: $Text" }
        }

        $metronome = [ContactCenterTests.Metronome]::new([timespan]::FromMilliseconds(5))
        $folder = (New-Item "$TestDrive/readers" -ItemType Directory).FullName
        $plain = Start-StrictTenant -Share 0.97
        $jittered = Start-StrictTenant -Share 0.75 -JitterSeconds 0.3
        $shared = Start-StrictTenant -Share 0.3
        $killed = Start-StrictTenant -Share 0.6
        $names = 'plain1', 'plain2', 'jittered1', 'jittered2', 'shared1', 'shared2', 'killed1', 'killed2', 'killed3'
        $tenants = $plain, $plain, $jittered, $jittered, $shared, $shared, $killed, $killed, $killed
        $process = @{}
        for ($i = 0; $i -lt $names.Count; $i++) {
            $process[$names[$i]] = Start-Reader -Tenant $tenants[$i] -Name $names[$i] -PageSize (10 + 4 * ($i % 2)) -Shell $i

            # One after the other, or all of them are slow to start.
            Wait-Until { Test-Path "$folder/$($names[$i]).ready" } -For "the start of $($names[$i])" -Child $process.Values
        }

        $null = New-Item "$folder/go" -ItemType File
        $rival = [ContactCenterTests.Rival]::new("$($shared.Sandbox.Uri)manager/api/v1/calls?per=1", 'sandbox', $shared.Sandbox.Token, [timespan]::FromSeconds(2))

        # The first two of the three are killed in the middle of what they do, as a job is that has run out of its time.
        foreach ($one in 'killed1', 'killed2') {
            $from = $killed.Sandbox.Requests.Count
            Wait-Until { $killed.Sandbox.Requests.Count -ge $from + 15 } -For 'requests before a process is killed' -Child $process[$one]
            Stop-Child $process[$one]
        }

        $whole = @($names | Where-Object { $_ -notin 'killed1', 'killed2' })
        foreach ($one in $whole) { $null = Wait-Child $process[$one] -Minutes ($seconds / 15) }
        $rival.Dispose()
        $metronome.Dispose()
    }

    AfterAll {
        if ($process) { $process.Values | ForEach-Object { Stop-Child $_ } }
        $plain, $jittered, $shared, $killed | Where-Object { $_ } | ForEach-Object { $_.Sandbox.Dispose() }
        Stop-TestTenant
    }

    It 'is kept to and used by two processes with four runspaces each, and is shared fairly' {
        $requests = @($plain.Sandbox.Requests)
        $refused = @(Get-Refused $plain)
        $share = $plain.Sandbox.PaceShare('calls')
        $fairness = Get-Fairness $requests
        Write-Evidence ("two processes with four runspaces: {0} requests, {1} refused ({2} of them when the machine stood still), share {3:0.000}, slowest and fastest reader {4} and {5} requests" -f
            $requests.Count, $refused.Count, @($refused | Where-Object IsExcused).Count, $share, $fairness.Slowest, $fairness.Fastest)
        @($refused | Where-Object { -not $_.IsExcused }) | Should -BeNullOrEmpty
        $refused.Count | Should -BeLessOrEqual ($requests.Count * 0.02)
        $share | Should -BeGreaterOrEqual 0.95
        $fairness.Readers | Should -Be 8
        $fairness.Slowest * 2 | Should -BeGreaterOrEqual $fairness.Fastest
    }

    It 'is learned where requests arrive late by up to 0.3 s' {
        $requests = @($jittered.Sandbox.Requests)
        $learned = $requests[0].Arrived + [timespan]::FromMinutes(1)
        $later = @($requests | Where-Object { $_.Arrived -ge $learned })
        $refused = @(Get-Refused $jittered $learned)
        $admitted = @($later | Where-Object IsAdmitted)
        $permitted = 1 + [Math]::Floor(($admitted[-1].Arrived - $admitted[0].Arrived).TotalSeconds)
        Write-Evidence ("two processes with four runspaces, arrivals late by up to 0.3 s: {0} requests; after the first minute {1} of {2} refused, share {3:0.000}" -f
            $requests.Count, $refused.Count, $later.Count, ($admitted.Count / $permitted))
        $refused.Count | Should -BeLessOrEqual ([Math]::Max(1, $later.Count * 0.01))

        # In two minutes one request more or less is one in a hundred.
        $admitted.Count + 2 | Should -BeGreaterOrEqual ($permitted * (1 / 1.3 - 0.03))
    }

    It 'is shared with another client that takes half of it' {
        $requests = @($shared.Sandbox.Requests)
        $theirs = @($requests | Where-Object PathAndQuery -Match '[?&]per=1$')
        $ours = @($requests | Where-Object PathAndQuery -NotMatch '[?&]per=1$')
        $admitted = @($ours | Where-Object IsAdmitted).Count
        $left = @($theirs | Where-Object IsAdmitted).Count
        Write-Evidence ("beside another client that asks every two seconds: {0} of its {1} requests and {2} of our {3} admitted" -f $left, $rival.Sent, $admitted, $ours.Count)
        $admitted | Should -BeGreaterOrEqual ($ours.Count * 0.75) -Because 'what keeps being refused is given more room'
        $admitted | Should -BeGreaterOrEqual (0.2 * ($ours[-1].Arrived - $ours[0].Arrived).TotalSeconds)
        $left | Should -BeGreaterOrEqual ($theirs.Count * 0.4) -Because 'the other client is not driven out'
        @($requests | Where-Object Status -EQ 429).Count | Should -BeGreaterThan 0 -Because 'two clients that know nothing of each other must meet'
    }

    It 'goes on when processes are killed' {
        $refused = @(Get-Refused $killed)
        $requests = @($killed.Sandbox.Requests)
        Write-Evidence ("two of three processes killed: {0} requests, {1} refused, share {2:0.000}" -f $requests.Count, $refused.Count, $killed.Sandbox.PaceShare('calls'))
        @($refused | Where-Object { -not $_.IsExcused }) | Should -BeNullOrEmpty
        $refused.Count | Should -BeLessOrEqual ($requests.Count * 0.02)
        $killed.Sandbox.PaceShare('calls') | Should -BeGreaterOrEqual 0.9
    }

    It 'gives every reader of <_> all its records, each once' -ForEach 'plain', 'jittered', 'shared', 'killed' {
        $kind = $_
        $count = (Get-Variable $kind -ValueOnly).Count
        $results = @(Get-Result @($whole -like "$kind*"))
        $results.Count | Should -Be (4 * @($whole -like "$kind*").Count)
        foreach ($result in $results) {
            $result.Failure | Should -BeNullOrEmpty
            $result.Count | Should -Be $count
            $result.Distinct | Should -Be $count
        }
    }
}
