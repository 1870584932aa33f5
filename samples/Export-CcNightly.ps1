#Requires -Version 5.1
#Requires -Modules ContactCenter
<#
.SYNOPSIS
    Writes the calls of a day into a CSV file, without personal data, unattended.
.DESCRIPTION
    The day is read in slices of some hours. Each slice is written aside and gets its name when it is complete; when all are there, they are joined to
    calls-<day>.csv. A run that was cut off leaves its complete slices behind, and the next run with the same parameters goes on from there. In the file
    each call stands exactly once.

    Calls change after midnight: they end, they are rated. -UpdatedAfter reads those that changed since, and replaces their rows in the files of their days.

    Personal data is replaced by a keyed hash, so that the same person stays the same from file to file.

    The tenant's address, the credential and the key of the hash come from the parameters; else, in Azure Automation, from the assets ContactCenterUri
    (a variable), ContactCenter and ContactCenterKey (credentials; of the second, the password counts); else from the environment variables CC_SUBDOMAIN,
    CC_DOMAIN, CC_TOKEN, CC_USERNAME and CC_HASH_KEY.

    Whatever fails ends the run with an error, which makes the exit code 1 and the job in Azure Automation failed. A call that can't be read is an error, too,
    but only after the file has been written without it; the next run for that day reads it again.
.OUTPUTS
    One object that says what was done.
.EXAMPLE
    ./Export-CcNightly.ps1 -Path /var/lib/contactcenter
.EXAMPLE
    ./Export-CcNightly.ps1 -Path /var/lib/contactcenter -UpdatedAfter '-2d'
#>
[CmdletBinding(DefaultParameterSetName = 'Day')]
[OutputType([pscustomobject])]
param(
    # The folder for the files: one for each tenant.
    [Parameter(Mandatory)] [string] $Path,

    # The day: any time in it, in the zone of -TimeZone. It has to be over.
    [Parameter(ParameterSetName = 'Day')] [string] $Date = 'yesterday',

    # How many hours are read at a time.
    [Parameter(ParameterSetName = 'Day')] [ValidateRange(1, 25)] [int] $SliceHours = 6,

    # Reads what changed since then, instead of a day.
    [Parameter(Mandatory, ParameterSetName = 'Changes')] [string] $UpdatedAfter,

    # The address of the tenant, such as https://customer.uc1.example.com.
    [uri] $Uri,

    # The user name (the subdomain) and the token.
    [pscredential] $Credential,

    # The name of a profile that Connect-CcTenant -Save has saved, instead of address and credential.
    [string] $ProfileName,

    # The key of the hash, at least 16 characters.
    [securestring] $Key,

    # The zone in which a day begins and ends. Left out, it is the machine's.
    [string] $TimeZone,

    # What the tenant allows.
    [double] $RequestsPerSecond = 1
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$utf8 = [System.Text.UTF8Encoding]::new($false)
$inAutomation = [bool](Get-Command Get-AutomationVariable -ErrorAction Ignore)

# What an administrator has set down for runbooks: in Azure Automation as an asset, elsewhere in the environment.
function Get-Address {
    if ($inAutomation) { Get-AutomationVariable -Name 'ContactCenterUri' }
    elseif ($env:CC_SUBDOMAIN) { "https://$env:CC_SUBDOMAIN.$env:CC_DOMAIN" }
}

function Get-Login {
    if ($inAutomation) { Get-AutomationPSCredential -Name 'ContactCenter' }
    elseif ($env:CC_TOKEN) {
        $token = [securestring]::new()
        foreach ($character in $env:CC_TOKEN.ToCharArray()) { $token.AppendChar($character) }
        $user = if ($env:CC_USERNAME) { $env:CC_USERNAME } else { $env:CC_SUBDOMAIN }
        [pscredential]::new($user, $token)
    }
}

function Get-HashKey {
    if ($inAutomation) { (Get-AutomationPSCredential -Name 'ContactCenterKey').Password }
    elseif ($env:CC_HASH_KEY) { , [System.Text.Encoding]::UTF8.GetBytes($env:CC_HASH_KEY) }
}

# At the edges of summer time a day has 23 or 25 hours, and there are days without a midnight: the module knows what is meant then.
function Get-Instant {
    param($Time)
    $expression = if ($Time -is [datetime]) { [ContactCenter.TimeExpression]::new($Time) } else { [ContactCenter.TimeExpression]::Parse($Time) }
    $expression.Resolve($tenant.TimeZone, [datetimeoffset]::UtcNow)
}

function Get-DayFile {
    param([datetimeoffset] $Time)
    $day = [System.TimeZoneInfo]::ConvertTime($Time, $tenant.TimeZone).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
    Join-Path $folder "calls-$day.csv"
}

# Calls as lines of a CSV file, the same in every culture. A call that can't be read is an error of its own, and the others come.
function Get-Line {
    param([hashtable] $Filter)
    Get-CcCall @Filter -Tenant $tenant -ErrorAction Continue -ErrorVariable +unreadable |
        Protect-CcRecord -Method Hash -Key $hashKey |
        ConvertTo-CcFlatRecord -Type Call |
        ConvertTo-Csv -NoTypeInformation |
        Select-Object -Skip 1
}

# Writes lines beside the file, and gives their number. A name without .part is given to what is complete only.
function Write-Part {
    param([string] $File, [scriptblock] $Line)
    $count = 0
    $writer = [System.IO.StreamWriter]::new("$File.part", $false, $utf8)
    try {
        & $Line | ForEach-Object {
            $writer.WriteLine($_)
            $count++
        }
    }
    finally {
        $writer.Dispose()
    }

    $count
}

# Makes the file of a header and of parts that have none.
function Join-Part {
    param([string] $File, [string[]] $Part)
    $target = [System.IO.File]::Create("$File.part")
    try {
        $header = $utf8.GetBytes('"' + ((ConvertTo-CcFlatRecord -Type Call -HeaderOnly) -join '","') + '"' + [System.Environment]::NewLine)
        $target.Write($header, 0, $header.Length)
        foreach ($one in $Part) {
            $source = [System.IO.File]::OpenRead($one)
            try { $source.CopyTo($target) } finally { $source.Dispose() }
        }
    }
    finally {
        $target.Dispose()
    }

    # In one step: whoever looks finds the old file or the new one.
    if (Test-Path -LiteralPath $File) { [System.IO.File]::Replace("$File.part", $File, [System.Management.Automation.Language.NullString]::Value) } else { [System.IO.File]::Move("$File.part", $File) }
}

function Export-Day {
    param([string] $Time, [int] $Hours)
    $day = [System.TimeZoneInfo]::ConvertTime((Get-Instant $Time), $tenant.TimeZone).Date
    $from = Get-Instant $day
    $to = Get-Instant $day.AddDays(1)
    if ($to -gt [datetimeoffset]::UtcNow) { throw "The day is not over yet: $(Split-Path (Get-DayFile $from) -Leaf) would not be whole." }

    $file = Get-DayFile $from
    $aside = "$file.slices"
    $calls = $read = $kept = 0

    # Beside a file that lacks calls lies one that says so: the day is read again then, since they may be readable by now.
    $lacking = "$file.unreadable"
    if ((Test-Path -LiteralPath $file) -and -not (Test-Path -LiteralPath $lacking)) {
        $calls = (Import-Csv -LiteralPath $file -Encoding utf8 | Measure-Object).Count
    }
    else {
        $null = New-Item $aside -ItemType Directory -Force
        Get-ChildItem -LiteralPath $aside -Filter *.lacking.csv | Remove-Item
        $slices = for ($start = $from; $start -lt $to; $start = $end) {
            $end = if ($start.AddHours($Hours) -lt $to) { $start.AddHours($Hours) } else { $to }

            # The name says what is in it, so that a run with other slices takes nothing for its own.
            $name = [string]::Format([cultureinfo]::InvariantCulture, '{0:yyyyMMddTHHmm}-{1:yyyyMMddTHHmm}', $start, $end)
            $slice = Get-ChildItem -LiteralPath $aside -Filter "$name.*.csv"
            if ($slice) {
                $kept++
            }
            else {
                $before = $unreadable.Count
                $count = Write-Part (Join-Path $aside $name) { Get-Line @{ CreatedAfter = $start; CreatedBefore = $end } }
                $whole = Join-Path $aside "$name.$count.$(if ($unreadable.Count -gt $before) { 'lacking.' })csv"
                Move-Item -LiteralPath (Join-Path $aside "$name.part") $whole
                $slice = Get-Item -LiteralPath $whole
                $read++
            }

            $calls += [int]$slice.Name.Split('.')[1]
            $slice.FullName
        }

        if ($unreadable.Count -gt 0) { Set-Content -LiteralPath $lacking "$($unreadable.Count) calls could not be read. The next run reads the day again." }
        Join-Part $file $slices
        if ($unreadable.Count -eq 0) { Remove-Item -LiteralPath $lacking -ErrorAction Ignore }
    }

    # What is left of slices is of no use once the file is there.
    Remove-Item -LiteralPath $aside -Recurse -Force -ErrorAction Ignore
    @{ File = $file; Calls = $calls; SlicesRead = $read; SlicesKept = $kept }
}

# Only the days that have a file are brought up to date. What changed comes last in it. However much that is, no more than the ids is held in memory.
function Merge-Change {
    param([string] $Since)
    $ids = @{}
    $writers = @{}
    try {
        Get-CcCall -UpdatedAfter (Get-Instant $Since) -CreatedBefore today -Tenant $tenant -ErrorAction Continue -ErrorVariable +unreadable |
            Protect-CcRecord -Method Hash -Key $hashKey |
            ConvertTo-CcFlatRecord -Type Call |
            ForEach-Object {
                $file = Get-DayFile ([datetimeoffset]::Parse($_.CreatedAt, [cultureinfo]::InvariantCulture))
                if (Test-Path -LiteralPath $file) {
                    if (-not $ids.ContainsKey($file)) {
                        $ids[$file] = [System.Collections.Generic.HashSet[string]]::new()
                        $writers[$file] = [System.IO.StreamWriter]::new("$file.changed.part", $false, $utf8)
                    }

                    $null = $ids[$file].Add("$($_.Id)")
                    $writers[$file].WriteLine(($_ | ConvertTo-Csv -NoTypeInformation)[1])
                }
            }
    }
    finally {
        foreach ($writer in $writers.Values) { $writer.Dispose() }
    }

    $calls = 0
    foreach ($old in @($ids.Keys | Sort-Object)) {
        $changed = $ids[$old]
        $calls += $changed.Count
        $null = Write-Part "$old.kept" {
            Import-Csv -LiteralPath $old -Encoding utf8 | Where-Object { -not $changed.Contains($_.Id) } | ConvertTo-Csv -NoTypeInformation | Select-Object -Skip 1
        }
        Join-Part $old "$old.kept.part", "$old.changed.part"
        Remove-Item -LiteralPath "$old.kept.part", "$old.changed.part"
    }

    @{ File = @($ids.Keys | Sort-Object); Calls = $calls; SlicesRead = 0; SlicesKept = 0 }
}

$unreadable = [System.Collections.ArrayList]::new()
$folder = (New-Item $Path -ItemType Directory -Force).FullName
$hashKey = if ($Key) { $Key } else { Get-HashKey }
if (-not $hashKey) { throw 'The key of the hash is missing: give -Key, or set CC_HASH_KEY.' }

# Two runs at a time would write into each other's files. The lock goes with the process, however that ends.
$lock = try { [System.IO.File]::Open((Join-Path $folder '.lock'), 'OpenOrCreate', 'ReadWrite', 'None') } catch [System.IO.IOException] { throw "Another run writes into $folder, or nothing can be written there: $($_.Exception.Message)" }

# What a run that was cut off left unfinished.
Get-ChildItem -LiteralPath $folder -Filter *.part | Remove-Item
$tenant = $null
try {
    $options = @{ RequestsPerSecond = $RequestsPerSecond }
    if ($TimeZone) { $options.TimeZone = $TimeZone }
    if ($ProfileName) {
        $options.Profile = $ProfileName
    }
    else {
        $options.Uri = if ($Uri) { $Uri } else { Get-Address }
        $options.Credential = if ($Credential) { $Credential } else { Get-Login }
        if (-not $options.Uri -or -not $options.Credential) { throw 'It is not said which tenant is meant: give -Uri and -Credential, or -ProfileName, or set CC_SUBDOMAIN, CC_DOMAIN and CC_TOKEN.' }
    }

    $tenant = Connect-CcTenant @options
    $done = if ($UpdatedAfter) { Merge-Change $UpdatedAfter } else { Export-Day $Date $SliceHours }
    [pscustomobject]@{
        File       = $done.File
        Calls      = $done.Calls
        SlicesRead = $done.SlicesRead
        SlicesKept = $done.SlicesKept
        Unreadable = $unreadable.Count
        Requests   = $tenant.RequestCount
        Retries    = $tenant.RetryCount
    }
}
finally {
    if ($tenant) { Disconnect-CcTenant $tenant }
    $lock.Dispose()
}

if ($unreadable.Count -gt 0) { throw "$($unreadable.Count) calls could not be read and are not in the file. The errors above name them." }
