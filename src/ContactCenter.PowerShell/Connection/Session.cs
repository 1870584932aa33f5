using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace ContactCenter.PowerShell;

/// <summary>What is open in one runspace: the connections, the current one among them, and the sandboxes.</summary>
internal sealed class Session
{
    // Keyed by the runspace and held weakly: runspaces of one process do not see each other's connections, and a runspace that is gone keeps none.
    private static readonly ConditionalWeakTable<Runspace, Session> Sessions = new();

    private readonly object _gate = new();
    private readonly List<OpenTenant> _open = [];
    private readonly List<SandboxServer> _sandboxes = [];
    private Tenant? _current;

    /// <summary>That of the runspace which this thread runs commands for.</summary>
    public static Session Here => Sessions.GetValue(Runspace.DefaultRunspace, Create);

    /// <summary>That of the runspace, if a command of the module has run in it.</summary>
    public static Session? Find(Runspace? runspace) => runspace is not null && Sessions.TryGetValue(runspace, out Session session) ? session : null;

    /// <summary>The open connections, in the order in which they were opened.</summary>
    public IReadOnlyList<Tenant> Tenants
    {
        get
        {
            lock (_gate)
            {
                Prune();
                return [.. _open.Select(open => open.Tenant)];
            }
        }
    }

    public IReadOnlyList<SandboxServer> Sandboxes
    {
        get
        {
            lock (_gate)
            {
                _sandboxes.RemoveAll(sandbox => !sandbox.IsRunning);
                return [.. _sandboxes];
            }
        }
    }

    /// <summary>What has come in this runspace, for completion.</summary>
    public SeenNames Seen { get; } = new();

    /// <summary>The current connection; null where there is none. Nothing is opened.</summary>
    public Tenant? Current
    {
        get
        {
            lock (_gate)
            {
                Prune();
                return _current;
            }
        }
    }

    /// <summary>The current connection; where nothing is open, the one that the environment describes.</summary>
    /// <exception cref="ContactCenterException">There is none (<see cref="ErrorKind.NotConnected"/>).</exception>
    public Tenant GetCurrent()
    {
        lock (_gate)
        {
            Prune();
            if (_current is not null)
            {
                return _current;
            }

            if (_open.Count > 0)
            {
                throw Errors.NotConnected(Strings.NoCurrentTenant, OpenNames());
            }

            Add(new OpenTenant(EnvironmentTenant.Open(), null));
            return _current!;
        }
    }

    /// <summary>The open connection of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="message">What is said where there is none: with a place for the name, and one for the names of those that there are.</param>
    /// <exception cref="ContactCenterException">There is none (<see cref="ErrorKind.NotConnected"/>).</exception>
    public OpenTenant Get(string name, string message = Strings.TenantNotOpen)
    {
        lock (_gate)
        {
            Prune();
            return _open.Find(open => IsNamed(open, name)) ?? throw Errors.NotConnected(message, name, OpenNames()).About(name);
        }
    }

    /// <summary>Keeps a connection and makes it the current one. One of the same name is closed.</summary>
    public void Add(OpenTenant tenant)
    {
        lock (_gate)
        {
            Remove(open => IsNamed(open, tenant.Tenant.Name));
            _open.Add(tenant);
            Mark(tenant.Tenant);
        }
    }

    public void Add(SandboxServer sandbox)
    {
        lock (_gate)
        {
            _sandboxes.Add(sandbox);
        }
    }

    /// <summary>Makes a connection the current one.</summary>
    /// <exception cref="ContactCenterException">It is not open in this runspace (<see cref="ErrorKind.NotConnected"/>).</exception>
    public void Select(Tenant tenant)
    {
        lock (_gate)
        {
            Mark(Get(tenant.Name).Tenant == tenant ? tenant : throw Errors.NotConnected(Strings.TenantNotOpen, tenant.Name, OpenNames()).About(tenant.Name));
        }
    }

    public void Close(Tenant tenant)
    {
        lock (_gate)
        {
            Remove(open => open.Tenant == tenant);
        }

        // One of another runspace: it is closed all the same, and that runspace finds it closed.
        tenant.Dispose();
    }

    /// <summary>Closes the connections.</summary>
    public void CloseTenants()
    {
        lock (_gate)
        {
            Remove(_ => true);
        }
    }

    /// <summary>Closes the connections and stops the sandboxes.</summary>
    public void Close()
    {
        lock (_gate)
        {
            Remove(_ => true);
            foreach (SandboxServer sandbox in _sandboxes)
            {
                sandbox.Dispose();
            }

            _sandboxes.Clear();
        }
    }

    private static Session Create(Runspace runspace)
    {
        var session = new Session();
        runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Closed or RunspaceState.Broken)
            {
                session.Close();
            }
        };
        return session;
    }

    private static bool IsNamed(OpenTenant open, string name) => string.Equals(open.Tenant.Name, name, StringComparison.OrdinalIgnoreCase);

    private string OpenNames() => _open.Count == 0 ? Strings.NoneOpen : string.Join(", ", _open.Select(open => open.Tenant.Name));

    private void Remove(Predicate<OpenTenant> predicate)
    {
        foreach (OpenTenant open in _open.FindAll(predicate))
        {
            open.Dispose();
            _open.Remove(open);
            Seen.Forget(open.Tenant.Name);
        }

        if (_current?.IsOpen == false)
        {
            Mark(null);
        }
    }

    // A connection that was closed by its own Dispose, or from another runspace.
    private void Prune() => Remove(open => !open.Tenant.IsOpen);

    // The mark is a note on the object, so that every variable that holds the connection shows it as it is now.
    private void Mark(Tenant? current)
    {
        _current = current;
        foreach (OpenTenant open in _open)
        {
            PSMemberInfoCollection<PSMemberInfo> members = PSObject.AsPSObject(open.Tenant).Members;
            if (members["IsCurrent"] is PSMemberInfo mark)
            {
                mark.Value = open.Tenant == current;
            }
            else
            {
                members.Add(new PSNoteProperty("IsCurrent", open.Tenant == current));
            }
        }
    }
}
