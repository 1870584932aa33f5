# A week of calls out of a tenant into a CSV file: the tenant is the sandbox, which enforces one request a second.
param(
    [string] $Module = 'ContactCenter',
    [string] $Path = (Join-Path ([System.IO.Path]::GetTempPath()) 'calls.csv')
)

$ErrorActionPreference = 'Stop'
Import-Module $Module

$sandbox = Start-CcSandbox -RequestsPerSecond 1
$sandbox | Connect-CcTenant -Name demo | Format-Table | Out-String -Width 120 | Out-Host
try {
    $first = [System.Collections.Generic.List[object]]::new()
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    Get-CcCall -CreatedAfter '-7d' |
        ForEach-Object {
            if ($first.Count -lt 8) { $first.Add($_) }
            $_
        } |
        Export-Csv $Path -NoTypeInformation
    $watch.Stop()

    $first | Format-Table | Out-String -Width 120 | Out-Host
    $records = 0
    foreach ($row in Import-Csv $Path) { $records++ }
    $requests = @($sandbox.GetRequests() | Where-Object Path -Like '*/calls')
    $refused = @($sandbox.GetRequests() | Where-Object Status -EQ 429)

    Write-Host "Written to $Path"
    Write-Host ([string]::Format(
            [cultureinfo]::InvariantCulture,
            'Records: {0}. Requests: {1}. Seconds: {2:0.0}. Share of the permitted pace used: {3:0.000}. Refused for the rate limit (429): {4}.',
            $records, $requests.Count, $watch.Elapsed.TotalSeconds, $sandbox.GetPaceShare('calls'), $refused.Count))
}
finally {
    Disconnect-CcTenant demo
    $sandbox | Stop-CcSandbox
}
