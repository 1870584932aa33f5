# Stands in for SecretManagement where that is not to be had: the same cmdlets, as far as the module uses them, over the test's own vault.
Import-Module "$PSScriptRoot/../TestVault/TestVault.Extension" -Prefix Vault

function Get-SecretVault {
    [CmdletBinding()] param()
    if (Test-Path "$env:CC_TEST_VAULT/registered") { [pscustomobject]@{ Name = 'Test'; ModuleName = 'TestVault'; IsDefault = $true } }
}

function Set-Secret {
    [CmdletBinding()] param([string] $Name, [securestring] $SecureStringSecret, [string] $Vault)
    $null = Set-VaultSecret -Name $Name -Secret $SecureStringSecret -VaultName $Vault
}

function Get-Secret {
    [CmdletBinding()] param([string] $Name, [string] $Vault)
    $secret = Get-VaultSecret -Name $Name -VaultName $Vault
    if (-not $secret) { throw "There is no secret '$Name'." }
    $secret
}

function Remove-Secret {
    [CmdletBinding()] param([string] $Name, [string] $Vault)
    $null = Remove-VaultSecret -Name $Name -VaultName $Vault
}
