#if NET
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace ContactCenter.Loader;

/// <summary>Keeps the module's assemblies to itself: another Newtonsoft.Json or Polly in the process is neither used nor disturbed.</summary>
internal sealed class LoadContext(string folder) : AssemblyLoadContext("ContactCenter")
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // PowerShell's own assembly must be the one that is running, even if a copy were put into the folder.
        if (assemblyName.Name is not string name || string.Equals(name, "System.Management.Automation", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string path = Path.Combine(folder, name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
