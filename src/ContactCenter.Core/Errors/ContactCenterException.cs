using System;

namespace ContactCenter;

/// <summary>Something went wrong that the caller can act on: <see cref="Kind"/> says what, the message says what to do next.</summary>
public sealed class ContactCenterException : Exception
{
    /// <summary>Makes an error.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What happened, to which request, and what to do next. It must hold no secret and no personal data.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ContactCenterException(ErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>What went wrong.</summary>
    public ErrorKind Kind { get; }

    /// <summary>The status of the answer, such as 404; null where there was no answer.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>The id of the record that it is about; null where it is about none.</summary>
    public long? RecordId { get; internal set; }

    /// <summary>Whether the same request may well succeed a little later.</summary>
    internal bool IsTransient { get; set; }

    /// <summary>How long the tenant asked to wait; null where it did not say.</summary>
    internal TimeSpan? RetryAfter { get; set; }
}
