# Runs every cmdlet against every way to fail, with all streams on, and leaves in a folder all that can be had of it. Privacy.Tests.ps1 looks through it.
param([string] $Module, [string] $Folder)
$ErrorActionPreference = 'Continue'
$VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'
Import-Module $Module
Add-Type -TypeDefinition (Get-Content "$PSScriptRoot/Tattler.cs" -Raw)
$cmdlets = & "$PSScriptRoot/Cmdlets.ps1"
$modes = 'good', '401', '403', '404', '422', '500', 'html', 'garbage', 'reset', 'redirect', 'wrong type', 'odd header'

# In pieces, so that no line of this script holds a whole one: errors quote the line that they come from.
$token = 'Canary/t0ken', '+of=the&pester' -join ''
$phone = '+5550', '177123' -join ''
$number = [long]('5550', '177123' -join '')
$person = 'ana.canary', '@example.net' -join ''
$secure = [securestring]::new()
foreach ($c in $token.ToCharArray()) { $secure.AppendChar($c) }
$credential = [pscredential]::new('customer', $secure)
$tattler = [ContactCenterTests.Tattler]::new()
$elsewhere = [ContactCenterTests.Tattler]::new()
$tattler.Elsewhere = $elsewhere.Uri
$VerbosePreference = $DebugPreference = 'Continue'

$null = Start-Transcript "$Folder/transcript.txt"
$tenant = Connect-CcTenant -Uri $tattler.Uri -UserName customer -Token $secure -RequestsPerSecond 0 -MaximumRetryCount 1 -NoVerify -Name watched
$problems = [System.Collections.Generic.List[object]]::new()
$records = [System.Collections.Generic.List[object]]::new()
$ran = [System.Collections.Generic.List[string]]::new()
$streams = [System.IO.StreamWriter]::new("$Folder/streams.txt")
foreach ($name in $cmdlets.Keys | Where-Object { Get-Command $_ -Module ContactCenter -ErrorAction Ignore }) {
    foreach ($mode in $modes) {
        $tattler.Mode = $mode
        Select-CcTenant $tenant
        $Error.Clear()
        $got = @(try { & $cmdlets[$name] *>&1 } catch { $_ })
        $ran.Add("$name, $mode, $($got.Count)")

        # To the transcript as a user sees it, and to a file with all that there is. Every error that there is ends up in the transcript by itself; to show them all takes long.
        if ($mode -in 'good', '401', '422', 'redirect') { $got | Out-Host }
        foreach ($one in $got) {
            $streams.WriteLine("=== $name, $mode, $($one.GetType().Name)")
            $streams.WriteLine("$one")
            if ($one -is [System.Management.Automation.ErrorRecord]) {
                for ($at = $one.Exception; $at; $at = $at.InnerException) {
                    $streams.WriteLine($at.ToString() + "`n" + $at.StackTrace + "`n" + ($at.Data.GetEnumerator() | ForEach-Object { "$($_.Key) $($_.Value)" }))
                }

                $streams.WriteLine("$($one.TargetObject) $($one.ErrorDetails) $($one.FullyQualifiedErrorId) $($one.CategoryInfo)")
            }
        }

        $problems.AddRange([object[]]@($Error))
        if ($mode -eq 'good') { $records.AddRange([object[]]@($got | Where-Object { $_ -isnot [System.Management.Automation.InformationalRecord] -and $_ -isnot [System.Management.Automation.ErrorRecord] })) }
    }
}

$streams.Dispose()
$null = Stop-Transcript
$tattler.Mode = 'good'
$VerbosePreference = $DebugPreference = 'SilentlyContinue'

# Each kind of error in full; of the others the exceptions are enough, because the records around them differ in nothing.
$kinds = @($problems | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | Group-Object { "$($_.FullyQualifiedErrorId)" } | ForEach-Object { $_.Group[0] })
$kinds | Format-List * -Force | Out-String -Width 4000 | Set-Content "$Folder/errors.txt"
$kinds | Export-Clixml "$Folder/errors.clixml"
$problems | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $_.Exception } else { $_ } } | Export-Clixml "$Folder/exceptions.clixml" -Depth 3
$kinds | Select-Object -First 3 | ForEach-Object { $_ | ConvertTo-Json -Depth 3 -WarningAction Ignore } | Set-Content "$Folder/errors.json"
$kinds | Select-Object -First 3 | ForEach-Object { $_.Exception | ConvertTo-Json -Depth 2 -WarningAction Ignore } | Set-Content "$Folder/exceptions.json"
$problems | ForEach-Object { "$($_.Exception.Message)" } | Set-Content "$Folder/messages.txt"

Get-CcTenant | Export-Clixml "$Folder/tenant.clixml" -Depth 5
Get-CcTenant | ConvertTo-Json -Depth 10 -WarningAction Ignore | Set-Content "$Folder/tenant.json"
Get-CcTenant | ForEach-Object { $_ | Format-List * -Force; $_ | Format-Table * -Force; $_ | Format-Custom -Depth 5; "$_" } | Out-String -Width 4000 | Set-Content "$Folder/tenant.txt"
$records | ForEach-Object { $_ | Format-List * -Force } | Out-String -Width 4000 | Set-Content "$Folder/records.txt"
$records | Export-Clixml "$Folder/records.clixml" -Depth 3

$server = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 5
$own = $server | Connect-CcTenant -Name sandbox
$null = Get-CcCall -First 2
$server, $own, $server.GetRequests() | ForEach-Object { $_ | Format-List * -Force; $_ | Format-Custom -Depth 3; $_ | ConvertTo-Json -Depth 2 -WarningAction Ignore } | Out-String -Width 4000 | Set-Content "$Folder/sandbox.txt"
$server.Credential.GetNetworkCredential().Password | Set-Content "$Folder/sandbox.token"

# What PowerShell itself shows of the binding of parameters.
& { Trace-Command -Name ParameterBinding, TypeConversion -PSHost -Expression { Connect-CcTenant -Uri $tattler.Uri -UserName customer -Token $secure -RequestsPerSecond 0 -Name traced } } *>&1 | Out-String -Width 4000 | Set-Content "$Folder/trace.txt"
$ran | Set-Content "$Folder/ran.txt"
$tattler.Heads | ForEach-Object { $_ -replace '[\r\n]+', ' | ' } | Set-Content "$Folder/wire.txt"
"$($elsewhere.Heads.Count)" | Set-Content "$Folder/elsewhere.count"
'the end'
