namespace ContactCenter.Sandbox;

/// <summary>How a refusal for too many requests says when to come back.</summary>
public enum RetryAfterForm
{
    /// <summary>As a number of seconds, rounded up.</summary>
    Seconds,

    /// <summary>As an HTTP date, rounded up to the second.</summary>
    Date,

    /// <summary>Not at all.</summary>
    None,
}
