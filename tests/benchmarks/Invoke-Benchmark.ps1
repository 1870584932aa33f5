# What a user would feel, measured beside what they would use instead and beside the floor, and written down in docs/benchmarks.md. build.ps1 -Task Bench runs it.
# The machine is noisy: runs of the subjects take turns, medians and spreads are told, and ratios count. -Soak adds the loop's million.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Program,
    [Parameter(Mandatory)] [string[]] $Shell,
    [Parameter(Mandatory)] [string] $Report,
    [switch] $Soak
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "contactcenter-bench-$PID") -ItemType Directory -Force).FullName
$text = [System.Collections.Generic.List[string]]::new()

function Get-Median {
    param([double[]] $Value)
    $sorted = @($Value | Sort-Object)
    $middle = [int][Math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

# A median, with the least and the greatest in brackets.
function Format-Spread {
    param([double[]] $Value, [string] $Format = '0.000')
    $sorted = @($Value | Sort-Object)
    $middle = (Get-Median $sorted).ToString($Format, [cultureinfo]::InvariantCulture)
    if ($sorted.Count -eq 1) { return $middle }
    '{0} ({1} to {2})' -f $middle, $sorted[0].ToString($Format, [cultureinfo]::InvariantCulture), $sorted[-1].ToString($Format, [cultureinfo]::InvariantCulture)
}

function Format-Number {
    param([double] $Value, [string] $Format = '0.00')
    $Value.ToString($Format, [cultureinfo]::InvariantCulture)
}

function Add-Table {
    param([string[]] $Heading, [object[]] $Row)
    $text.Add('| ' + ($Heading -join ' | ') + ' |')
    $text.Add('|' + ('---|' * $Heading.Count))
    foreach ($cells in $Row) { $text.Add('| ' + ($cells -join ' | ') + ' |') }
    $text.Add('')
}

function Start-Page {
    param([int] $Count)
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$Program`" serve $Count")
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $said = $process.StandardOutput.ReadLine().Split(' ')
    [pscustomobject]@{ Process = $process; Uri = [uri]$said[0]; Size = [int]$said[1] }
}

function Stop-Page {
    param($Server)
    $Server.Process.StandardInput.Close()
    $Server.Process.WaitForExit()
}

function Measure-Subject {
    param($Server, [string] $Subject, [int] $Count)
    $null = Invoke-RestMethod "$($Server.Uri)requests"
    $said = if ($Subject -cin 'floor', 'core') { dotnet $Program $Subject $Server.Uri $Count }
    else { & $Shell[0] -NoProfile -NonInteractive -File "$PSScriptRoot/Measure-Read.ps1" $Subject $Server.Uri $Count $Module "$folder/calls.csv" }
    $result = "$said" | ConvertFrom-Json
    $result | Add-Member Requests (Invoke-RestMethod "$($Server.Uri)requests")
    Write-Host "$Subject $Count $said"
    $result
}

function Measure-Reading {
    param([int] $Count, [int] $Round, [string[]] $Subject)
    $server = Start-Page $Count
    try {
        foreach ($i in 1..$Round) {
            foreach ($one in $Subject) { Measure-Subject $server $one $Count }
        }
    }
    finally {
        Stop-Page $server
    }
}

$names = @{
    floor = 'the floor: bytes read and dropped (.NET)'; core = 'Core alone (.NET)'; Cmdlet = '`Get-CcCall`'; Loop = 'the `Invoke-RestMethod` loop'
    CmdletCsv = '`Get-CcCall \| Export-Csv`'; LoopCsv = 'the loop, to `Export-Csv`'; Flat = '`Get-CcCall \| ConvertTo-CcFlatRecord`'
}

$text.Add('# Benchmarks')
$text.Add('')
$text.Add('Written by `./build.sh bench`, not by hand. What it means, and what was tried, is in [performance.md](performance.md).')
$text.Add('')
$processor = if (Test-Path /proc/cpuinfo) { (Select-String -Path /proc/cpuinfo -Pattern '^model name\s*: (.+)$' | Select-Object -First 1).Matches.Groups[1].Value }
$text.Add(('Measured on {0:yyyy-MM-dd}: {1}, {2} cores{3}; .NET SDK {4}, PowerShell {5}.' -f [datetime]::UtcNow, [System.Runtime.InteropServices.RuntimeInformation]::OSDescription.Trim(),
        [System.Environment]::ProcessorCount, $(if ($processor) { " ($processor)" }), (dotnet --version), (($Shell | ForEach-Object { & $_ -NoProfile -Command '"$($PSVersionTable.PSVersion)"' }) -join ' and ')))
$text.Add('A figure is the median of the runs, with the least and the greatest in brackets. The subjects take turns.')
$text.Add('')

# --- Reading ---------------------------------------------------------------------------------------------------------------------------------------------

$size = 0
$probe = Start-Page 100
$size = $probe.Size
Stop-Page $probe
$text.Add('## Reading')
$text.Add('')
$text.Add("The calls are the reference's, with every field: $size bytes each, served from memory by another process, without a pace. Each reader is a process of its own, warmed up with 300 calls; CPU is that of the reader, user and system.")
$text.Add('')
$all = @{}
foreach ($part in @{ Count = 10000; Round = 5 }, @{ Count = 100000; Round = 3 }) {
    $results = @(Measure-Reading -Count $part.Count -Round $part.Round -Subject 'floor', 'core', 'Cmdlet', 'Loop', 'Flat')
    $results += @(Measure-Reading -Count $part.Count -Round 1 -Subject 'CmdletCsv', 'LoopCsv')
    $all[$part.Count] = $results
    $loop = Get-Median ($results | Where-Object subject -CEQ 'Loop').cpu
    $floor = Get-Median ($results | Where-Object subject -CEQ 'floor').cpu
    $text.Add(('### {0:N0} calls' -f $part.Count))
    $text.Add('')
    $rows = foreach ($subject in 'floor', 'core', 'Cmdlet', 'Loop', 'Flat', 'CmdletCsv', 'LoopCsv') {
        $of = @($results | Where-Object subject -CEQ $subject)
        , @($names[$subject], (Format-Spread ($of.cpu | ForEach-Object { $_ * 1000 }) '0.0'), (Format-Number ((Get-Median $of.cpu) / $loop) '0.000'), (Format-Number ((Get-Median $of.cpu) / $floor) '0.0'),
            (Format-Number (Get-Median $of.allocated) '0'), (Format-Spread ($of.peak | ForEach-Object { $_ / 1MB }) '0'), (Format-Spread $of.first '0'), (Get-Median $of.Requests))
    }
    Add-Table -Heading 'reader', 'CPU for a call, in microseconds', 'beside the loop', 'beside the floor', 'bytes allocated for a call', 'peak working set, in MB', 'first record after, in ms', 'requests' -Row $rows
}

$million = @(Measure-Reading -Count 1000000 -Round 1 -Subject $(if ($Soak) { 'Cmdlet', 'CmdletCsv', 'Loop' } else { 'Cmdlet', 'CmdletCsv' }))
$text.Add('### 1,000,000 calls, once')
$text.Add('')
Add-Table -Heading 'reader', 'CPU for a call, in microseconds', 'peak working set, in MB', 'beside its peak at 10,000' -Row @(foreach ($one in $million) {
        $before = Get-Median ($all[10000] | Where-Object subject -CEQ $one.subject).peak
        , @($names[$one.subject], (Format-Number ($one.cpu * 1000) '0.0'), (Format-Number ($one.peak / 1MB) '0'), (Format-Number ($one.peak / $before)))
    })
$bare = foreach ($i in 1..5) { [long](& $Shell[0] -NoProfile -NonInteractive -Command '[System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64') / 1MB }
$text.Add("A bare PowerShell takes $(Format-Spread $bare '0') MB.")
$text.Add('')

# --- Pace ------------------------------------------------------------------------------------------------------------------------------------------------

Import-Module $Module
$text.Add('## Pace')
$text.Add('')
$text.Add('Against the sandbox, which refuses strictly (one request in a sliding second) and adds the round trip after it has stamped a request. The share is that of the requests which it would have admitted from the first to the last. All of these run side by side, since they mostly wait.')
$text.Add('')

$paceLoop = @'
param($Uri, $User, $Token, $Pages)
$headers = @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("${User}:$Token")) }
for ($page = 1; $page -le $Pages; $page++) {
    $null = Invoke-RestMethod "${Uri}manager/api/v1/calls?page=$page&per=20" -Headers $headers -SkipHttpErrorCheck
    Start-Sleep 1
}
'@
$paceRead = @'
param($Module, $Uri, $User, $Token, $Pages, $Runspaces)
Import-Module $Module
$secret = [securestring]::new()
$Token.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
$tenant = Connect-CcTenant -Uri $Uri -UserName $User -Token $secret -NoVerify
if ($Runspaces -eq 1) { Get-CcCall -PageSize 20 -First ($Pages * 19) > $null }
else {
    1..$Runspaces | ForEach-Object -ThrottleLimit $Runspaces -Parallel {
        Import-Module $using:Module
        Get-CcCall -Tenant $using:tenant -PageSize 20 -First ($using:Pages * 19) > $null
    }
}
'@
Set-Content "$folder/loop.ps1" $paceLoop
Set-Content "$folder/read.ps1" $paceRead
$runs = foreach ($latency in 20, 300, 900, 2000) {
    foreach ($kind in 'one reader', '2 processes with 4 runspaces', 'the loop with Start-Sleep 1') {
        [pscustomobject]@{ Latency = $latency; Kind = $kind; Server = Start-CcSandbox -RequestsPerSecond 1 -LatencyMilliseconds $latency -Days 10 -CallsPerDay 200; Processes = @() }
    }
}

foreach ($run in $runs) {
    $common = "$($run.Server.Uri)", $run.Server.Credential.UserName, $run.Server.Credential.GetNetworkCredential().Password
    $run.Processes = @(switch ($run.Kind) {
            'one reader' { Start-Process $Shell[0] -PassThru -ArgumentList (@('-NoProfile', '-File', "$folder/read.ps1", $Module) + $common + 60, 1) }
            '2 processes with 4 runspaces' { foreach ($i in 1, 2) { Start-Process $Shell[0] -PassThru -ArgumentList (@('-NoProfile', '-File', "$folder/read.ps1", $Module) + $common + 8, 4) } }
            default { Start-Process $Shell[0] -PassThru -ArgumentList (@('-NoProfile', '-File', "$folder/loop.ps1") + $common + 40) }
        })
}

$runs.Processes | Wait-Process
$rows = foreach ($kind in 'one reader', '2 processes with 4 runspaces', 'the loop with Start-Sleep 1') {
    foreach ($run in $runs | Where-Object Kind -EQ $kind) {
        $requests = @($run.Server.GetRequests())
        , @($kind, "$($run.Latency) ms", $requests.Count, @($requests | Where-Object Status -EQ 429).Count, (Format-Number $run.Server.GetPaceShare('calls') '0.000'))
    }
}
Add-Table -Heading 'reader', 'round trip', 'requests', 'refused', 'share of the pace' -Row $rows
Stop-CcSandbox

# --- Import ----------------------------------------------------------------------------------------------------------------------------------------------

$text.Add('## Import and the Tab key')
$text.Add('')
$text.Add('Beyond the start of the same PowerShell with nothing to do, in milliseconds: ten runs of each, by turns.')
$text.Add('')
$rows = foreach ($one in $Shell) {
    $steps = [ordered]@{
        'bare'                                       = 'exit'
        '`Import-Module ContactCenter`'              = "Import-Module '$Module'; exit"
        'and `Get-CcTenant`, the first command'      = "Import-Module '$Module'; Get-CcTenant; exit"
    }
    $times = @{}
    foreach ($i in 0..10) {
        foreach ($step in $steps.Keys) {
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            & $one -NoProfile -NonInteractive -Command $steps[$step]
            if ($i -gt 0) { $times[$step] = @($times[$step]) + $watch.Elapsed.TotalMilliseconds }
        }
    }

    $version = & $one -NoProfile -Command '"$($PSVersionTable.PSVersion)"'
    $base = @($times['bare'] | Where-Object { $_ })
    foreach ($step in @($steps.Keys)[1..2]) {
        $beyond = @(0..9 | ForEach-Object { @($times[$step] | Where-Object { $_ })[$_] - $base[$_] })
        , @($version, $step, (Format-Spread $beyond '0'))
    }

    $tab = & $one -NoProfile -NonInteractive -Command @"
        Import-Module '$Module'
        `$null = Connect-CcTenant -Sandbox -RequestsPerSecond 0
        `$null = Get-CcCall -First 200
        `$line = 'Get-CcCall -Status f'
        `$null = TabExpansion2 'Get-Date -For' 13
        foreach (`$i in 1..11) {
            `$watch = [System.Diagnostics.Stopwatch]::StartNew()
            `$null = TabExpansion2 `$line `$line.Length
            `$watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
        }
"@
    , @($version, 'Tab on `Get-CcCall -Status f`, the first time', (Format-Number $tab[0] '0'))
    , @($version, 'Tab on the same, after that', (Format-Spread $tab[1..10] '0.0'))
}
Add-Table -Heading 'PowerShell', 'what', 'ms' -Row $rows

Remove-Item $folder -Recurse -Force
Set-Content $Report (($text -join "`n").TrimEnd() + "`n") -NoNewline -Encoding utf8
Write-Host "Written: $Report"
