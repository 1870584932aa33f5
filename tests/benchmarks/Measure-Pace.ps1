# One process of the benchmark's pace: makes ready, waits until all are let go, reads calls in one of four ways, and writes what it got as JSON.
# The tokens of the tenant and of the other one are in CC_BENCH_TOKEN and CC_BENCH_WARM_TOKEN.
param(
    [Parameter(Mandatory)] [ValidateSet('Cmdlet', 'Loop', 'FarCmdlet', 'FarLoop')] [string] $Kind,
    [Parameter(Mandatory)] [uri] $Uri,

    # A tenant without a pace, to warm up on.
    [Parameter(Mandatory)] [uri] $WarmUri,
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [string] $Folder,
    [Parameter(Mandatory)] [string] $Name,
    [Parameter(Mandatory)] [int] $Seconds,
    [int] $Runspaces = 1,

    # The range of the far tenant, in ISO 8601.
    [string] $After,
    [string] $Before
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Get-Header {
    param([string] $Token)
    @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("sandbox:$Token")) }
}

function Connect-Tenant {
    param([uri] $To, [string] $Token, [double] $Pace)
    $secret = [securestring]::new()
    $Token.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
    Connect-CcTenant -Uri $To -UserName sandbox -Token $secret -NoVerify -RequestsPerSecond $Pace
}

# Page after page with a second between, as is usual, until the time is over.
function Read-Loop {
    $count = 0
    $last = 0
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    for ($page = 1; $watch.Elapsed.TotalSeconds -lt $Seconds; $page++) {
        $calls = Invoke-RestMethod "${Uri}manager/api/v1/calls?page=$page&per=100" -Headers $headers -SkipHttpErrorCheck -StatusCodeVariable status
        if ($status -eq 200) { $count += @($calls).Count; $last = $watch.Elapsed.TotalSeconds }
        Start-Sleep 1
    }

    [pscustomobject]@{ Records = $count; Seconds = $last }
}

# What came, and whether once and in order.
function Measure-Record {
    param([Parameter(ValueFromPipeline)] $Call, [string] $IdName, [string] $TimeName)
    begin {
        $ids = [System.Collections.Generic.HashSet[long]]::new()
        $count = 0
        $isInOrder = $true
        $previous = [datetimeoffset]::MinValue
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
    }
    process {
        $count++
        $null = $ids.Add([long]$Call.$IdName)
        $time = [datetimeoffset]$Call.$TimeName
        if ($time -lt $previous) { $isInOrder = $false }
        $previous = $time
    }
    end { [pscustomobject]@{ Records = $count; Distinct = $ids.Count; IsInOrder = $isInOrder; Seconds = $watch.Elapsed.TotalSeconds } }
}

# Page after page of a range: a request starts when the last answer has come and a second has passed since the last start.
function Read-FarLoop {
    $range = 'created_at[from]={0}&created_at[to]={1}&sort_column=created_at&sort_direction=ASC' -f $After, $Before
    for ($page = 1; ; $page++) {
        $since = [System.Diagnostics.Stopwatch]::StartNew()
        $calls = Invoke-RestMethod "${Uri}manager/api/v1/calls?page=$page&per=100&$range" -Headers $headers
        $calls
        if (@($calls).Count -lt 100) { break }
        $left = 1010 - $since.ElapsedMilliseconds
        if ($left -gt 0) { Start-Sleep -Milliseconds $left }
    }
}

if ($Kind -like '*Cmdlet') {
    Import-Module $Module
    $null = Get-CcCall -Tenant (Connect-Tenant $WarmUri $env:CC_BENCH_WARM_TOKEN 0) -First 150
    $tenant = Connect-Tenant $Uri $env:CC_BENCH_TOKEN 1
}
else {
    $headers = Get-Header $env:CC_BENCH_WARM_TOKEN
    1..2 | ForEach-Object { $null = Invoke-RestMethod "${WarmUri}manager/api/v1/calls?page=$_&per=100" -Headers $headers }
    $headers = Get-Header $env:CC_BENCH_TOKEN
}

$null = New-Item "$Folder/$Name.ready" -ItemType File
while (-not (Test-Path "$Folder/go")) { [System.Threading.Thread]::Sleep(20) }
$result = switch ($Kind) {
    'Loop' { Read-Loop }
    'FarLoop' { Read-FarLoop | Measure-Record -IdName id -TimeName created_at }
    'FarCmdlet' { Get-CcCall -Tenant $tenant -CreatedAfter $After -CreatedBefore $Before | Measure-Record -IdName Id -TimeName CreatedAt }
    'Cmdlet' {
        1..$Runspaces | ForEach-Object -ThrottleLimit $Runspaces -Parallel {
            Import-Module $using:Module
            $count = 0
            $last = 0
            $limit = $using:Seconds
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            do {
                Get-CcCall -Tenant $using:tenant | ForEach-Object {
                    $count++
                    $last = $watch.Elapsed.TotalSeconds
                    if ($last -ge $limit) { break }
                }
            } while ($false)

            [pscustomobject]@{ Records = $count; Seconds = $last }
        }
    }
}
ConvertTo-Json @($result) | Set-Content "$Folder/$Name.part"
Move-Item "$Folder/$Name.part" "$Folder/$Name.json"
