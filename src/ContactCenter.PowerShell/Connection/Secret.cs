using System.Security;

namespace ContactCenter.PowerShell;

/// <summary>A token that came as plain text, from the environment or from the sandbox.</summary>
internal static class Secret
{
    public static SecureString From(string text)
    {
        var secret = new SecureString();
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
