using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace ContactCenter.PowerShell;

/// <summary>What happens when the module is imported and removed.</summary>
public sealed class ModuleHooks : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly object Gate = new();
    private static bool s_known;

    /// <summary>Makes the record types known by name, so that [ContactCenter.Call] works in scripts.</summary>
    public void OnImport()
    {
        // Once in a process, because PowerShell keeps the names there, and runspaces may import at the same time.
        lock (Gate)
        {
            if (!s_known)
            {
                RegisterTypes();
                s_known = true;
            }
        }
    }

    /// <summary>Closes what is open in the runspace.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => Session.Find(Runspace.DefaultRunspace)?.Close();

    private static void RegisterTypes()
    {
        // PowerShell 7 looks for types in the default load context alone, and this assembly is in its own. The names are never taken back: other
        // runspaces of the process may be using them.
        System.Type? accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators");
        MethodInfo? add = accelerators?.GetMethod("Add", [typeof(string), typeof(System.Type)]);
        if (add is null)
        {
            return;
        }

        // From the second call on, a call by reflection would have a method compiled for it.
        var register = (Action<string, Type>)add.CreateDelegate(typeof(Action<string, Type>));
        foreach (Type type in typeof(Record).Assembly.GetExportedTypes().Where(type => type.Namespace == nameof(ContactCenter)))
        {
            register(type.FullName!, type);
        }

        // The views' own.
        register(nameof(ContactCenter) + "." + nameof(View), typeof(View));
    }
}
