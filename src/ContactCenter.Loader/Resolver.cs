using System;
using System.IO;
using System.Reflection;

namespace ContactCenter.Loader;

/// <summary>
/// Finds what the cmdlets reference for .NET Framework, which has no load contexts but keeps versions of a signed assembly apart. It
/// answers only an exact
/// identity, so that no other module is given this one's copy for a different version.
/// </summary>
internal sealed class Resolver
{
    private static readonly object Gate = new();
    private static Resolver? s_resolver;

    private readonly string _folder;

    private Resolver(string folder)
    {
        _folder = folder;
    }

    public static void Register(string bin)
    {
        lock (Gate)
        {
            if (s_resolver is null)
            {
                s_resolver = new Resolver(Path.Combine(bin, "netstandard2.0"));
                AppDomain.CurrentDomain.AssemblyResolve += s_resolver.Resolve;
            }
        }
    }

    private Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string? name = new AssemblyName(request.Name).Name;
        string path = Path.Combine(_folder, name + ".dll");
        return File.Exists(path) && string.Equals(AssemblyName.GetAssemblyName(path).FullName, request.Name, StringComparison.OrdinalIgnoreCase)
            ? Assembly.LoadFrom(path)
            : null;
    }
}
