using System;

namespace ContactCenter.PowerShell;

/// <summary>Which connection is meant: one by its name among those that are open in the runspace, or the object itself.</summary>
public sealed class TenantReference
{
    private readonly string? _name;
    private readonly ContactCenter.Tenant? _tenant;
    private readonly ContactCenterException? _problem;

    /// <summary>The connection of that name.</summary>
    /// <param name="name">What the connection is called; case makes no difference.</param>
    public TenantReference(string name) => _name = name ?? throw new ArgumentNullException(nameof(name));

    /// <summary>The connection itself, from this runspace or another one of the process.</summary>
    /// <param name="tenant">The connection.</param>
    public TenantReference(ContactCenter.Tenant tenant) => _tenant = tenant ?? throw new ArgumentNullException(nameof(tenant));

    internal TenantReference(ContactCenterException problem) => _problem = problem;

    /// <summary>The connection's name.</summary>
    public override string ToString() => _name ?? _tenant?.Name ?? string.Empty;

    /// <summary>The open connection.</summary>
    /// <param name="session">Where it is open.</param>
    /// <param name="message">What is said where there is none of that name: see <see cref="Session.Get"/>.</param>
    /// <exception cref="ContactCenterException">It is not open (<see cref="ErrorKind.NotConnected"/>).</exception>
    internal ContactCenter.Tenant Resolve(Session session, string message = Strings.TenantNotOpen)
    {
        if (_problem is not null)
        {
            throw _problem;
        }

        if (_tenant is null)
        {
            return session.Get(_name!, message).Tenant;
        }

        return _tenant.IsOpen ? _tenant : throw Errors.NotConnected(Strings.TenantClosed, _tenant.Name).About(_tenant.Name);
    }
}
