using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ContactCenter.Loader;

/// <summary>
/// Keeps what the cmdlets reference to itself: another Newtonsoft.Json or Polly in the process is neither used nor disturbed.
/// </summary>
public sealed class LoadContext : AssemblyLoadContext
{
    private static readonly object Gate = new();
    private static LoadContext? s_context;

    private readonly string[] _folders;

    private LoadContext(string bin)
        : base("ContactCenter")
    {
        // Machine code made ahead is good for one version of .NET on one system. Where there is none for the one that runs, there is still the IL.
        // Alpine calls itself linux-musl-x64, and so does not get what was made for linux-x64.
        string images = $"net{Environment.Version.ToString(2)}-{RuntimeInformation.RuntimeIdentifier}";
        _folders = [Path.Combine(bin, images), Path.Combine(bin, "netstandard2.0")];
    }

    /// <summary>
    /// Finds the assemblies of this context for those outside it. Once in a process, however often the module is imported.
    /// </summary>
    /// <param name="bin">The folder with a folder of assemblies for each runtime.</param>
    public static void Register(string bin)
    {
        lock (Gate)
        {
            if (s_context is null)
            {
                s_context = new LoadContext(bin);
                Default.Resolving += (_, name) => s_context.Find(name);
            }
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // PowerShell's own assembly must be the one that is running, even if a copy were put into the folder.
        if (assemblyName.Name is not string name || string.Equals(name, "System.Management.Automation", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (string folder in _folders)
        {
            string path = Path.Combine(folder, name + ".dll");
            if (File.Exists(path))
            {
                return LoadFromAssemblyPath(path);
            }
        }

        return null;
    }

    // Anyone may ask: only an exact identity is answered, so that no other module is given this one's copy for a different version.
    private Assembly? Find(AssemblyName name)
    {
        Assembly? found = Load(name);
        return string.Equals(found?.FullName, name.FullName, StringComparison.OrdinalIgnoreCase) ? found : null;
    }
}
