$framework = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
$null = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($PSScriptRoot, 'bin', $framework, 'ContactCenter.Loader.dll'))
$inner = Microsoft.PowerShell.Core\Import-Module -Assembly ([ContactCenter.Loader.ModuleLoader]::Load()) -PassThru

# A second import in the process finds the inner module in PowerShell's cache and does not hand its cmdlets on to this one
# (https://github.com/PowerShell/PowerShell/issues/20710).
$module = $ExecutionContext.SessionState.Module
$export = $module.GetType().GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $inner.ExportedCmdlets.Values) {
    $null = $export.Invoke($module, @(, $cmdlet))
}
