Describe 'The module' {
    BeforeAll {
        . "$PSScriptRoot/Common.ps1"
        $folder = Split-Path $ModulePath
        $manifest = Import-PowerShellDataFile $ModulePath

        function Get-Library {
            Get-ChildItem $folder -Recurse -Filter *.dll | ForEach-Object { $_.FullName.Substring($folder.Length + 1).Replace('\', '/') } | Sort-Object
        }
    }

    It 'exports what its manifest says, and nothing else' {
        (Get-Command -Module ContactCenter).Name | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        (Get-Module -ListAvailable $ModulePath).ExportedCommands.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
        Test-ModuleManifest $ModulePath -ErrorAction Stop | Should -Not -BeNullOrEmpty
    }

    It 'brings its own assemblies and none of PowerShell' {
        Get-Library | Where-Object { $_ -notmatch '/net[0-9.]+-' } | Should -Be @(
            'bin/ContactCenter.Loader.dll'
            'bin/ContactCenter.PowerShell.dll'
            'bin/net8.0/ContactCenter.LoadContext.dll'
            'bin/netstandard2.0/ContactCenter.Core.dll'
            'bin/netstandard2.0/ContactCenter.Sandbox.dll'
            'bin/netstandard2.0/Newtonsoft.Json.dll'
            'bin/netstandard2.0/Polly.dll'
            'bin/netstandard2.0/TimeZoneConverter.dll'
        )
    }

    It 'brings machine code for every .NET and system that it is made for' {
        $images = @(Get-Library | Where-Object { $_ -match '/net[0-9.]+-' })
        if (-not $images) {
            Set-ItResult -Skipped -Because 'its compilers were not in reach when the module was built'
            return
        }

        $images | Should -Be @(
            foreach ($set in 'net10.0-linux-x64', 'net10.0-win-x64', 'net8.0-linux-x64', 'net8.0-win-x64') {
                "bin/$set/ContactCenter.Core.dll"
                "bin/$set/Newtonsoft.Json.dll"
            }
        )
    }

    It 'brings machine code that was made from the IL beside it' {
        if ($PSVersionTable.PSVersion.Major -lt 6 -or -not (Test-Path "$folder/bin/net*-*")) {
            Set-ItResult -Skipped -Because 'there is none, or nothing of .NET that reads it'
            return
        }

        # The compiler of C# gives every assembly that it makes an id, and the compiler of machine code keeps it.
        function Get-VersionId {
            param([string] $Path)
            $reader = [System.Reflection.PortableExecutable.PEReader]::new([System.IO.File]::OpenRead($Path))
            try {
                $metadata = [System.Reflection.Metadata.PEReaderExtensions]::GetMetadataReader($reader)
                $metadata.GetGuid($metadata.GetModuleDefinition().Mvid)
            }
            finally {
                $reader.Dispose()
            }
        }

        foreach ($image in Get-Item "$folder/bin/net*-*/*.dll") {
            Get-VersionId $image.FullName | Should -Be (Get-VersionId "$folder/bin/netstandard2.0/$($image.Name)") -Because "$($image.FullName) is machine code for it"
        }
    }

    It 'uses the machine code that was made for what runs, and works without any' {
        $set = "net$([System.Environment]::Version.ToString(2))-$([System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)"
        $copy = "$TestDrive/il"
        Copy-Item $folder $copy -Recurse
        Get-ChildItem "$copy/bin" -Directory -Filter net*-* | Remove-Item -Recurse
        $use = @'
Import-Module '{0}'
$null = Connect-CcTenant -Sandbox -RequestsPerSecond 0
"calls:$(@(Get-CcCall -First 3).Count)"
[System.AppDomain]::CurrentDomain.GetAssemblies().Location | Where-Object {{ $_ -like '{1}*' }} | ForEach-Object {{ $_.Substring('{1}'.Length + 1).Replace('\', '/') }} | Sort-Object

# A method that is made ready is compiled, by this thread, only where there is no machine code for it.
$flags = [System.Reflection.BindingFlags]'Instance, Static, Public, NonPublic, DeclaredOnly'
$types = [ContactCenter.Call].Assembly.GetTypes() | Where-Object {{ -not $_.ContainsGenericParameters -and -not $_.IsInterface }}
$methods = $types | ForEach-Object {{ $_.GetMethods($flags) }} | Where-Object {{ -not $_.IsAbstract -and -not $_.ContainsGenericParameters }}
$handles = @($methods.MethodHandle)
$compiled = 0
foreach ($handle in $handles) {{
    $before = [System.Runtime.JitInfo]::GetCompiledMethodCount($true)
    [System.Runtime.CompilerServices.RuntimeHelpers]::PrepareMethod($handle)
    $compiled += [System.Runtime.JitInfo]::GetCompiledMethodCount($true) - $before
}}
"compiled:$compiled"
'@
        $before, $after = foreach ($path in $copy, $folder) {
            $path = (Resolve-Path $path).Path
            $said = (Invoke-Fresh ($use -f (Join-Path $path ContactCenter.psd1), $path)) -split '\r?\n'
            $said | Should -Contain 'calls:3'
            $used = if (Test-Path "$path/bin/$set") { $set } else { 'netstandard2.0' }
            $said | Where-Object { $_ -like 'bin/*' } | Should -Be @(
                @(
                    'bin/ContactCenter.Loader.dll'
                    'bin/ContactCenter.PowerShell.dll'
                    'bin/net8.0/ContactCenter.LoadContext.dll'
                    "bin/$used/ContactCenter.Core.dll"
                    'bin/netstandard2.0/ContactCenter.Sandbox.dll'
                    "bin/$used/Newtonsoft.Json.dll"
                    'bin/netstandard2.0/Polly.dll'
                ) | Sort-Object
            )
            [int]($said[-1] -replace 'compiled:')
        }

        if (Test-Path "$folder/bin/$set") {
            # 860 and 14 when this was written.
            $before | Should -BeGreaterThan 400
            $after | Should -BeLessThan ($before / 10)
        }
    }

    It 'has the version of its manifest in its assemblies' {
        [System.Reflection.AssemblyName]::GetAssemblyName("$folder/bin/netstandard2.0/ContactCenter.Core.dll").Version.ToString(3) | Should -Be $manifest.ModuleVersion
    }

    It 'keeps what its cmdlets reference in a load context of its own' {
        $context = [System.Runtime.Loader.AssemblyLoadContext]
        $context::GetLoadContext([ContactCenter.Call].Assembly).Name | Should -Be 'ContactCenter'
        $context::Default.Assemblies | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -in 'ContactCenter.Core', 'ContactCenter.Sandbox', 'Polly', 'TimeZoneConverter' } | Should -BeNullOrEmpty
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

    It 'is one module with one copy of everything in runspaces that import it at the same time' {
        $script = @"
1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
    Import-Module '$ModulePath'
    "`$((Get-Command Get-CcCall).Source) `$([ContactCenter.Call].Name) `$((Get-Command -Module ContactCenter).Count)"
} | Sort-Object -Unique
[System.AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { `$_.GetName().Name } | Where-Object { `$_ -like 'ContactCenter.*' } | Sort-Object
"@
        (Invoke-Fresh $script) -split '\r?\n' | Should -Be @(
            "ContactCenter Call $($manifest.CmdletsToExport.Count)"
            'ContactCenter.Core'
            'ContactCenter.LoadContext'
            'ContactCenter.Loader'
            'ContactCenter.PowerShell'
        )
    }

    It 'names only files that are there, on every edition' -ForEach 'Core', 'Desktop' {
        # As PowerShell reads it: in restricted language, where the edition is the only variable.
        $text = [scriptblock]::Create((Get-Content $ModulePath -Raw).Replace('$PSEdition', "'$_'"))
        $text.CheckRestrictedLanguage([string[]]@(), [string[]]@(), $false)
        $said = & $text
        $files = @($said.RootModule) + $said.NestedModules + $said.TypesToProcess + $said.FormatsToProcess | Where-Object { $_ }
        $files | Should -Contain 'bin/ContactCenter.PowerShell.dll'
        foreach ($file in $files) {
            Join-Path $folder $file | Should -Exist
        }

        # A file of this name is what Windows PowerShell would load instead of an assembly.
        Get-ChildItem $folder -Recurse -Include *.psm1, *.cdxml | Should -BeNullOrEmpty
    }

    It 'has what .NET Framework needs instead: an answer to exact identities only' {
        # .NET raises the event of .NET Framework too, so that it can be asked here.
        $polly = [System.Reflection.AssemblyName]::GetAssemblyName("$folder/bin/netstandard2.0/Polly.dll").FullName
        $script = @"
`$loader = [System.Reflection.Assembly]::LoadFrom('$folder/bin/ContactCenter.Loader.dll')
`$register = `$loader.GetType('ContactCenter.Loader.Resolver').GetMethod('Register')
1..2 | ForEach-Object { `$null = `$register.Invoke(`$null, @('$folder/bin')) }
foreach (`$name in '$polly', '$($polly -replace 'Version=\d+', 'Version=99')') {
    try { [System.IO.Path]::GetFileName([System.Reflection.Assembly]::Load([System.Reflection.AssemblyName]`$name).Location) } catch { 'none' }
}
"@
        (Invoke-Fresh $script) -split '\r?\n' | Should -Be 'Polly.dll', 'none'
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

Describe 'Another Newtonsoft.Json, Polly and TimeZoneConverter' {
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
New-Fake TimeZoneConverter 3.0.0.0 'namespace TimeZoneConverter { public class Other { } public class TZConvert { } }'
"@
        # PowerShell has a Newtonsoft.Json of its own, so that in the default context no other one can be loaded by anybody.
        $load = @"
`$null = [System.Reflection.Assembly]::LoadFile("$fakes/Newtonsoft.Json.dll")
`$null = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath("$fakes/Polly.dll")
`$null = [System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath("$fakes/TimeZoneConverter.dll")
"@
        # One answer fails, so that Polly has something to do.
        $use = @"
Import-Module '$ModulePath'
`$null = Start-CcSandbox -RequestsPerSecond 0 -Days 1 -CallsPerDay 200 -Fault '1=503' | Connect-CcTenant
"calls:`$(@(Get-CcCall -First 5).Count) retries:`$((Get-CcTenant).RetryCount)"
# A name that no system knows is looked up in TimeZoneConverter.
try { Connect-CcTenant -Sandbox -TimeZone Nowhere/Land } catch { "zone:`$(`$_.Exception.Message -match 'Nowhere/Land')" }
"@
        $ask = @"
foreach (`$name in 'Newtonsoft.Json', 'Polly', 'TimeZoneConverter') {
    "`$name " + (([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq `$name } | ForEach-Object { `$_.GetName().Version.Major } | Sort-Object) -join ',')
}
[Newtonsoft.Json.Fake].Name + [Polly.Fake].Name + [TimeZoneConverter.Other].Name
"@
    }

    It 'do no harm when they are loaded before' {
        $made | Should -Match '^True\s+True\s+True$'
        Invoke-Fresh "$load`n$use`n$ask" | Should -Match '^calls:5 retries:1\s+zone:True\s+Newtonsoft.Json 13(,13)?,99\s+Polly 5,7\s+TimeZoneConverter 3,8\s+FakeFakeOther$'
    }

    It 'are what others get when they are loaded after' {
        Invoke-Fresh "$use`n$load`n$ask" | Should -Match '^calls:5 retries:1\s+zone:True\s+Newtonsoft.Json 13(,13)?,99\s+Polly 5,7\s+TimeZoneConverter 3,8\s+FakeFakeOther$'
    }
}
