# Dot-sourced by every test file: the built module, and short ways to a tenant and to what it was sent.
$ErrorActionPreference = 'Stop'
$ModulePath = if ($env:CC_TEST_MODULE) {
    $env:CC_TEST_MODULE
}
else {
    $root = "$PSScriptRoot/../.."
    "$root/output/ContactCenter/$((Import-PowerShellDataFile "$root/ContactCenter.psd1").ModuleVersion)/ContactCenter.psd1"
}

. "$PSScriptRoot/Children.ps1"
$PowerShellPath = Get-PowerShellPath
if (-not (Get-Module ContactCenter)) {
    Import-Module $ModulePath
}

# A sandbox with the given options and a connection to it, which becomes the current one.
function Start-TestTenant {
    param([hashtable] $Sandbox = @{}, [hashtable] $Connect = @{})
    $options = @{ RequestsPerSecond = 0; Days = 3; CallsPerDay = 100 }
    foreach ($key in $Sandbox.Keys) { $options[$key] = $Sandbox[$key] }
    $server = Start-CcSandbox @options
    $tenant = $server | Connect-CcTenant -NoVerify -TimeZone UTC @Connect
    [pscustomobject]@{ Server = $server; Tenant = $tenant }
}

# A sandbox with the options that Start-CcSandbox does not have.
function Start-Sandbox {
    param([hashtable] $Option = @{}, [string[]] $Fault = @())

    # Its types come with the first sandbox, and have no names in scripts.
    Start-CcSandbox -Days 1 -CallsPerDay 0 | Stop-CcSandbox
    $assembly = [System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'ContactCenter.Sandbox' }
    $optionsType, $faultType, $tenantType = 'Options', 'Fault', 'Tenant' | ForEach-Object { $assembly.GetType("ContactCenter.Sandbox.Sandbox$_", $true) }
    $options = [System.Activator]::CreateInstance($optionsType)
    foreach ($name in $Option.Keys) { $options.$name = $Option[$name] }
    $faults = [System.Array]::CreateInstance($faultType, $Fault.Count)
    for ($i = 0; $i -lt $Fault.Count; $i++) { $faults[$i] = $faultType::Parse($Fault[$i]) }
    $options.Faults = $faults
    $tenantType::Start($options) | Add-Member -MemberType ScriptMethod -Name GetRequests -Value { $this.Requests } -PassThru
}

function Stop-TestTenant {
    Disconnect-CcTenant -All
    Stop-CcSandbox
}

# The requests as the tenant saw them, unescaped, without the path's beginning: those for calls, unless another path is given.
function Get-Sent {
    param($Server, [string] $Path = 'calls')
    foreach ($request in $Server.GetRequests()) {
        if ($request.Path -like "/manager/api/v1/$Path") {
            [System.Uri]::UnescapeDataString($request.PathAndQuery) -replace '^/manager/api/v1/', ''
        }
    }
}

# A server that says what it is told: from paths under the API (without query) to bodies, or to numbers for a status;
# the body 'ids' is a list of the records that were asked for by id[]. What it does not know is 404.
function Start-Stub {
    param([hashtable] $Answers, [hashtable] $Connect = @{})
    if (-not ('ContactCenterTests.Stub' -as [type])) {
        Add-Type -TypeDefinition (Get-Content "$PSScriptRoot/Stub.cs" -Raw)
    }

    $stub = [ContactCenterTests.Stub]::new()
    foreach ($path in $Answers.Keys) {
        if ($Answers[$path] -is [int]) { $stub.Answer($path, $Answers[$path], '{}') } else { $stub.Answer($path, 200, $Answers[$path]) }
    }

    $tenant = Connect-CcTenant -Uri $stub.Uri -UserName stub -Token (New-Token) -RequestsPerSecond 0 -NoVerify -TimeZone UTC @Connect
    [pscustomobject]@{ Server = $stub; Tenant = $tenant }
}

# What Tab gives for a line.
function Get-Completion {
    param([string] $Line)
    [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches
}

# The id of the error that a script ends in; empty where it ends in none.
function Get-ErrorId {
    param([scriptblock] $Script)
    try {
        $null = & $Script
        ''
    }
    catch {
        $_.FullyQualifiedErrorId.Split(',')[0]
    }
}

function New-Token {
    param([string] $Text = 'test')
    $token = [securestring]::new()
    foreach ($c in $Text.ToCharArray()) { $token.AppendChar($c) }
    $token
}
