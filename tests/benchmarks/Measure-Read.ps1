# One reader in a process of its own: one record first, a few pages to warm up, then all; and what that cost, and the process as a whole up to there, as a line of JSON.
param(
    [Parameter(Mandatory)] [ValidateSet('Cmdlet', 'Loop', 'CmdletCsv', 'LoopCsv', 'Flat')] [string] $Subject,
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [int] $Count,
    [string] $Module,
    [string] $Csv
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$headers = @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('bench:x')) }

# The loop that is usual today: page after page, until one is short.
function Read-Loop {
    param([int] $First)
    for ($page = 1; ; $page++) {
        $calls = Invoke-RestMethod -Uri "${Uri}manager/api/v1/calls?page=$page&per=100" -Headers $headers
        $calls
        if (@($calls).Count -lt 100 -or ($First -and $page * 100 -ge $First)) { break }
    }
}

if ($Subject -notlike 'Loop*') {
    Import-Module $Module
    $token = [securestring]::new()
    $token.AppendChar('x')
    $null = Connect-CcTenant -Uri $Uri -UserName bench -Token $token -RequestsPerSecond 0 -NoVerify
}

switch ($Subject) {
    'Cmdlet' { $one = { Get-CcCall -First 1 }; $warm = { Get-CcCall -First 300 > $null }; $all = { Get-CcCall > $null } }
    'CmdletCsv' { $one = { Get-CcCall -First 1 }; $warm = { Get-CcCall -First 300 | Export-Csv $Csv }; $all = { Get-CcCall | Export-Csv $Csv } }
    'Flat' { $one = { Get-CcCall -First 1 }; $warm = { Get-CcCall -First 300 | ConvertTo-CcFlatRecord > $null }; $all = { Get-CcCall | ConvertTo-CcFlatRecord > $null } }
    'Loop' { $one = { Read-Loop -First 1 }; $warm = { Read-Loop -First 300 > $null }; $all = { Read-Loop > $null } }
    'LoopCsv' { $one = { Read-Loop -First 1 }; $warm = { Read-Loop -First 300 | Export-Csv $Csv }; $all = { Read-Loop | Export-Csv $Csv } }
}

$null = & $one
$first = $watch.Elapsed.TotalMilliseconds
& $warm
$process = [System.Diagnostics.Process]::GetCurrentProcess()
$cpu = $process.TotalProcessorTime
$compiling = [System.Runtime.JitInfo]::GetCompilationTime($false)
$allocated = [GC]::GetTotalAllocatedBytes($true)
& $all
$allocated = [GC]::GetTotalAllocatedBytes($true) - $allocated
$compiling = [System.Runtime.JitInfo]::GetCompilationTime($false) - $compiling
$process.Refresh()
$whole = $process.TotalProcessorTime
[Console]::Out.WriteLine(([ordered]@{
            subject   = $Subject
            cpu       = [Math]::Round(($whole - $cpu).TotalMilliseconds / $Count, 6)
            whole     = [Math]::Round($whole.TotalMilliseconds / $Count, 6)
            compiling = [Math]::Round($compiling.TotalMilliseconds, 1)
            allocated = [long]($allocated / $Count)
            peak      = $process.PeakWorkingSet64
            first     = [Math]::Round($first, 1)
        } | ConvertTo-Json -Compress))
