namespace System.Security.Cryptography.X509Certificates;

/// <summary>Loads certificates as .NET 9 does.</summary>
internal static class X509CertificateLoader
{
    public static X509Certificate2 LoadPkcs12(byte[] data, string? password) => new(data, password);
}
