using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ContactCenter.Loader;

/// <summary>
/// The first of the module's two nested modules. It prepares where the second, the cmdlets, finds what it references: apart from what
/// PowerShell and other
/// modules have loaded under the same names.
/// </summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <summary>Prepares the load context of PowerShell 7, or what stands for it on .NET Framework.</summary>
    /// <exception cref="FileNotFoundException">The module's folder is not complete.</exception>
    public void OnImport()
    {
        string bin = Path.GetDirectoryName(typeof(ModuleStart).Assembly.Location)!;
        if (RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal))
        {
            Resolver.Register(bin);
            return;
        }

        // netstandard2.0 knows no load contexts, hence an assembly of its own, and no reference to it.
        Assembly.LoadFrom(Path.Combine(bin, "net8.0", "ContactCenter.LoadContext.dll"))
            .GetType("ContactCenter.Loader.LoadContext", throwOnError: true)
            .GetMethod("Register")
            .Invoke(null, [bin]);
    }
}
