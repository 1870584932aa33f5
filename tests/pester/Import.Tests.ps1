Describe 'The module' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $folder = Split-Path $ModulePath
        $manifest = Import-PowerShellDataFile $ModulePath
    }

    It 'exports what its manifest says, and nothing else' {
        (Get-Command -Module ContactCenter).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        Test-ModuleManifest $ModulePath | Should -Not -BeNullOrEmpty
    }

    It 'brings its own assemblies and none of PowerShell' {
        Get-ChildItem $folder -Recurse -Filter *.dll | ForEach-Object { [System.IO.Path]::GetRelativePath($folder, $_.FullName).Replace('\', '/') } | Sort-Object | Should -Be @(
            'bin/net472/ContactCenter.Loader.dll'
            'bin/net8.0/ContactCenter.Loader.dll'
            'bin/netstandard2.0/ContactCenter.Core.dll'
            'bin/netstandard2.0/ContactCenter.PowerShell.dll'
            'bin/netstandard2.0/ContactCenter.Sandbox.dll'
            'bin/netstandard2.0/Newtonsoft.Json.dll'
            'bin/netstandard2.0/Polly.dll'
            'bin/netstandard2.0/TimeZoneConverter.dll'
        )
    }

    It 'has the version of its manifest in its assemblies' {
        [System.Reflection.AssemblyName]::GetAssemblyName("$folder/bin/netstandard2.0/ContactCenter.Core.dll").Version.ToString(3) | Should -Be $manifest.ModuleVersion
    }

    It 'keeps its assemblies in a load context of its own' {
        $context = [System.Runtime.Loader.AssemblyLoadContext]
        $context::GetLoadContext([ContactCenter.Call].Assembly).Name | Should -Be 'ContactCenter'
        $context::Default.Assemblies | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -in 'ContactCenter.Core', 'ContactCenter.PowerShell', 'ContactCenter.Sandbox', 'Polly' } | Should -BeNullOrEmpty
    }

    It 'makes its types known to a param block, also after -Force and in a second runspace' {
        $script = @"
function Show { param([Parameter(ValueFromPipeline)] [ContactCenter.Call] `$Call, [ContactCenter.RecordList[ContactCenter.Photo]] `$Photos) process { "call:`$(`$Call.GetType().FullName)" } }
Import-Module '$ModulePath'
[ContactCenter.Call]::new() | Show
Import-Module '$ModulePath' -Force
[ContactCenter.Call]::new() | Show
(Get-Command -Module ContactCenter).Count
Remove-Module ContactCenter
Import-Module '$ModulePath'
(Get-Command -Module ContactCenter).Count
`$second = [powershell]::Create()
`$second.AddScript({ param(`$path) Import-Module `$path; function Show { param([ContactCenter.Call] `$Call) 'second' }; Show ([ContactCenter.Call]::new()); (Get-Command -Module ContactCenter).Count }).AddArgument('$ModulePath').Invoke()
`$second.Streams.Error
"@
        $count = $manifest.CmdletsToExport.Count
        (Invoke-Fresh $script) -split '\r?\n' | Should -Be @('call:ContactCenter.Call', 'call:ContactCenter.Call', "$count", "$count", 'second', "$count")
    }

    It 'knows every public type of the client by name' {
        foreach ($type in [ContactCenter.Call].Assembly.GetExportedTypes() | Where-Object { $_.Namespace -eq 'ContactCenter' -and -not $_.IsGenericType }) {
            [System.Management.Automation.LanguagePrimitives]::ConvertTo($type.FullName, [type]) | Should -Be $type
        }
    }

    It 'closes what is open when it is removed' {
        $second = [powershell]::Create()
        $server, $tenant = $second.AddScript({
                param($path)
                Import-Module $path
                $server = Start-CcSandbox -Days 1 -CallsPerDay 10
                $server
                $server | Connect-CcTenant -NoVerify
                Remove-Module ContactCenter
            }).AddArgument($ModulePath).Invoke()
        $second.Streams.Error | Should -BeNullOrEmpty
        $tenant.IsOpen | Should -BeFalse
        $server.IsRunning | Should -BeFalse
    }

    It 'closes what is open when its runspace is closed' {
        $second = [powershell]::Create()
        $server, $tenant = $second.AddScript({
                param($path)
                Import-Module $path
                $server = Start-CcSandbox -Days 1 -CallsPerDay 10
                $server
                $server | Connect-CcTenant -NoVerify
            }).AddArgument($ModulePath).Invoke()
        $tenant.IsOpen | Should -BeTrue
        $second.Runspace.Close()
        $tenant.IsOpen | Should -BeFalse
        $server.IsRunning | Should -BeFalse
    }
}

Describe 'Another Newtonsoft.Json and another Polly' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"

        # Assemblies of the same names with other versions, as other modules bring them. The compiler is the one of Add-Type, which can't name an assembly itself.
        $fakes = Join-Path $TestDrive 'fakes'
        $null = New-Item $fakes -ItemType Directory
        $made = Invoke-Fresh @"
Add-Type 'public class Warm { }'
function New-Fake {
    param(`$Name, `$Version, `$Source)
    `$code = '[assembly: System.Reflection.AssemblyVersion("{0}")] {1}' -f `$Version, `$Source
    `$compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
        `$Name,
        [Microsoft.CodeAnalysis.SyntaxTree[]][Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText(`$code),
        [Microsoft.CodeAnalysis.MetadataReference[]][Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location),
        [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new('DynamicallyLinkedLibrary'))
    [Microsoft.CodeAnalysis.FileSystemExtensions]::Emit(`$compilation, "$fakes/`$Name.dll").Success
}
New-Fake Newtonsoft.Json 99.0.0.0 'namespace Newtonsoft.Json { public class Fake { } public class JsonTextReader { } }'
New-Fake Polly 5.0.0.0 'namespace Polly { public class Fake { } public class Policy { } }'
"@
        # PowerShell has a Newtonsoft.Json of its own, so that in the default context no other one can be loaded by anybody.
        $load = @"
`$null = [System.Reflection.Assembly]::LoadFile("$fakes/Newtonsoft.Json.dll")
`$null = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath("$fakes/Polly.dll")
"@
        # One answer fails, so that Polly has something to do.
        $use = @"
Import-Module '$ModulePath'
`$null = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 200 -Fault '1=503' | Connect-CcTenant
"calls:`$(@(Get-CcCall -First 5).Count) retries:`$((Get-CcTenant).RetryCount)"
"@
        $ask = @"
foreach (`$name in 'Newtonsoft.Json', 'Polly') {
    "`$name " + (([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq `$name } | ForEach-Object { `$_.GetName().Version.Major } | Sort-Object) -join ',')
}
[Newtonsoft.Json.Fake].Name + [Polly.Fake].Name
"@
    }

    It 'do no harm when they are loaded before' {
        $made | Should -Match '^True\s+True$'
        Invoke-Fresh "$load`n$use`n$ask" | Should -Match '^calls:5 retries:1\s+Newtonsoft.Json 13(,13)?,99\s+Polly 5,7\s+FakeFake$'
    }

    It 'are what others get when they are loaded after' {
        Invoke-Fresh "$use`n$load`n$ask" | Should -Match '^calls:5 retries:1\s+Newtonsoft.Json 13(,13)?,99\s+Polly 5,7\s+FakeFake$'
    }
}
