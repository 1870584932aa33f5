using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace ContactCenter.PowerShell;

/// <summary>The commands by name, for completion, which knows no more of a command than that.</summary>
internal static class EndpointCommands
{
    private static readonly Lazy<Dictionary<string, Type>> Commands = new(() => (
        from type in typeof(EndpointCommands).Assembly.GetTypes()
        where typeof(IEndpointCommand).IsAssignableFrom(type) && !type.IsAbstract
        let name = type.GetCustomAttribute<CmdletAttribute>()
        where name is not null
        select (Name: name.VerbName + "-" + name.NounName, Type: type)).ToDictionary(item => item.Name, item => item.Type, StringComparer.OrdinalIgnoreCase));

    /// <summary>The command of that name, which can have the module's name before it, and what it reads.</summary>
    public static (Type Command, Endpoint Endpoint)? Find(string commandName)
    {
        string name = commandName.Substring(commandName.LastIndexOf('\\') + 1);
        if (!Commands.Value.TryGetValue(name, out Type command))
        {
            return null;
        }

        using var instance = (IDisposable)Activator.CreateInstance(command);
        return (command, ((IEndpointCommand)instance).Description);
    }
}
