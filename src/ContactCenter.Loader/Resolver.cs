using System;
using System.IO;
using System.Reflection;

namespace ContactCenter.Loader;

/// <summary>
/// Finds the module's assemblies for .NET Framework, which has no load contexts but keeps versions of a signed assembly apart. Apart from the main assembly,
/// whose name is the module's own, only an exact identity is answered, so that no other module is ever given this one's copy for a different version.
/// </summary>
internal sealed class Resolver
{
    private static readonly object Gate = new();
    private static Resolver? s_resolver;

    private readonly string _folder;
    private readonly string _main;

    private Resolver(string folder, string main)
    {
        _folder = folder;
        _main = main;
    }

    public static void Register(string bin, string main)
    {
        lock (Gate)
        {
            if (s_resolver is null)
            {
                s_resolver = new Resolver(Path.Combine(bin, "netstandard2.0"), main);
                AppDomain.CurrentDomain.AssemblyResolve += s_resolver.Resolve;
            }
        }
    }

    private Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string? name = new AssemblyName(request.Name).Name;
        string path = Path.Combine(_folder, name + ".dll");
        return File.Exists(path) && (string.Equals(name, _main, StringComparison.OrdinalIgnoreCase)
            || string.Equals(AssemblyName.GetAssemblyName(path).FullName, request.Name, StringComparison.OrdinalIgnoreCase))
            ? Assembly.LoadFrom(path)
            : null;
    }
}
