# Dot-sourced by every test file: the built module, and short ways to a tenant and to what it was sent.
$ErrorActionPreference = 'Stop'
$ModulePath = if ($env:CC_TEST_MODULE) {
    $env:CC_TEST_MODULE
}
else {
    $root = "$PSScriptRoot/../.."
    "$root/output/ContactCenter/$((Import-PowerShellDataFile "$root/ContactCenter.psd1").ModuleVersion)/ContactCenter.psd1"
}

$PowerShellPath = [System.Diagnostics.Process]::GetCurrentProcess().MainModule.FileName
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

function Stop-TestTenant {
    Disconnect-CcTenant -All
    Stop-CcSandbox
}

# The requests for calls as the tenant saw them, unescaped, without the path's beginning.
function Get-Sent {
    param($Server)
    foreach ($request in $Server.GetRequests()) {
        if ($request.Path -like '*/calls') {
            [System.Uri]::UnescapeDataString($request.PathAndQuery) -replace '^/manager/api/v1/', ''
        }
    }
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

# Runs a script in a fresh process of the same PowerShell; what it says comes back as one text.
function Invoke-Fresh {
    param([string] $Script, [hashtable] $Environment = @{})
    $file = Join-Path $TestDrive "$([guid]::NewGuid()).ps1"
    Set-Content $file $Script -Encoding utf8
    foreach ($key in $Environment.Keys) { [System.Environment]::SetEnvironmentVariable($key, $Environment[$key]) }
    try {
        (& $PowerShellPath -NoProfile -NonInteractive -File $file 2>&1 | Out-String).Trim()
    }
    finally {
        foreach ($key in $Environment.Keys) { [System.Environment]::SetEnvironmentVariable($key, $null) }
    }
}
