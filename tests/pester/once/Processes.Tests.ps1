# The pace across processes of one user, by counts that a busy machine can't move. What is measured in real time is in alone/Processes.Tests.ps1, for a soak.
Describe 'Processes that read side by side' {
    BeforeAll {
        . "$PSScriptRoot/../Common.ps1"
        $shells = @(if ($env:CC_TEST_SHELLS) { $env:CC_TEST_SHELLS -split '\n' } else { $PowerShellPath })
        $folder = (New-Item "$TestDrive/readers" -ItemType Directory).FullName
        $pace = 2
        $server = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 60
        $count = @($server | Connect-CcTenant -NoVerify -RequestsPerSecond 0 | ForEach-Object { Get-CcCall -Tenant $_ }).Count
        $before = $server.RequestCount
        $readers = foreach ($i in 0..2) {
            $arguments = '-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/../alone/Read-Calls.ps1", $ModulePath, $server.Uri, "reader$i", $folder, (10 + 4 * $i), $pace
            Start-Child -Path $shells[$i % $shells.Count] -Argument $arguments -Environment @{ CC_TEST_TOKEN = $server.Credential.GetNetworkCredential().Password }
        }

        Wait-Until { @(Get-ChildItem $folder -Filter *.ready).Count -eq 3 } -For 'the start of the readers' -Child $readers
        $null = New-Item "$folder/go" -ItemType File
        Wait-Until { $server.RequestCount -ge $before + 20 } -For 'requests before a process is killed' -Child $readers
        Stop-Child $readers[0]
        $ended = foreach ($reader in $readers[1, 2]) { Wait-Child $reader }
        $requests = @($server.GetRequests() | Select-Object -Skip $before)
    }

    AfterAll {
        foreach ($reader in $readers) { Stop-Child $reader }
        Stop-TestTenant
    }

    It 'keep to one pace together' {
        # A busy machine only makes the time longer. Each at a pace of its own, they would take a third of it.
        $span = ($requests[-1].Arrived - $requests[0].Arrived).TotalSeconds
        $requests.Count | Should -BeGreaterThan 45
        $span | Should -BeGreaterThan (0.6 * ($requests.Count - 1) / $pace)
    }

    It 'bring every record to every reader once, though one process was killed' {
        $ended.ExitCode | Should -Be 0, 0 -Because "$($ended.Errors)"
        foreach ($result in Get-Content "$folder/reader1.json", "$folder/reader2.json" -Raw | ForEach-Object { ConvertFrom-Json $_ } | ForEach-Object { $_ }) {
            $result.Failure | Should -BeNullOrEmpty
            $result.Count | Should -Be $count
            $result.Distinct | Should -Be $count
        }
    }
}
