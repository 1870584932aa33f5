# What a user would feel, measured beside what they would use instead and beside the floor, and written down in docs/benchmarks.md. build.ps1 -Task Bench runs it.
# The machine is noisy: runs of the subjects take turns, medians and spreads are told, and ratios count. CC_SOAK=1 adds the loop's million.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Program,
    [Parameter(Mandatory)] [string[]] $Shell,
    [Parameter(Mandatory)] [string] $Report,

    # Only to see that it runs: small numbers, which say nothing.
    [switch] $Quick,
    [ValidateSet('Reading', 'Inside', 'Pace', 'Import')] [string[]] $Part = @('Reading', 'Inside', 'Pace', 'Import')
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$folder = (New-Item (Join-Path ([System.IO.Path]::GetTempPath()) "contactcenter-bench-$PID") -ItemType Directory -Force).FullName
$text = [System.Collections.Generic.List[string]]::new()
$bars = [System.Collections.Generic.List[object]]::new()
$whole = [System.Diagnostics.Stopwatch]::StartNew()

# --- Numbers and tables ----------------------------------------------------------------------------------------------------------------------------------

function Get-Median {
    param([double[]] $Value)
    $sorted = @($Value | Sort-Object)
    $middle = [int][Math]::Floor($sorted.Count / 2)
    if ($sorted.Count % 2) { $sorted[$middle] } else { ($sorted[$middle - 1] + $sorted[$middle]) / 2 }
}

function Format-Number {
    param([double] $Value, [string] $Format = '0.00')
    $Value.ToString($Format, [cultureinfo]::InvariantCulture)
}

# A median, with the least and the greatest in brackets.
function Format-Spread {
    param([double[]] $Value, [string] $Format = '0.00')
    $sorted = @($Value | Sort-Object)
    $middle = Format-Number (Get-Median $sorted) $Format
    if ($sorted.Count -eq 1) { return $middle }
    '{0} ({1} to {2})' -f $middle, (Format-Number $sorted[0] $Format), (Format-Number $sorted[-1] $Format)
}

function Add-Text {
    param([string[]] $Line)
    $text.AddRange($Line)
    $text.Add('')
}

function Add-Table {
    param([string[]] $Heading, [object[]] $Row)
    $text.Add('| ' + ($Heading -join ' | ') + ' |')
    $text.Add('|' + ('---|' * $Heading.Count))
    foreach ($cells in $Row) { $text.Add('| ' + ($cells -join ' | ') + ' |') }
    $text.Add('')
}

# A figure that has a bar to reach: for the table at the end.
function Add-Bar {
    param([string] $Figure, [string] $Bar, [string] $Measured, [bool] $IsMet)
    $bars.Add(@($Figure, $Bar, $Measured, $(if ($IsMet) { 'yes' } else { '**no**' })))
}

# What one subject took beside another, run by run.
function Get-Ratio {
    param([object[]] $Of, [object[]] $To, [string] $Property)
    for ($i = 0; $i -lt [Math]::Min($Of.Count, $To.Count); $i++) { $Of[$i].$Property / $To[$i].$Property }
}

# --- Reading ---------------------------------------------------------------------------------------------------------------------------------------------

$names = [ordered]@{
    floor = 'the floor: bytes read and dropped (.NET)'; tokens = 'its JSON gone through token by token (.NET)'; core = 'Core alone (.NET)'; Cmdlet = '`Get-CcCall`'
    Loop = 'the `Invoke-RestMethod` loop'; Flat = '`Get-CcCall \| ConvertTo-CcFlatRecord`'; CmdletCsv = '`Get-CcCall \| Export-Csv`'; LoopCsv = 'the loop, to `Export-Csv`'
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
    $null = Invoke-RestMethod "$($Server.Uri)sent"
    $said = if ($Subject -cin 'floor', 'tokens', 'core') { dotnet $Program $Subject $Server.Uri $Count }
    else { & $Shell[0] -NoProfile -NonInteractive -File "$PSScriptRoot/Measure-Read.ps1" $Subject $Server.Uri $Count $Module "$folder/calls.csv" }
    if (-not $said) { throw "$Subject has said nothing." }
    $result = "$said" | ConvertFrom-Json
    $sent = Invoke-RestMethod "$($Server.Uri)sent"
    $result | Add-Member Requests $sent.requests

    # All that it was to read, and the 300 to warm up. Pages that are asked for ahead are among it, so this does not see an end that is a few pages early.
    if ($sent.calls -ne $Count -or $sent.rows -lt $Count + 300) { throw "$Subject was sent $($sent.calls) of $Count calls, in $($sent.rows) rows." }
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

function Add-CpuTable {
    param([object[]] $Result, [string] $Property)
    $of = @{}
    $Result | Group-Object subject | ForEach-Object { $of[$_.Name] = @($_.Group) }
    $isAlone = $Property -eq 'cpu'
    Add-Table -Heading (@('reader', 'CPU for a call, in microseconds', 'beside the loop', 'beside the floor', 'beside the tokens') + @(if ($isAlone) { 'of it compiling, in ms' })) -Row @(foreach ($subject in $names.Keys) {
            # What goes to a file is set beside what goes to a file.
            $loop = if ($subject -like '*Csv') { 'LoopCsv' } else { 'Loop' }
            , @(@($names[$subject], (Format-Spread ($of[$subject].$Property | ForEach-Object { $_ * 1000 }) '0.0')) + @(foreach ($to in $loop, 'floor', 'tokens') {
                        Format-Spread (Get-Ratio $of[$subject] $of[$to] $Property) $(if ($to -eq $loop) { '0.000' } else { '0.00' })
                    }) + @(if ($isAlone) { Format-Spread $of[$subject].compiling '0' }))
        })
}

function Add-ReadingBar {
    param([object[]] $Result, [int] $Count)
    $of = @{}
    $Result | Group-Object subject | ForEach-Object { $of[$_.Name] = @($_.Group) }
    $calls = '{0:N0} calls' -f $Count
    foreach ($kind in @{ Property = 'cpu'; Name = 'reading alone' }, @{ Property = 'whole'; Name = 'the whole process' }) {
        $ratio = @(Get-Ratio $of.Cmdlet $of.Loop $kind.Property)
        Add-Bar "CPU of ``Get-CcCall`` beside the loop, $($kind.Name), $calls" 'at most 0.125' (Format-Spread $ratio '0.000') ((Get-Median $ratio) -le 0.125)
        $ratio = @(Get-Ratio $of.Cmdlet $of.floor $kind.Property)
        Add-Bar "CPU of ``Get-CcCall`` beside the floor, $($kind.Name), $calls" 'at most 2.5' (Format-Spread $ratio '0.0') ((Get-Median $ratio) -le 2.5)
    }

    $ratio = @(for ($i = 0; $i -lt $of.Flat.Count; $i++) { ($of.Flat[$i].cpu - $of.Cmdlet[$i].cpu) / $of.Cmdlet[$i].cpu })
    Add-Bar "CPU of ``ConvertTo-CcFlatRecord`` beside that of reading, $calls" 'at most 1' (Format-Spread $ratio) ((Get-Median $ratio) -le 1)
}

function Measure-ReadingPart {
    $probe = Start-Page 100
    Stop-Page $probe
    Add-Text '## Reading'
    Add-Text ("The calls are the reference's, with every field: $($probe.Size) bytes each, served from memory by another process, without a pace, in pages of 100. Each reader is a process of its own. " +
        'CPU is that of the reader, user and system; *reading alone* is what all calls took after 300 were read to warm up, *the whole process* is from its start until all is read, the start of PowerShell or .NET included. ' +
        '*Of it compiling* is how long .NET made machine code meanwhile, in all, by its own count: it comes when a method has run often, and ends at some time. Five rounds of 10,000 calls, three of 100,000; to a file once. ' +
        'What is beside something else is measured in the same round: the ratio of the round, and of those the median. The loop is beside its own kind: to nothing, or to a file. ' +
        'The first record is counted from where the script or program begins, the import and the connection included. An MB is 1,048,576 bytes, as in PowerShell.')
    $million = if ($Quick) { 6000 } else { 1000000 }
    $parts = if ($Quick) { @{ Count = 1000; Round = 2 }, @{ Count = 3000; Round = 1 } } else { @{ Count = 10000; Round = 5 }, @{ Count = 100000; Round = 3 } }
    $all = @{}
    foreach ($one in $parts) {
        $results = @(Measure-Reading -Count $one.Count -Round $one.Round -Subject 'floor', 'tokens', 'core', 'Cmdlet', 'Loop', 'Flat')
        $results += @(Measure-Reading -Count $one.Count -Round 1 -Subject 'CmdletCsv', 'LoopCsv')
        $all[$one.Count] = $results
        Add-Text ('### {0:N0} calls' -f $one.Count)
        Add-Text 'Reading alone:'
        Add-CpuTable $results 'cpu'
        Add-Text 'The whole process:'
        Add-CpuTable $results 'whole'
        Add-Text 'Besides:'
        Add-Table -Heading 'reader', 'bytes allocated for a call', 'peak working set, in MB', 'first record after, in ms', 'requests, with the 300 and the first' -Row @(foreach ($subject in $names.Keys) {
                $of = @($results | Where-Object subject -CEQ $subject)
                , @($names[$subject], (Format-Spread $of.allocated '0'), (Format-Spread ($of.peak | ForEach-Object { $_ / 1MB }) '0'), (Format-Spread $of.first '0'), (Get-Median $of.Requests))
            })
        Add-ReadingBar $results $one.Count
    }

    $before = $parts[0].Count
    $server = Start-Page $before
    try {
        $token = [securestring]::new()
        $token.AppendChar('x')
        $null = Connect-CcTenant -Uri $server.Uri -UserName bench -Token $token -RequestsPerSecond 0 -NoVerify
        $null = Invoke-RestMethod "$($server.Uri)sent"
        $came = @(Get-CcCall).Count
        if ($came -ne $before) { throw "$came of $before calls came." }
        $requests = (Invoke-RestMethod "$($server.Uri)sent").requests
        Disconnect-CcTenant -All
    }
    finally {
        Stop-Page $server
    }

    Add-Text ('`Get-CcCall` alone asks {0} times for {1:N0} calls.' -f $requests, $before)
    Add-Bar ('requests for {0:N0} calls' -f $before) "at most $($before / 100 + 2)" "$requests" ($requests -le $before / 100 + 2)

    $results = @(Measure-Reading -Count $million -Round 1 -Subject $(if ($env:CC_SOAK -eq '1') { 'Cmdlet', 'CmdletCsv', 'Loop' } else { 'Cmdlet', 'CmdletCsv' }))
    $all[$million] = $results
    Add-Text ('### {0:N0} calls, once' -f $million)
    Add-Text "$(if ($env:CC_SOAK -ne '1') { 'The loop reads as many only in the long form, `CC_SOAK=1 ./build.sh bench`. ' })Peak working sets are in MB, medians."
    $counts = @($all.Keys | Sort-Object)
    Add-Table -Heading (@('reader', 'CPU for a call, in microseconds') + @($counts | ForEach-Object { 'peak at {0:N0}' -f $_ }) + ('the last beside the first')) -Row @(foreach ($one in $results) {
            $peaks = @($counts | ForEach-Object { Get-Median @($all[$_] | Where-Object subject -CEQ $one.subject).peak })
            , @(@($names[$one.subject], (Format-Number ($one.cpu * 1000) '0.0')) + @($peaks | ForEach-Object { Format-Number ($_ / 1MB) '0' }) + (Format-Number ($peaks[-1] / $peaks[0])))
        })
    $bare = foreach ($i in 1..5) { [long](& $Shell[0] -NoProfile -NonInteractive -Command '[System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64') / 1MB }
    Add-Text "A bare PowerShell takes $(Format-Spread $bare '0') MB."
    $peaks = @($counts | ForEach-Object { (Get-Median @($all[$_] | Where-Object subject -CEQ 'Cmdlet').peak) / 1MB })
    Add-Bar ('peak working set of `Get-CcCall` at {0:N0} calls' -f $million) 'under 140 MB' ('{0} MB' -f (Format-Number $peaks[-1] '0')) ($peaks[-1] -lt 140)
    Add-Bar ('the same beside that at {0:N0}' -f $before) '0.90 to 1.10' (Format-Number ($peaks[-1] / $peaks[0])) ([Math]::Abs($peaks[-1] / $peaks[0] - 1) -le 0.1)
}

# --- Inside ----------------------------------------------------------------------------------------------------------------------------------------------

function Measure-InsidePart {
    $arguments = @($Program, 'micro') + @(if ($Quick) { 'quick' })
    $results = @(dotnet @arguments | Where-Object { $_ -like '{*' } | ConvertFrom-Json)
    if ($LASTEXITCODE -ne 0 -or -not $results) { throw 'BenchmarkDotNet did not come to its end.' }
    $results | ForEach-Object { Write-Host "$($_.what) $($_.mean)" }
    Add-Text '## Inside'
    Add-Text "Measured with BenchmarkDotNet $($results[0].version), in its own process, warm, for a page of 100 calls. The error is half of the interval that the mean is in with 99.9 %."
    Add-Table -Heading 'for a page', 'mean, in microseconds', 'error', 'allocated, in thousands of bytes' -Row @(foreach ($one in $results) {
            , @($one.what, (Format-Number $one.mean '0'), (Format-Number $one.error '0'), (Format-Number ($one.allocated / 1e3) '0'))
        })
}

# --- Pace ------------------------------------------------------------------------------------------------------------------------------------------------

$reader = 'one reader'
$readers = '2 processes with 4 runspaces'
$sleeper = 'the loop with `Start-Sleep 1`'

function Start-Scenario {
    param([string] $Kind, [int] $Latency, [hashtable] $Data, [string] $Reader, [int] $Processes = 1, [hashtable] $Argument = @{})
    $server = Start-CcSandbox -RequestsPerSecond 1 -LatencyMilliseconds $Latency @Data
    [pscustomobject]@{
        Kind = $Kind; Latency = $Latency; Server = $server; Reader = $Reader; Argument = $Argument; Count = $Processes; Name = @(); Process = @(); Result = @()
        Begun = $metronome.Elapsed; Requests = 0; Refused = 0; Excused = 0; Share = 0.0; Rate = 0.0
    }
}

# How many requests were refused that are excused because this machine stood still.
function Get-Excused {
    param([object[]] $Request, [timespan] $Begun)
    $count = 0
    $previous = [timespan]::Zero
    foreach ($one in $Request) {
        if ($one.Status -eq 429 -and $metronome.Excuses($Begun, $previous, $one.Arrived)) { $count++ }
        if ($one.IsAdmitted) { $previous = $one.Arrived }
    }

    $count
}

# What the sandbox has seen of a scenario up to now.
function Save-Log {
    param($Scenario)
    $Scenario.Share = $Scenario.Server.GetPaceShare('calls')
    $requests = @($Scenario.Server.GetRequests())
    $Scenario.Requests = $requests.Count
    $Scenario.Refused = @($requests | Where-Object Status -EQ 429).Count
    $Scenario.Excused = Get-Excused $requests $Scenario.Begun
}

function Format-Refused {
    param($Scenario)
    if ($Scenario.Excused) { "$($Scenario.Refused), of them $($Scenario.Excused) when the machine stood still" } else { "$($Scenario.Refused)" }
}

function Wait-File {
    param([string] $Path, [System.Diagnostics.Process] $From)
    while (-not (Test-Path $Path)) {
        if ($From.HasExited -and -not (Test-Path $Path)) { throw "A process ended without $(Split-Path $Path -Leaf)." }
        [System.Threading.Thread]::Sleep(50)
    }
}

# Starts the processes one after the other, each of which warms up, lets all of them go at once, and waits for their end. Neither the start of one counts nor that others end before it.
function Invoke-Wave {
    param([object[]] $Scenario, [int] $Seconds)
    $wave = (New-Item "$folder/$([guid]::NewGuid())" -ItemType Directory).FullName
    $warm = Start-CcSandbox -RequestsPerSecond 0 -Days 3 -CallsPerDay 300
    try {
        $env:CC_BENCH_WARM_TOKEN = $warm.Credential.GetNetworkCredential().Password
        foreach ($one in $Scenario) {
            $env:CC_BENCH_TOKEN = $one.Server.Credential.GetNetworkCredential().Password
            foreach ($i in 1..$one.Count) {
                $name = "$([array]::IndexOf($Scenario, $one))-$i"
                $arguments = @('-NoProfile', '-NonInteractive', '-File', "$PSScriptRoot/Measure-Pace.ps1", '-Kind', $one.Reader, '-Uri', $one.Server.Uri, '-WarmUri', $warm.Uri,
                    '-Module', $Module, '-Folder', $wave, '-Name', $name, '-Seconds', $Seconds) + @($one.Argument.Keys | ForEach-Object { "-$_"; $one.Argument[$_] })
                $one.Name += $name
                $one.Process += Start-Process $Shell[0] -ArgumentList $arguments -PassThru
                Wait-File "$wave/$name.ready" $one.Process[-1]
            }
        }

        $null = New-Item "$wave/go" -ItemType File
        Start-Sleep -Seconds $Seconds

        # While all of them still read: when some have ended, the others can't use all of the pace.
        $Scenario | Where-Object Reader -CNotLike 'Far*' | ForEach-Object { Save-Log $_ }
        foreach ($one in $Scenario) {
            for ($i = 0; $i -lt $one.Count; $i++) {
                Wait-File "$wave/$($one.Name[$i]).json" $one.Process[$i]
                $one.Result += @(Get-Content "$wave/$($one.Name[$i]).json" -Raw | ConvertFrom-Json)
            }

            if ($one.Reader -clike 'Far*') { Save-Log $one }
            $one.Rate = ($one.Result | Measure-Object Records -Sum).Sum / ($one.Result | Measure-Object Seconds -Maximum).Maximum
            Write-Host ('{0}, {1} ms: {2} requests, refused {3}, share {4:0.000}, {5:0.0} records a second' -f $one.Kind, $one.Latency, $one.Requests, (Format-Refused $one), $one.Share, $one.Rate)
        }
    }
    finally {
        $env:CC_BENCH_TOKEN = $null
        $env:CC_BENCH_WARM_TOKEN = $null
        $Scenario.Process | Where-Object { -not $_.HasExited } | ForEach-Object { $_.Kill() }
    }
}

# How many calls a range of a sandbox holds, as it says itself.
function Get-RangeTotal {
    param($Server, [string] $After, [string] $Before)
    $query = "created_at[from]=$After&created_at[to]=$Before&page=1&per=1"
    $headers = @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("$($Server.Credential.UserName):$($Server.Credential.GetNetworkCredential().Password)")) }
    $null = Invoke-RestMethod "$($Server.Uri)manager/api/v1/calls?$query" -Headers $headers -ResponseHeadersVariable said -MaximumRetryCount 5 -RetryIntervalSec 2
    [int]$said.Total[0]
}

function Measure-PacePart {
    Add-Type -Path "$PSScriptRoot/../pester/alone/Metronome.cs"
    $metronome = [ContactCenterTests.Metronome]::new([timespan]::FromMilliseconds(5))
    $seconds = if ($Quick) { 15 } else { 150 }
    $data = @{ Days = 10; CallsPerDay = 2500 }

    # A week whose end is a day ago, in which nothing happens any more: five working days of so many calls, and a weekend of a quarter.
    $perDay = if ($Quick) { 150 } else { 910 }
    $after = [datetime]::UtcNow.AddDays(-8).ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
    $before = [datetime]::UtcNow.AddDays(-1).ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
    $far = @()
    $all = foreach ($latencies in @(20, 300), @(900, 2000)) {
        $wave = foreach ($latency in $latencies) {
            Start-Scenario $reader $latency $data 'Cmdlet'
            Start-Scenario $readers $latency $data 'Cmdlet' 2 @{ Runspaces = 4 }
            Start-Scenario $sleeper $latency $data 'Loop'
        }
        if ($latencies -contains 2000) {
            $far = @(foreach ($one in 'FarCmdlet', 'FarLoop') { Start-Scenario $one 2000 @{ Days = 9; CallsPerDay = $perDay } $one 1 @{ After = $after; Before = $before } })
        }

        Invoke-Wave -Scenario (@($wave) + $(if ($latencies -contains 2000) { $far })) -Seconds $seconds
        if ($latencies -contains 2000) { $totals = @($far | ForEach-Object { Get-RangeTotal $_.Server $after $before }) }
        Stop-CcSandbox
        $wave
    }

    $metronome.Dispose()
    Add-Text '## Pace'
    Add-Text ("Against the sandbox, which refuses strictly (one request in a sliding second since the last that it admitted) and adds the round trip after it has stamped a request. The share is that of the requests which it would have " +
        "admitted from the first to the last, by its log. Each reads for $seconds seconds, in pages of 100, and the log is that of this time. Two round trips are measured side by side, since all of it mostly waits. Every process has been warmed up on another sandbox.")
    Add-Table -Heading 'reader', 'round trip', 'requests', 'refused', 'share of the pace', 'records a second' -Row @(foreach ($kind in $reader, $readers, $sleeper) {
            foreach ($one in $all | Where-Object Kind -CEQ $kind) {
                , @($kind, "$($one.Latency) ms", $one.Requests, (Format-Refused $one), (Format-Number $one.Share '0.000'), (Format-Number $one.Rate '0.0'))
            }
        })
    foreach ($one in $all | Where-Object { $_.Kind -cne $sleeper -and $_.Latency -le 900 }) {
        $bar = if ($one.Kind -ceq $reader -and $one.Latency -le 600) { 0.98 } else { 0.95 }
        Add-Bar "share of the pace, $($one.Kind), round trip of $($one.Latency) ms" "at least $(Format-Number $bar), no 429" "$(Format-Number $one.Share '0.000'), $(Format-Refused $one)" ($one.Share -ge $bar -and $one.Refused -eq $one.Excused)
    }

    $ratio = $far[0].Rate / $far[1].Rate
    Add-Text '### A far tenant (2,000 ms)'
    Add-Text ("A fixed range of $($totals[0]) calls, read in the order of their creation. *Page after page* starts a request when the last answer has come and a second has passed since the last start.")
    Add-Table -Heading 'reader', 'requests', 'refused', 'records a second', 'beside page after page', 'all of them', 'each once', 'in order' -Row @(for ($i = 0; $i -lt 2; $i++) {
            $got = $far[$i].Result[0]
            , @(('`Get-CcCall -CreatedAfter ... -CreatedBefore ...`', 'page after page')[$i], $far[$i].Requests, (Format-Refused $far[$i]), (Format-Number $far[$i].Rate '0.0'), (Format-Number ($far[$i].Rate / $far[1].Rate)),
                $(if ($got.Distinct -eq $totals[$i]) { 'yes' } else { "**no, $($got.Distinct) of $($totals[$i])**" }), $(if ($got.Distinct -eq $got.Records) { 'yes' } else { '**no**' }), $(if ($got.IsInOrder) { 'yes' } else { '**no**' }))
        })
    $got = $far[0].Result[0]
    $isWhole = $got.Distinct -eq $totals[0] -and $got.Records -eq $got.Distinct -and $got.IsInOrder
    Add-Bar 'records a second at 2,000 ms beside page after page, order kept' 'at least 1.6' "$(Format-Number $ratio), $(if ($isWhole) { 'each once and in order' } else { '**not each once and in order**' })" ($ratio -ge 1.6 -and $isWhole)
}

# --- Import ----------------------------------------------------------------------------------------------------------------------------------------------

# A script in a fresh process: how long that took as a whole, and what it says, in milliseconds.
function Measure-Start {
    param([string] $In, [string] $Script)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $said = & $In -NoProfile -NonInteractive -Command $Script
    [pscustomobject]@{ Whole = $watch.Elapsed.TotalMilliseconds; Said = [double]::Parse("$said", [cultureinfo]::InvariantCulture) }
}

function Measure-ImportPart {
    $rounds = if ($Quick) { 2 } else { 10 }
    $say = '[Console]::Out.WriteLine($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)); exit'
    $steps = [ordered]@{
        Bare   = "`$watch = [System.Diagnostics.Stopwatch]::StartNew(); $say"
        Import = "`$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module '$Module'; $say"
        First  = "`$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module '$Module'; `$null = Get-CcTenant; $say"
    }
    $rows = foreach ($one in $Shell) {
        $version = & $one -NoProfile -Command '"$($PSVersionTable.PSVersion)"'
        $times = @{}
        foreach ($i in 0..$rounds) {
            foreach ($step in $steps.Keys) {
                $time = Measure-Start $one $steps[$step]

                # The first round brings the files into the cache.
                if ($i -gt 0) { $times[$step] = @(@($times[$step] | Where-Object { $_ }) + $time) }
            }
        }

        $beyond = @{}
        foreach ($step in 'Import', 'First') { $beyond[$step] = @(for ($i = 0; $i -lt $rounds; $i++) { $times[$step][$i].Whole - $times.Bare[$i].Whole }) }
        , @($version, 'the bare start', (Format-Spread $times.Bare.Whole '0'))
        , @($version, '`Import-Module ContactCenter`, the process beyond the bare start', (Format-Spread $beyond.Import '0'))
        , @($version, 'the same, by the clock of the process', (Format-Spread $times.Import.Said '0'))
        , @($version, 'and `Get-CcTenant`, the first command, the process beyond the bare start', (Format-Spread $beyond.First '0'))
        , @($version, 'the same, by the clock of the process', (Format-Spread $times.First.Said '0'))
        Add-Bar "import beyond the bare start, PowerShell $version" 'under 60 ms' "$(Format-Spread $beyond.Import '0') ms" ((Get-Median $beyond.Import) -lt 60)
        Write-Host "$version, import: $(Format-Spread $beyond.Import '0'), by its own clock $(Format-Spread $times.Import.Said '0')"

        $tabs = foreach ($i in 1..$(if ($Quick) { 1 } else { 5 })) { & $one -NoProfile -NonInteractive -File "$PSScriptRoot/Measure-Tab.ps1" $Module | ConvertFrom-Json }
        $tabs = @($tabs | ForEach-Object { $_ })
        foreach ($line in $tabs.Line | Select-Object -Unique) {
            $of = @($tabs | Where-Object Line -CEQ $line)
            $later = @($of.Later | ForEach-Object { $_ })
            , @($version, "Tab on ``$line``, the first time", (Format-Spread $of.First '0.0'))
            , @($version, "Tab on ``$line``, after that", (Format-Spread $later '0.0'))
            foreach ($kind in @{ Name = 'the first time'; Times = $of.First }, @{ Name = 'after that'; Times = $later }) {
                Add-Bar "completion of ``$line``, $($kind.Name), PowerShell $version" 'under 50 ms' "$(Format-Spread $kind.Times '0.0') ms" ((Get-Median $kind.Times) -lt 50)
            }

            Write-Host "$version, Tab on $($line): $(Format-Spread $of.First '0.0'), then $(Format-Spread $later '0.0')"
        }
    }

    Add-Text '## Import and the Tab key'
    Add-Text ("In milliseconds. The start, the import and the first command: $rounds runs of each, in processes of their own, by turns; what is beyond the bare start is the difference of two that ran one after the other. " +
        'Tab: the first time in each of some processes that have just imported the module, connected, and read 200 calls; and ten times more in the same.')
    Add-Table -Heading 'PowerShell', 'what', 'ms' -Row @($rows)
}

# --- The report ------------------------------------------------------------------------------------------------------------------------------------------

$processor = if (Test-Path /proc/cpuinfo) { (Select-String -Path /proc/cpuinfo -Pattern '^model name\s*: (.+)$' | Select-Object -First 1).Matches.Groups[1].Value }
$versions = $Shell | ForEach-Object { & $_ -NoProfile -Command '"$($PSVersionTable.PSVersion)"' }
Add-Text '# Benchmarks'
Add-Text 'Written by `./build.sh bench`, not by hand. What it means, and what was tried, is in [performance.md](performance.md).'
if ($Quick) { Add-Text '**A quick run, only to see that it runs: these numbers say nothing.**' }
Add-Text @(
    ('Measured on {0:yyyy-MM-dd}: {1}, {2} cores{3}; .NET SDK {4}, PowerShell {5}. Where one PowerShell is measured, it is the first of them.' -f [datetime]::UtcNow,
    [System.Runtime.InteropServices.RuntimeInformation]::OSDescription.Trim(), [System.Environment]::ProcessorCount, $(if ($processor) { " ($processor)" }), (dotnet --version), ($versions -join ' and '))
    'A figure is the median of the runs, with the least and the greatest in brackets. The subjects take turns. Which figures have a bar to reach, and whether they do, is at the end.'
)

Import-Module $Module
try {
    foreach ($one in $Part) {
        Write-Host "$one ..."
        & "Measure-${one}Part"
    }
}
finally {
    Stop-CcSandbox
    Remove-Item $folder -Recurse -Force
}

$minutes = Format-Number $whole.Elapsed.TotalMinutes '0.0'
Add-Bar 'the benchmark itself' 'within 30 minutes' "$minutes minutes" ($whole.Elapsed.TotalMinutes -le 30)
Add-Text '## Bars'
Add-Table -Heading 'figure', 'bar', 'measured', 'met' -Row $bars.ToArray()
Set-Content $Report (($text -join "`n").TrimEnd() + "`n") -NoNewline -Encoding utf8
Write-Host "Written: $Report, after $minutes minutes"
