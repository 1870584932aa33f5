using System;

namespace ContactCenter;

/// <summary>One message of an e-mail conversation (reference, "email_threads").</summary>
public sealed class EmailThread : ApiObject
{
    /// <summary>The message's id.</summary>
    public long? Id { get; set; }

    /// <summary>The subject.</summary>
    [PersonalData]
    public string? Subject { get; set; }

    /// <summary>How many files came with it.</summary>
    public int? AttachmentCount { get; set; }

    /// <summary>Whether it came in or went out.</summary>
    public string? Direction { get; set; }

    /// <summary>Whether it has been read.</summary>
    public bool? IsRead { get; set; }

    /// <summary>Whether it is a draft.</summary>
    public bool? IsDraft { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it last changed, in UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The direction and the id.</summary>
    public override string ToString() => TextOf.NameAndId(Direction, Id);
}
