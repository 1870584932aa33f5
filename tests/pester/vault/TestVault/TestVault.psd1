@{
    ModuleVersion     = '1.0.0'
    GUID              = '0d8a3c57-8ee7-4a3e-9a37-2b8d6f1c4a10'
    NestedModules     = @('./TestVault.Extension')
    FunctionsToExport = @()
    PrivateData       = @{ PSData = @{ Tags = @('SecretManagement') } }
}
