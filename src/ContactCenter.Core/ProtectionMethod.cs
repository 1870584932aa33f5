namespace ContactCenter;

/// <summary>What becomes of personal data.</summary>
public enum ProtectionMethod
{
    /// <summary>Nothing is left: null.</summary>
    Remove,

    /// <summary>A hint is left that helps a person to tell records apart: the first letter, or the last two digits of a telephone number. Numbers and short texts leave nothing.</summary>
    Mask,

    /// <summary>A keyed hash (HMAC-SHA-256) takes its place: the same value gives the same hash, and without the key nobody can try values.</summary>
    Hash,
}
