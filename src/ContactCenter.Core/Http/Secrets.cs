using System;

namespace ContactCenter.Http;

/// <summary>Taking out of a text what must not be shown.</summary>
internal static class Secrets
{
    private const string Mask = "***";

    /// <summary>The text without the secret, in whatever case: the host of an address comes in lower case.</summary>
    public static string Without(string text, string secret)
    {
        for (int place = 0; secret.Length > 0 && (place = text.IndexOf(secret, place, StringComparison.OrdinalIgnoreCase)) >= 0; place += Mask.Length)
        {
            text = text.Substring(0, place) + Mask + text.Substring(place + secret.Length);
        }

        return text;
    }
}
