using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace ContactCenter.PowerShell;

/// <summary>What happens when the module is imported and removed.</summary>
public sealed class ModuleHooks : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <summary>Makes the record types known by name, so that [ContactCenter.Call] works in scripts.</summary>
    public void OnImport()
    {
        // PowerShell 7 looks for types in the default load context alone, and this assembly is in its own. The names are never taken back: other
        // runspaces of the process may be using them.
        System.Type? accelerators = typeof(PSObject).Assembly.GetType("System.Management.Automation.TypeAccelerators");
        MethodInfo? add = accelerators?.GetMethod("Add", [typeof(string), typeof(System.Type)]);
        if (add is null)
        {
            return;
        }

        foreach (Type type in typeof(Record).Assembly.GetExportedTypes().Where(type => type.Namespace == nameof(ContactCenter)))
        {
            add.Invoke(null, [type.FullName, type]);
        }

        // The views' own.
        add.Invoke(null, [nameof(ContactCenter) + "." + nameof(View), typeof(View)]);
    }

    /// <summary>Closes what is open in the runspace.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo) => Session.Find(Runspace.DefaultRunspace)?.Close();
}
