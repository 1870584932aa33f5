#if NETFRAMEWORK
using System;
using System.IO;
using System.Reflection;

namespace ContactCenter.Loader;

/// <summary>
/// Finds the module's assemblies for .NET Framework, which has no load contexts but keeps versions of a signed assembly apart. Only an exact identity is
/// answered, so that no other module is ever given this one's copy for a different version.
/// </summary>
internal sealed class Resolver
{
    private readonly string _folder;

    public Resolver(string folder)
    {
        _folder = folder;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    public Assembly Load(string path) => Assembly.LoadFrom(path);

    private Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string path = Path.Combine(_folder, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(path) && string.Equals(AssemblyName.GetAssemblyName(path).FullName, request.Name, StringComparison.OrdinalIgnoreCase)
            ? Assembly.LoadFrom(path)
            : null;
    }
}
#endif
