# A vault of SecretManagement for tests: a file for each secret, in the folder CC_TEST_VAULT. While a file 'locked' lies there it asks for a password, as real vaults do.
$ErrorActionPreference = 'Stop'

function Wait-Unlock {
    if (Test-Path "$env:CC_TEST_VAULT/locked") { $null = Read-Host 'Password of the vault' }
}

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Wait-Unlock
    if (Test-Path "$env:CC_TEST_VAULT/$Name") { Import-Clixml "$env:CC_TEST_VAULT/$Name" }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)
    Wait-Unlock
    $Secret | Export-Clixml "$env:CC_TEST_VAULT/$Name"
    $true
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Wait-Unlock
    Remove-Item "$env:CC_TEST_VAULT/$Name"
    $true
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    Get-ChildItem $env:CC_TEST_VAULT -File | Where-Object Name -Like $Filter | ForEach-Object {
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($_.Name, [Microsoft.PowerShell.SecretManagement.SecretType]::SecureString, $VaultName)
    }
}

function Test-SecretVault {
    param([string] $VaultName, [hashtable] $AdditionalParameters)
    $true
}
