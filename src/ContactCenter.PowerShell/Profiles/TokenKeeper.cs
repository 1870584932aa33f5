using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;
using System.Security;
using System.Threading;

namespace ContactCenter.PowerShell;

/// <summary>
/// Where the tokens of profiles are kept: in a vault of SecretManagement, on Windows else encrypted for this user (DPAPI), else nowhere. It asks in a runspace of its
/// own, which has no host that could prompt: a vault that is locked is an error, never a question that nobody answers.
/// </summary>
internal sealed class TokenKeeper(CancellationToken stop) : IDisposable
{
    private const string SecretManagement = "Microsoft.PowerShell.SecretManagement";

    private readonly Runspace _runspace = Open();

    public void Dispose() => _runspace.Dispose();

    /// <summary>Keeps a token and notes in the profile where.</summary>
    /// <param name="profile">The profile whose token it is.</param>
    /// <param name="token">The token.</param>
    /// <param name="vault">The vault that the user named, or null for the default one.</param>
    /// <exception cref="ContactCenterException">There is no safe place for it (<see cref="ErrorKind.TokenNotSaved"/>).</exception>
    public void Keep(Profile profile, SecureString token, string? vault)
    {
        vault = Choose(vault);
        if (vault is not null)
        {
            Try(Strings.VaultRefused, vault, () => Run("Set-Secret", ("Name", profile.SecretName), ("SecureStringSecret", token), ("Vault", vault)));
            (profile.Vault, profile.ProtectedToken) = (vault, null);
            return;
        }

        Try(Strings.DpapiRefused, string.Empty, () => profile.ProtectedToken = Run("ConvertFrom-SecureString", ("SecureString", token)).Single().BaseObject.ToString());
        profile.Vault = null;
    }

    /// <summary>The token of a profile.</summary>
    /// <exception cref="ContactCenterException">It can't be had (<see cref="ErrorKind.NotConnected"/>).</exception>
    public SecureString Fetch(Profile profile)
    {
        try
        {
            if (profile.Vault is null && !IsWindows)
            {
                throw new NotSupportedException("it was saved on Windows, and can be read there alone");
            }

            if (profile.Vault is not null)
            {
                ImportSecretManagement();
            }

            Collection<PSObject> found = profile.Vault is null
                ? Run("ConvertTo-SecureString", ("String", profile.ProtectedToken!))
                : Run("Get-Secret", ("Name", profile.SecretName), ("Vault", profile.Vault));
            return found.Count == 1 && found[0].BaseObject is SecureString token ? token : throw new InvalidOperationException("what is kept there is no SecureString");
        }
        catch (Exception error) when (error is RuntimeException and not PipelineStoppedException or InvalidOperationException or NotSupportedException)
        {
            throw Errors.NotConnected(Strings.TokenNotFound, profile.Name, Place(profile), error.Message);
        }
    }

    /// <summary>Takes the token of a profile out of its vault.</summary>
    /// <returns>Why it could not be done, or null.</returns>
    public string? Forget(Profile profile)
    {
        if (profile.Vault is null)
        {
            return null;
        }

        try
        {
            ImportSecretManagement();
            Run("Remove-Secret", ("Name", profile.SecretName), ("Vault", profile.Vault));
            return null;
        }
        catch (Exception error) when (error is RuntimeException and not PipelineStoppedException or InvalidOperationException)
        {
            return Errors.Text(Strings.TokenStays, profile.SecretName, profile.Vault, error.Message);
        }
    }

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    private static Runspace Open()
    {
        Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        return runspace;
    }

    private static string Place(Profile profile) => profile.Vault is null ? Strings.PlaceDpapi : Errors.Text(Strings.PlaceVault, profile.Vault);

    /// <summary>The vault to use; null for DPAPI.</summary>
    private string? Choose(string? named)
    {
        string lacking;
        try
        {
            ImportSecretManagement();
            List<(string Name, bool IsDefault)> vaults = [.. Run("Get-SecretVault").Select(vault => ((string)vault.Properties["Name"].Value, vault.Properties["IsDefault"]?.Value is true))];
            string all = string.Join(", ", vaults.Select(vault => vault.Name));
            if (named is not null)
            {
                string? match = vaults.Select(vault => vault.Name).FirstOrDefault(name => string.Equals(name, named, StringComparison.OrdinalIgnoreCase));
                return match ?? throw Errors.Make(ErrorKind.TokenNotSaved, Strings.VaultUnknown, named, vaults.Count == 0 ? Strings.NoneOpen : all);
            }

            if (vaults.Count > 0)
            {
                return vaults.Count == 1 ? vaults[0].Name : vaults.FirstOrDefault(vault => vault.IsDefault).Name ?? throw Errors.Make(ErrorKind.TokenNotSaved, Strings.VaultAmbiguous, all);
            }

            lacking = Strings.NoVault;
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            lacking = Errors.Text(Strings.NoSecretManagement, error.Message);
        }

        return IsWindows && named is null ? null : throw Errors.Make(ErrorKind.TokenNotSaved, Strings.NoPlace, lacking);
    }

    private static void Try(string refused, string where, Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is RuntimeException and not PipelineStoppedException or InvalidOperationException)
        {
            throw Errors.Make(ErrorKind.TokenNotSaved, refused, where, error.Message);
        }
    }

    private void ImportSecretManagement() => Run("Import-Module", ("Name", SecretManagement));

    private Collection<PSObject> Run(string command, params (string Name, object Value)[] parameters)
    {
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddCommand(command);
        foreach ((string name, object value) in parameters)
        {
            shell.AddParameter(name, value);
        }

        shell.AddParameter("ErrorAction", ActionPreference.Stop);
        using (stop.Register(() => shell.BeginStop(null, null)))
        {
            return shell.Invoke();
        }
    }
}
