using System.IO;
using System.Reflection;

namespace ContactCenter.Loader;

/// <summary>Loads the module's own assemblies, apart from those that PowerShell or other modules have loaded under the same names.</summary>
public static class ModuleLoader
{
    private const string MainAssembly = "ContactCenter.PowerShell.dll";

    private static readonly object Gate = new();
    private static Assembly? s_main;

    /// <summary>The assembly with the cmdlets. It is loaded once in a process, however often the module is imported.</summary>
    /// <exception cref="FileNotFoundException">The module's folder is not complete.</exception>
    public static Assembly Load()
    {
        lock (Gate)
        {
            return s_main ??= LoadMain();
        }
    }

    private static Assembly LoadMain()
    {
        string here = Path.GetDirectoryName(typeof(ModuleLoader).Assembly.Location)!;
        string folder = Path.GetFullPath(Path.Combine(here, "..", "netstandard2.0"));
#if NET
        return new LoadContext(folder).LoadFromAssemblyPath(Path.Combine(folder, MainAssembly));
#else
        return new Resolver(folder).Load(Path.Combine(folder, MainAssembly));
#endif
    }
}
