namespace ContactCenter;

/// <summary>What went wrong. The names are the stable error ids that scripts can rely on.</summary>
public enum ErrorKind
{
    /// <summary>No connection is open, or the one that was named is not.</summary>
    NotConnected,

    /// <summary>A value that was given can't be used.</summary>
    InvalidArgument,

    /// <summary>A record was given that refers to nothing of the wanted kind.</summary>
    WrongRecordKind,

    /// <summary>The tenant does not accept the credentials (401).</summary>
    Unauthorized,

    /// <summary>The tenant does not allow it (403).</summary>
    Forbidden,

    /// <summary>There is no such record or path (404).</summary>
    NotFound,

    /// <summary>The tenant refuses the request (another 4xx).</summary>
    InvalidRequest,

    /// <summary>The tenant went on refusing for the rate limit (429).</summary>
    RateLimited,

    /// <summary>The tenant failed (5xx).</summary>
    ServerError,

    /// <summary>No connection to the tenant could be made, or it broke.</summary>
    ConnectionFailed,

    /// <summary>The tenant did not answer in time.</summary>
    Timeout,

    /// <summary>The tenant answered with something that is not what it should be.</summary>
    InvalidResponse,

    /// <summary>One record of a page could not be read; the others could.</summary>
    InvalidRecord,

    /// <summary>The tenant sent the request on to another host, port or scheme, where the credentials must not go.</summary>
    UnsafeRedirect,

    /// <summary>There is no safe place to keep the token.</summary>
    TokenNotSaved,
}
