# One process of the tests across processes: four runspaces that read all calls once they are let go, and say what they got.
param(
    [Parameter(Mandatory)] [string] $Module,
    [Parameter(Mandatory)] [uri] $Uri,
    [Parameter(Mandatory)] [string] $Name,
    [Parameter(Mandatory)] [string] $Folder,

    # The page size of the first reader; each has its own, by which the tenant's log tells them apart.
    [Parameter(Mandatory)] [int] $PageSize,

    [double] $Pace = 1
)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$token = [securestring]::new()
$env:CC_TEST_TOKEN.ToCharArray() | ForEach-Object { $token.AppendChar($_) }
$tenant = Connect-CcTenant -Uri $Uri -UserName sandbox -Token $token -NoVerify -RequestsPerSecond $Pace
$readers = [System.Threading.CountdownEvent]::new(4)
$go = [System.Threading.ManualResetEventSlim]::new()
$reading = 1..4 | ForEach-Object -ThrottleLimit 4 -AsJob -Parallel {
    Import-Module $using:Module
    $null = ($using:readers).Signal()
    if (-not ($using:go).Wait(300000)) { throw 'Nobody let it go.' }
    $ids = [System.Collections.Generic.List[long]]::new()
    $failure = ''
    try {
        Get-CcCall -Tenant $using:tenant -PageSize ($using:PageSize + $_ - 1) | ForEach-Object { $ids.Add($_.Id) }
    }
    catch {
        $failure = "$_"
    }

    [pscustomobject]@{ PageSize = $using:PageSize + $_ - 1; Count = $ids.Count; Distinct = [System.Collections.Generic.HashSet[long]]::new($ids).Count; Failure = $failure }
}
if (-not $readers.Wait(120000)) { throw 'The readers did not start.' }
$null = New-Item "$Folder/$Name.ready" -ItemType File

# Whoever started it may have been ended meanwhile.
$watch = [System.Diagnostics.Stopwatch]::StartNew()
while (-not (Test-Path "$Folder/go")) {
    if ($watch.Elapsed.TotalMinutes -gt 5) { throw 'Nobody let it go.' }
    [System.Threading.Thread]::Sleep(20)
}

$go.Set()
$reading | Receive-Job -Wait | ConvertTo-Json -AsArray | Set-Content "$Folder/$Name.json.part"
Move-Item "$Folder/$Name.json.part" "$Folder/$Name.json"
