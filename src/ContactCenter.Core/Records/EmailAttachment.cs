namespace ContactCenter;

/// <summary>A file that came with an e-mail (reference, "email_attachments").</summary>
public sealed class EmailAttachment : ApiObject
{
    /// <summary>The file's id.</summary>
    public long? Id { get; set; }

    /// <summary>The kind of file, such as email_content.</summary>
    public string? FileType { get; set; }

    /// <summary>Where the file is.</summary>
    [PersonalData]
    public string? Url { get; set; }

    /// <summary>The kind and the id.</summary>
    public override string ToString() => TextOf.NameAndId(FileType, Id);
}
