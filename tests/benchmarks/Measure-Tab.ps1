# How long the Tab key takes in a fresh process whose session has seen some calls: for each line the first time, and after that.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$null = Connect-CcTenant -Sandbox -RequestsPerSecond 0
$null = Get-CcCall -First 200

# What PowerShell itself needs the first time is not counted.
$null = TabExpansion2 'Get-Date -For' 13
$results = foreach ($one in 'Get-CcCall -Status f', 'Get-CcAgentActivity -AgentId ') {
    $times = foreach ($i in 1..11) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $completion = TabExpansion2 $one $one.Length
        $watch.Elapsed.TotalMilliseconds
        if ($completion.CompletionMatches.Count -eq 0) { throw "Nothing completes '$one'." }
    }

    [pscustomobject]@{ Line = $one; First = $times[0]; Later = $times[1..10] }
}
[Console]::Out.WriteLine((ConvertTo-Json @($results) -Compress))
